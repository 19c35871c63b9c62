package io.tieout.ledger.app;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.FactKey;
import io.tieout.event.codec.EventRecord;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// A reference that too many events carry stops joining, so that it cannot glue a whole shop together, and what it had
/// joined is taken apart.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class HubIT {

    private static final int LIMIT = 500;

    private static final String GROUPS = """
            SELECT count(DISTINCT coalesce(a.survivor, e.transaction))
              FROM event e LEFT JOIN transaction_alias a ON a.absorbed = e.transaction
             WHERE e.tenant = ?""";

    /// Rows that database transactions changed in place, by table.
    private static final String UPDATED = """
            SELECT coalesce(sum(n_tup_upd), 0) FROM pg_stat_all_tables WHERE relname LIKE ?""";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    RecordEvents recordEvents;

    @Test
    void takesApartWhatItHadJoined() {
        Tables tables = new Tables(stack);
        TestEvents events = new TestEvents("hub");
        record(refunds(events, 0, 400));
        record(refunds(events, 400, LIMIT));
        assertThat(tables.count(GROUPS, "hub")).isEqualTo(1);

        Told told = record(refunds(events, LIMIT, LIMIT + 20));

        assertThat(tables.count(GROUPS, "hub")).isEqualTo(LIMIT + 20);
        assertThat(told.splits())
                .hasSize(LIMIT)
                .allSatisfy(split -> assertThat(split.split().number()).isEqualTo(1));
        assertThat(told.events()).allSatisfy(event -> assertThat(event.split()).isEqualTo(1));

        record(List.of(
                events.posted("CM-1", "1.00", TestEvents.refund(TestEvents.STOREFRONT, "R510")),
                events.posted("CM-2", "1.00", TestEvents.refund(TestEvents.STOREFRONT, "R10"))));
        Told again = record(refunds(events, LIMIT, LIMIT + 20));
        assertThat(tables.count(GROUPS, "hub"))
                .as("others still join, repeats change nothing")
                .isEqualTo(LIMIT + 20);
        assertThat(again.splits())
                .as("nobody knows whether it was told")
                .containsExactlyInAnyOrderElementsOf(told.splits());
        assertThat(tables.count("SELECT count(*) FROM grouping_reference WHERE tenant = 'hub' AND type = 'order'"))
                .as("findable all the same")
                .isEqualTo(LIMIT + 20);
    }

    @Test
    void doesNotJoinABatchThatExceedsTheLimitAlone() {
        TestEvents events = new TestEvents("hub-at-once");

        Told told = record(refunds(events, 0, 600));

        assertThat(new Tables(stack).count(GROUPS, "hub-at-once")).isEqualTo(600);
        assertThat(told.splits()).as("nothing was joined").isEmpty();
    }

    /// Whatever a hub grows to, what it costs is bounded by the limit: rows that are touched, the largest transaction,
    /// what is told.
    @Test
    void isBoundedByTheLimitHoweverManyEventsCarryIt() {
        Tables tables = new Tables(stack);
        TestEvents events = new TestEvents("hub-of-many");
        int size = 10_000;
        int batch = 400;
        long eventsBefore = updated(tables, "event_2%");
        long referencesBefore = updated(tables, "joining_reference");
        int splits = 0;
        for (int from = 0; from < size; from += batch) {
            splits += record(refunds(events, from, from + batch)).splits().size();
            assertThat(tables.count("""
                            SELECT max(events) FROM (
                                SELECT count(*) AS events FROM event WHERE tenant = 'hub-of-many' GROUP BY transaction) g"""))
                    .as("largest transaction after %d events", from + batch)
                    .isLessThanOrEqualTo(LIMIT);
        }

        assertThat(tables.count(GROUPS, "hub-of-many")).isEqualTo(size);
        assertThat(splits).isEqualTo(batch);
        assertThat(updated(tables, "event_2%") - eventsBefore).isBetween(1L, (long) LIMIT);
        assertThat(updated(tables, "joining_reference") - referencesBefore).isLessThanOrEqualTo(LIMIT + 2L);
        assertThat(tables.count("SELECT count(*) FROM joining_reference WHERE tenant = 'hub-of-many' AND value = 'H'"))
                .as("no row that every event would wait for")
                .isZero();
        assertThat(tables.count("SELECT count(*) FROM transaction_split WHERE tenant = 'hub-of-many'"))
                .isEqualTo(batch);
        assertThat(tables.count("""
                        SELECT count(DISTINCT event) FROM grouping_reference
                         WHERE tenant = 'hub-of-many' AND type = 'order' AND value = 'H'""")).isEqualTo(size);
        assertThat(new Recorded(tables, "hub-of-many").leftOver()).isEmpty();
    }

    @Test
    void itsIdLeadsToEveryTransactionAndWhatItNamedIsNamed() {
        String tenant = "hub-api";
        TestEvents events = new TestEvents(tenant);
        record(refunds(events, 0, LIMIT));
        List<ErpEntryPosted> posted = IntStream.range(0, 10)
                .mapToObj(i -> events.posted("CM-" + i, "1.00", TestEvents.refund(TestEvents.STOREFRONT, "R" + i)))
                .toList();
        record(posted);
        UUID former = posted.stream()
                .map(CorrelationIds::arrivalOf)
                .min(Comparator.comparing(UUID::toString))
                .orElseThrow();
        UUID hub = CorrelationIds.ofReference(tenant, TestEvents.order("H"));
        assertThat(former.toString()).as("the whole's id outlives it").isLessThan(hub.toString());
        get(tenant, "/v1/transactions/" + former).statusCode(200).body("events", hasSize(LIMIT + 10));

        record(refunds(events, LIMIT, LIMIT + 1));

        String lookup = get(tenant, "/v1/transactions/" + hub)
                .statusCode(300)
                .body("reference", equalTo("order:shopify-us:H"))
                .body("items", hasSize(50))
                .extract()
                .path("lookup");
        assertThat(all(tenant, lookup + "&pageSize=200")).hasSize(LIMIT + 1).doesNotHaveDuplicates();
        get(tenant, "/v1/transactions/" + former)
                .statusCode(200)
                .body("events", hasSize(2))
                .body("splitOff", hasSize(LIMIT - 1));
    }

    private static List<String> all(String tenant, String path) {
        List<String> all = new ArrayList<>();
        String next = "";
        while (next != null) {
            JsonPath page = get(tenant, path + "&cursor=" + next)
                    .statusCode(200)
                    .body("joins", equalTo(false))
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items.correlationId", String.class));
            next = page.getString("next");
        }
        return all;
    }

    private static ValidatableResponse get(String tenant, String path) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.viewer(tenant))
                .get(path)
                .then();
    }

    /// Counters are reported when a connection is idle.
    private static long updated(Tables tables, String table) {
        tables.rows("SELECT pg_stat_force_next_flush()::text");
        return tables.count(UPDATED, table);
    }

    private static List<? extends BusinessEvent> refunds(TestEvents events, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> events.issued("R" + i, "H", "1.00"))
                .toList();
    }

    private Told record(List<? extends BusinessEvent> events) {
        return recordEvents
                .record(events.stream().map(HubIT::incoming).toList())
                .await()
                .atMost(Duration.ofSeconds(30));
    }

    private static Incoming incoming(BusinessEvent event) {
        return new Incoming(
                event,
                FactKey.of(event).eventId(),
                EventRecord.of(event),
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                0,
                0);
    }
}
