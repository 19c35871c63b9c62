package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static io.tieout.ledger.rest.PeriodCalls.approve;
import static io.tieout.ledger.rest.PeriodCalls.body;
import static io.tieout.ledger.rest.PeriodCalls.change;
import static io.tieout.ledger.rest.PeriodCalls.close;
import static io.tieout.ledger.rest.PeriodCalls.hash;
import static io.tieout.ledger.rest.PeriodCalls.post;
import static io.tieout.ledger.rest.PeriodCalls.reopen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.SourceRole;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Closing months, what comes late, and reopening. All events are of 2026-03-03.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class PeriodIT {

    private static final String ENTRIES = """
            SELECT n.number, n.posting_row, n.business_date, n.posted_in FROM entry n
             WHERE n.tenant = ? ORDER BY n.event, n.number""";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void postsWhatComesLateInTheFirstOpenPeriodAndKeepsItsOwn() {
        Client client = new Client(stack, "late");
        TestEvents events = new TestEvents("late");
        client.send(events.issued("R1", "1001", "20.00"));
        close("late", "2026-03");
        Map<String, Object> atClose = trialBalance("late", "2026-03");

        BusinessEvent late = events.issued("R2", "1001", "5.00");
        client.send(late);

        assertThat(new Tables(stack).rows(ENTRIES, "late"))
                .containsExactly("0 4 2026-03-03 ", "0 4 2026-03-03 2026-04");
        assertThat(trialBalance("late", "2026-03")).isEqualTo(atClose);
        client.get("/v1/trial-balance?period=2026-04")
                .body("period", equalTo("2026-04"))
                .body("books[0].totals.debit.amount", equalTo("25.00"));
        client.get("/v1/trial-balance?asOf=2026-03-31").body("books[0].totals.debit.amount", equalTo("25.00"));
        client.get("/v1/entries?outOfPeriod=true")
                .body("items", hasSize(1))
                .body("items[0].eventId", equalTo(Feed.idOf(late).toString()))
                .body("items[0].businessDate", equalTo("2026-03-03"))
                .body("items[0].period", equalTo("2026-04"))
                .body("items[0].originPeriod", equalTo("2026-03"));
        client.get("/v1/entries?period=2026-03")
                .body("items", hasSize(1))
                .body("items[0].period", equalTo("2026-03"))
                .body("items[0].originPeriod", nullValue());
        client.get("/v1/periods/US/2026-03")
                .body("state", equalTo("closed"))
                .body("postedLater[0].amount.amount", equalTo("5.00"))
                .body("postedLater[0].events", equalTo(1))
                .body("history.requestedBy", contains("finance@late"))
                .body("history.approvedBy", contains("approver@late"));
        client.get("/v1/periods/US/2026-04")
                .body("state", equalTo("open"))
                .body("postedFromEarlier[0].amount.amount", equalTo("5.00"));
        client.get("/v1/periods?entity=US").body("items.period", contains("2026-04", "2026-03"));
    }

    /// The fact is in the books already; that it comes again after the close moves nothing.
    @Test
    void whatComesAgainAfterTheCloseStaysWhereItIs() {
        Client client = new Client(stack, "again-late");
        TestEvents events = new TestEvents("again-late");
        BusinessEvent issued = events.issued("R1", "1001", "20.00");
        client.send(issued);
        close("again-late", "2026-03");
        List<String> before = new Tables(stack).rows(ENTRIES, "again-late");

        client.send(issued);
        new Feed(stack).told(issued, 2);

        assertThat(new Tables(stack).rows(ENTRIES, "again-late"))
                .isEqualTo(before)
                .containsExactly("0 4 2026-03-03 ");
    }

    @Test
    void aSoftClosedPeriodTakesItsOwnAndNothingLate() {
        Client client = new Client(stack, "soft");
        TestEvents events = new TestEvents("soft");
        close("soft", "2026-02");
        change("soft", "2026-03", "softClose", "soft-close", Map.of())
                .statusCode(200)
                .body("state", equalTo("soft-closed"));

        BusinessEvent inside = events.issued("R1", "1001", "20.00");
        client.send(inside, ofFebruary(events));

        assertThat(new Tables(stack).rows(ENTRIES, "soft"))
                .containsExactlyInAnyOrder("0 4 2026-03-03 ", "0 4 2026-02-10 2026-04");
    }

    /// A batch that is under way when a period is closed is in it or late, and the period never changes again.
    @Test
    void aClosedPeriodDoesNotChangeWhateverIsUnderWay() {
        String tenant = "underway";
        Client client = new Client(stack, tenant);
        TestEvents events = new TestEvents(tenant);
        List<BusinessEvent> all = IntStream.range(0, 600)
                .<BusinessEvent>mapToObj(i -> events.issued("R" + i, "O" + i, "1.00"))
                .toList();
        client.send(all.getFirst());
        Feed feed = new Feed(stack);
        for (int from = 1; from < 300; from += 20) {
            feed.send(all.subList(from, Math.min(from + 20, 300)));
        }
        close(tenant, "2026-03");
        Map<String, Object> atClose = trialBalance(tenant, "2026-03");
        feed.send(all.subList(300, 600));
        client.send(all);

        assertThat(trialBalance(tenant, "2026-03")).isEqualTo(atClose);
        assertThat(new Tables(stack).count("SELECT count(*) FROM entry WHERE tenant = ?", tenant))
                .isEqualTo(600);
        assertThat(new Tables(stack)
                        .count("SELECT count(*) FROM entry WHERE tenant = ? AND posted_in = '2026-04'", tenant))
                .isGreaterThanOrEqualTo(300);
        client.get("/v1/trial-balance?period=2026-04").body("books[0].totals.debit.amount", equalTo("600.00"));
    }

    /// What a reversal takes back after the close is late too; that it arrives first changes nothing.
    @Test
    void whatIsTakenBackAfterTheCloseIsLate() {
        Client client = new Client(stack, "back");
        TestEvents events = new TestEvents("back");
        client.send(events.processed("re_1", RefundStatus.APPROVED, "20.00", TestEvents.order("1")));
        client.send(events.processed("re_2", RefundStatus.FAILED, "30.00", TestEvents.order("2")));
        close("back", "2026-03");

        client.send(
                events.processed("re_1", RefundStatus.FAILED, "20.00", TestEvents.order("1")),
                events.processed("re_2", RefundStatus.APPROVED, "30.00", TestEvents.order("2")));

        assertThat(new Tables(stack).rows(ENTRIES, "back"))
                .containsExactlyInAnyOrder(
                        "0 4c 2026-03-03 ",
                        "0 4f 2026-03-03 2026-04",
                        "0 4f 2026-03-03 2026-04",
                        "0 4c 2026-03-03 2026-04");
    }

    /// The goods came back in March and are valued in April; what March said of them stays.
    @Test
    void aCostThatIsToldAfterTheCloseIsLate() {
        Client client = new Client(stack, "valued-late");
        TestEvents events = new TestEvents("valued-late");
        client.send(
                events.returned("MV-1", "SKU-1", 5),
                events.cost("SKU-1", Instant.parse("2026-03-01T00:00:00Z"), "4.00", null));
        close("valued-late", "2026-03");
        Map<String, Object> atClose = trialBalance("valued-late", "2026-03");

        client.send(events.cost("SKU-1", Instant.parse("2026-03-02T00:00:00Z"), "4.50", null));

        Eventually.holds(() ->
                client.get("/v1/trial-balance?period=2026-04").body("books[0].totals.debit.amount", equalTo("22.50")));
        assertThat(trialBalance("valued-late", "2026-03")).isEqualTo(atClose);
        assertThat(debit(atClose)).isEqualTo("20.00");
        client.get("/v1/entries?outOfPeriod=true").body("items.period", contains("2026-04", "2026-04"));
        client.get("/v1/periods/US/2026-03").body("postedLater[0].amount.amount", equalTo("2.50"));
    }

    @Test
    void reopensForAnEventAndClosesBehindIt() {
        Client client = new Client(stack, "reopen");
        TestEvents events = new TestEvents("reopen");
        close("reopen", "2026-03");
        BusinessEvent wanted = events.issued("R1", "1001", "20.00");
        BusinessEvent other = events.issued("R2", "1001", "5.00");
        client.send(wanted, other);
        close("reopen", "2026-04");
        Map<String, Object> april = trialBalance("reopen", "2026-04");
        Map<String, Object> named = Map.of("events", List.of(Feed.idOf(wanted).toString()));

        reopen("reopen", "2026-03", "k1", named)
                .statusCode(200)
                .body("state", equalTo("closed"))
                .body("postedLater[0].amount.amount", equalTo("5.00"))
                .body("history.action", contains("close", "close", "reopen"));
        reopen("reopen", "2026-03", "k1", named).statusCode(200);
        reopen("reopen", "2026-03", "k2", named)
                .statusCode(422)
                .body("type", equalTo("https://tieout.io/problems/period-refused"))
                .body("errors[0].pointer", equalTo("/events/0"));

        assertThat(new Tables(stack).rows(ENTRIES, "reopen"))
                .containsExactlyInAnyOrder(
                        "0 4 2026-03-03 2026-04",
                        "1 4 reversed 2026-03-03 2026-05",
                        "2 4 2026-03-03 ",
                        "0 4 2026-03-03 2026-04");
        client.get("/v1/trial-balance?period=2026-03").body("books[0].totals.debit.amount", equalTo("20.00"));
        client.get("/v1/trial-balance?period=2026-05").body("books[0].totals.debit.amount", equalTo("25.00"));
        assertThat(debit(april)).isEqualTo("25.00");
        client.get("/v1/trial-balance?period=2026-04").body("books[0].totals.debit.amount", equalTo("45.00"));
        client.get("/v1/trial-balance").body("books[0].totals.debit.amount", equalTo("25.00"));
    }

    @Test
    void nobodyDatesACorrectionInAClosedPeriodUnlessItIsReopenedForThat() {
        Client client = new Client(stack, "dated");
        close("dated", "2026-03");
        CorrectionBody body = CorrectionBody.manual(
                        "accrual-1", CorrectionBody.lines("6110 debit 7.00", "2060 credit 7.00"))
                .with("businessDate", "2026-03-31");
        correct("dated", body)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/businessDate"))
                .body("errors[0].fix", containsString("2026-04"));

        reopen("dated", "2026-03", "k1", Map.of("corrections", List.of("accrual-1")))
                .statusCode(200)
                .body("state", equalTo("reopened"));
        CorrectionBody stranger = body.with("idempotencyKey", "accrual-2");
        correct("dated", stranger).statusCode(422);
        correct("dated", body).statusCode(201).body("entries[0].period", equalTo("2026-03"));

        client.get("/v1/periods/US/2026-03").body("state", equalTo("closed"));
        client.get("/v1/trial-balance?period=2026-03").body("books[0].totals.debit.amount", equalTo("7.00"));
    }

    @Test
    void needsTwoPersonsOfTheRightRoles() {
        String hash = hash("close", "2026-03", "k1", Map.of());
        String body = body("k1", Map.of(), "approver@roles", hash);
        for (String token : new String[] {Tokens.viewer("roles"), Tokens.operator("roles"), Tokens.approver("roles")}) {
            post(token, "2026-03", "close", body).statusCode(403);
        }
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post("/v1/periods/US/2026-03:close")
                .then()
                .statusCode(401);
        post(Tokens.finance("roles"), "2026-03", "reopen", body).statusCode(403);
        post(Tokens.finance("roles"), "2026-03", "close", body)
                .statusCode(403)
                .body("type", equalTo("https://tieout.io/problems/not-approved"));
        post(Tokens.finance("roles"), "2026-03", "close", body("k1", Map.of(), "finance@roles", hash))
                .statusCode(403)
                .body("type", equalTo("https://tieout.io/problems/second-person-needed"));
        post(Tokens.finance("roles"), "2026-04", "close", body)
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/approval/hash"));
        new Client(stack, "roles").get("/v1/periods/US/2026-03").body("state", equalTo("open"));

        approve("roles", hash);
        post(Tokens.finance("roles"), "2026-03", "close", body).statusCode(200);
        post(Tokens.finance("roles"), "2026-03", "close", body).statusCode(200);
        change("roles", "2026-02", "close", "close", Map.of())
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/period-decided"));
        String taken = hash("close", "2026-05", "k1", Map.of());
        post(Tokens.finance("roles"), "2026-05", "close", body("k1", Map.of(), "approver@roles", taken))
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/idempotency-key-taken"));
        change("roles", "9999-12", "close", "close", Map.of())
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/period-not-over"));
        new Client(stack, "elsewhere").get("/v1/periods/US/2026-03").body("state", equalTo("open"));
        new Client(stack, "elsewhere").get("/v1/periods").body("items", hasSize(0));
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/periods/US/march, period",
        "/v1/periods/US/-2026-03, period",
        "/v1/entries?period=2026-13, period",
        "/v1/entries?outOfPeriod=perhaps, outOfPeriod",
        "/v1/trial-balance?period=2026-03&asOf=2026-03-01, period"
    })
    void namesTheParameterThatIsWrong(String path, String parameter) {
        new Client(stack, "wrong")
                .get(path)
                .statusCode(400)
                .body("type", equalTo("https://tieout.io/problems/bad-filter"))
                .body("errors[0].pointer", equalTo(parameter));
    }

    @Test
    void theDatabaseKeepsWhatWasDecided() {
        close("kept", "2026-03");
        for (String sql : List.of(
                "UPDATE period_change SET period = '2026-01'",
                "DELETE FROM period_change",
                "INSERT INTO period_change SELECT * FROM period_change")) {
            assertThatThrownBy(() -> new Tables(stack).execute("ledger_app", "kept", sql))
                    .isInstanceOf(SQLException.class);
        }
        assertThatThrownBy(() -> new Tables(stack)
                        .execute("ledger_writer", "kept", "UPDATE period_change SET reason = '' WHERE tenant = 'kept'"))
                .isInstanceOf(SQLException.class);
    }

    private static BusinessEvent ofFebruary(TestEvents events) {
        Envelope march = events.envelope(TestEvents.STOREFRONT, SourceRole.STOREFRONT, "R9", TestEvents.order("1009"));
        Envelope february = new Envelope(
                march.tenant(),
                march.entity(),
                march.source(),
                march.role(),
                march.deliveryId(),
                march.subject(),
                march.occurredAt(),
                march.receivedAt(),
                LocalDate.of(2026, 2, 10),
                null,
                march.references(),
                march.provenance());
        return events.issued(february, RefundIntent.ISSUED, "5.00", "original");
    }

    private static ValidatableResponse correct(String tenant, CorrectionBody body) {
        approve(tenant, body.hash());
        return given().auth()
                .oauth2(Tokens.finance(tenant))
                .contentType("application/json")
                .body(body.by("approver@" + tenant))
                .post("/v1/corrections")
                .then();
    }

    private Map<String, Object> trialBalance(String tenant, String period) {
        return new Client(stack, tenant)
                .get("/v1/trial-balance?period=" + period)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("$");
    }

    private static String debit(Map<String, Object> trialBalance) {
        return io.restassured.path.json.JsonPath.from(io.vertx.core.json.Json.encode(trialBalance))
                .getString("books[0].totals.debit.amount");
    }
}
