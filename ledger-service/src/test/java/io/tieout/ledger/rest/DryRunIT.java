package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tieout.event.BusinessEvent;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.RefundStatus;
import io.tieout.event.SourceRole;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StockMove;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a draft would have booked, compared with what is booked.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class DryRunIT {

    private static final String DAY = "{\"from\":\"2026-03-03\",\"to\":\"2026-03-03\"}";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void tellsWhatWouldDifferAndLeavesTheBooksAlone() {
        send("dry", history("dry"));
        PolicyIT.save("dry", Drafts.of(4, Drafts.later(0))).statusCode(201);
        List<String> before = new Tables(stack).books("dry");

        dryRun("dry", "retail-default@4", DAY)
                .statusCode(200)
                .body("events", equalTo(8))
                .body("differing", equalTo(3))
                .body("examples", hasSize(3))
                .body("examples.find { it.subject == 're_1' }.now.rows", contains("4c"))
                .body("examples.find { it.subject == 're_1' }.now.lines.account", contains("1200", "2350"))
                .body("examples.find { it.subject == 're_1' }.byDraft.lines.account", contains("1210", "2350"))
                .body("examples.find { it.subject == 'receipt-1' }.now.lines.account", contains("1400", "2050"))
                .body("examples.find { it.subject == 'receipt-1' }.byDraft.lines.account", contains("1400", "2060"))
                .body("accounts.find { it.account == '2050' }.now.amount.amount", equalTo("30.00"))
                .body("accounts.find { it.account == '2050' }.byDraft.amount.amount", equalTo("0.00"))
                .body("accounts.find { it.account == '2060' }.difference.side", equalTo("credit"))
                .body("accounts.find { it.account == '2060' }.difference.amount.amount", equalTo("30.00"))
                // Approved 20.00 and 7.00, of which 7.00 failed: taken back on the account that 4f names, which is the
                // same.
                .body("accounts.find { it.account == '1200' }.now.amount.amount", equalTo("20.00"))
                .body("accounts.find { it.account == '1200' }.byDraft.side", equalTo("debit"))
                .body("accounts.find { it.account == '1200' }.byDraft.amount.amount", equalTo("7.00"))
                .body("accounts.find { it.account == '1210' }.byDraft.amount.amount", equalTo("27.00"));
        assertThat(new Tables(stack).books("dry")).isEqualTo(before);
    }

    @Test
    void findsNoDifferenceToTheVersionThatBooked() {
        send("same", history("same"));

        dryRun("same", "retail-default@3", DAY)
                .body("events", equalTo(8))
                .body("differing", equalTo(0))
                .body("examples", empty());
        dryRun("same", "retail-default@3", "{\"from\":\"2026-03-04\",\"to\":\"2026-03-05\"}")
                .body("events", equalTo(0));
        dryRun("same", "retail-default@3", DAY.replace("}", ",\"entity\":\"CA\"}"))
                .body("events", equalTo(0));
        dryRun("nobody", "retail-default@3", DAY).body("events", equalTo(0));
    }

    @Test
    void goesPageByPageAndShowsAtMostAHundredExamples() {
        TestEvents events = new TestEvents("pages");
        List<BusinessEvent> refunds = new ArrayList<>();
        for (int i = 0; i < 1_010; i++) {
            refunds.add(events.processed("re_" + i, RefundStatus.APPROVED, "1.00"));
        }
        send("pages", refunds);
        PolicyIT.save("pages", Drafts.of(4, Drafts.later(0))).statusCode(201);

        dryRun("pages", "retail-default@4", DAY)
                .body("events", equalTo(1_010))
                .body("differing", equalTo(1_010))
                .body("examples", hasSize(100))
                .body("accounts.find { it.account == '1210' }.difference.amount.amount", equalTo("1010.00"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"to":"2026-03-03"}                        | bad-window | /from
            {"from":"2026-03-03"}                      | bad-window | /to
            {"from":"2026-03-03","to":"2026-03-02"}    | bad-window | /to
            {"from":"2026-01-01","to":"2026-12-31"}    | bad-window | /to
            {"from":"yesterday","to":"2026-03-02"}     | bad-filter | /from
            """)
    void namesWhatIsWrongWithAWindow(String window, String slug, String pointer) {
        dryRun("wrong", "retail-default@3", window)
                .statusCode(400)
                .body("type", equalTo("https://tieout.io/problems/" + slug))
                .body("errors[0].pointer", equalTo(pointer));
        dryRun("wrong", "retail-default@77", DAY).statusCode(404);
    }

    /// Refunds that are approved, fail without approval, and fail after it; goods with and without a cost.
    private static List<BusinessEvent> history(String tenant) {
        TestEvents events = new TestEvents(tenant);
        return List.of(
                events.issued("R1", "1001", "20.00"),
                events.processed("re_1", RefundStatus.APPROVED, "20.00"),
                events.processed("re_2", RefundStatus.FAILED, "5.00"),
                events.processed("re_3", RefundStatus.FAILED, "7.00"),
                events.processed("re_3", RefundStatus.APPROVED, "7.00"),
                received(events, "receipt-1", "SKU-1"),
                received(events, "receipt-2", "SKU-2"),
                new UnitCostChanged(
                        events.envelope(TestEvents.ERP, SourceRole.ERP, "SKU-1"),
                        Instant.parse("2026-01-01T00:00:00Z"),
                        TestEvents.usd("3.00"),
                        null));
    }

    private static StockMoved received(TestEvents events, String movement, String sku) {
        return new StockMoved(
                events.envelope("wms-us", SourceRole.WMS, movement),
                StockMove.RECEIPT,
                sku,
                "DC1",
                10,
                null,
                null,
                null,
                null);
    }

    private void send(String tenant, List<BusinessEvent> events) {
        new Feed(stack).send(events);
        Eventually.holds(
                () -> assertThat(new Tables(stack).count("SELECT count(*) FROM event WHERE tenant = ?", tenant))
                        .isEqualTo(events.size()));
    }

    private static ValidatableResponse dryRun(String tenant, String policy, String window) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.finance(tenant))
                .contentType("application/json")
                .body(window)
                .post("/v1/posting-policies/" + policy + ":dryRun")
                .then();
    }
}
