package io.tieout.ledger.rest;

import static org.hamcrest.Matchers.contains;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.MappingKind;
import io.tieout.event.ReferenceDataEvent.MappingChanged;
import io.tieout.event.SourceRole;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// Every instance holds all codes of a tenant, so there is a limit to what sources can teach it.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class CodeLimitIT {

    private static final String TENANT = "full";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void atTheLimitANewCodeIsRecordedAndNotLearntAndAKeptOneChanges() throws SQLException {
        new Tables(stack).execute("ledger_writer", TENANT, """
                        INSERT INTO cross_reference (tenant, source, kind, code, version, validities, saved_by, learnt_from,
                               saved_at)
                        SELECT 'full', 'stripe-us', 'tender', 'T' || n, 1, '[]', 'stripe-us', gen_random_uuid(), now()
                          FROM generate_series(1, 100000) n""");
        Client client = new Client(stack, TENANT);

        client.send(means("voucher-x"), means("T7"));

        client.get("/v1/cross-references/stripe-us/tender/voucher-x").statusCode(404);
        client.get("/v1/cross-references/stripe-us/tender/T7")
                .statusCode(200)
                .body("validities.canonical", contains("card"));
    }

    private static MappingChanged means(String code) {
        return new MappingChanged(
                new TestEvents(TENANT).envelope(TestEvents.PROCESSOR, SourceRole.PROCESSOR, code),
                Instant.parse("2026-03-01T00:00:00Z"),
                MappingKind.TENDER,
                "card");
    }
}
