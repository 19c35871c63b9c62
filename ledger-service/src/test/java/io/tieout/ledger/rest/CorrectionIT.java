package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What people decide to book, and who may.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class CorrectionIT {

    private static final String SHORT = CorrectionBody.lines("6310 debit 2.00", "1060 credit 2.00");

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void booksWhatAnotherPersonApproved() {
        CorrectionBody body = CorrectionBody.manual("k1", SHORT);
        post("corr", body.by("approver@corr"))
                .statusCode(403)
                .body("type", equalTo("https://tieout.io/problems/not-approved"));
        get("corr", "/v1/entries").body("items", empty());

        approve("corr", body);
        String id = post("corr", body.by("approver@corr"))
                .statusCode(201)
                .body("requestedBy", equalTo("finance@corr"))
                .body("approvedBy", equalTo("approver@corr"))
                .body("contentHash", equalTo(body.hash()))
                .body("entries", hasSize(1))
                .extract()
                .path("correctionId");

        get("corr", "/v1/corrections/" + id).statusCode(200).body("reason", equalTo("Bank counted less"));
        get("other", "/v1/corrections/" + id).statusCode(404);
        get("corr", "/v1/entries?account=6310")
                .body("items", hasSize(1))
                .body("items[0].row", equalTo("21b"))
                .body("items[0].policy", equalTo("retail-default/3"))
                .body("items[0].correction.correctionId", equalTo(id))
                .body("items[0].correction.approvedBy", equalTo("approver@corr"));
        get("corr", "/v1/accounts/6310/balance").body("balances[0].balance.amount", equalTo("2.00"));
        get("corr", "/v1/trial-balance")
                .body("books[0].accounts.account", contains("1060", "6310"))
                .body("books[0].totals.difference.amount", equalTo("0.00"));
    }

    /// It has no event, and is in the roll-forward all the same.
    @Test
    void aCorrectionOfACardIsInTheRollForward() {
        book("card", CorrectionBody.manual("k1", CorrectionBody.lines("6250 debit 5.00", "2200 credit 5.00 G1")));

        get("card", "/v1/reports/stored-value-roll-forward")
                .statusCode(200)
                .body("books[0].origins[0].adjusted.amount", equalTo("5.00"))
                .body("books[0].origins[0].closing.amount", equalTo("5.00"));
        get("card", "/v1/accounts/2200/sub-keys").body("items.subKey", contains("G1"));
    }

    @Test
    void booksAKeyOnce() throws Exception {
        CorrectionBody body = CorrectionBody.manual("k1", SHORT);
        approve("once", body);

        List<String> ids;
        try (ExecutorService senders = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<String> send =
                    () -> post("once", body.by("approver@once")).extract().path("correctionId");
            List<Future<String>> sent =
                    senders.invokeAll(IntStream.range(0, 6).mapToObj(_ -> send).toList());
            ids = sent.stream().map(Future::resultNow).distinct().toList();
        }
        post("once", body.by("approver@once")).statusCode(200).body("correctionId", equalTo(ids.getFirst()));

        assertThat(ids).hasSize(1);
        get("once", "/v1/accounts/6310/balance").body("balances[0].balance.amount", equalTo("2.00"));
        post("once", CorrectionBody.manual("k1", SHORT.replace("2.00", "3.00")).by("approver@once"))
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/idempotency-key-taken"))
                .body("detail", containsString(ids.getFirst()));
    }

    @Test
    void reversesAnEventAndBooksItAnew() {
        BusinessEvent issued = new TestEvents("again").issued("R1", "1001", "20.00");
        new Feed(stack).send(issued);
        new Feed(stack).told(issued, 1);
        UUID event = Feed.idOf(issued);
        String payable = "2350 %s 20.00 order:shopify-us:1001";
        String undo = CorrectionBody.lines("4200 credit 20.00", payable.formatted("debit"));
        String redo = CorrectionBody.lines("4120 debit 20.00", payable.formatted("credit"));

        refused("again", CorrectionBody.about("rebook", "k0", event, redo), "/eventId", "Reverse it first");
        refused(
                "again",
                CorrectionBody.about("reverse", "k0", event, undo.replace("20.00", "19.00")),
                "/lines",
                "debit 2350 order:shopify-us:1001 of US 20.00 USD");
        book("again", CorrectionBody.about("reverse", "k1", event, undo));
        refused("again", CorrectionBody.about("reverse", "k2", event, undo), "/eventId", "nothing to reverse");
        book("again", CorrectionBody.about("rebook", "k3", event, redo));

        get("again", "/v1/events/" + event)
                .body("entries.row", contains("4", "reverse", "rebook"))
                .body("entries.eventId", contains(event.toString(), event.toString(), event.toString()));
        get("again", "/v1/transactions/" + CorrelationIds.arrivalOf(issued))
                .body("entries", hasSize(3))
                .body("balances.account", contains("2350", "4120"));
        get("again", "/v1/entries?correlationId=" + CorrelationIds.arrivalOf(issued))
                .body("items", hasSize(3))
                .body("items.correction.kind", hasItem("rebook"));
    }

    @Test
    void takesAnAccrualBackOnItsDate() {
        CorrectionBody accrual = CorrectionBody.manual(
                        "k1", CorrectionBody.lines("6110 debit 7.00", "2060 credit 7.00"))
                .with("row", "29")
                .with("reverseOn", "2026-12-01");
        book("accrued", accrual).body("entries.businessDate", contains("2026-11-30", "2026-12-01"));

        get("accrued", "/v1/accounts/2060/balance?asOf=2026-11-30").body("balances[0].balance.amount", equalTo("7.00"));
        get("accrued", "/v1/accounts/2060/balance?asOf=2026-12-01").body("balances[0].balance.amount", equalTo("0.00"));
        get("accrued", "/v1/entries").body("items.row", contains("29", "29 reversed"));
    }

    @ParameterizedTest(name = "{0}={1} -> {2}")
    @CsvSource(delimiter = '|', textBlock = """
            kind           | delete     | /kind
            kind           | reverse    | /eventId
            businessDate   | tomorrow   | /businessDate
            reverseOn      | 2026-11-30 | /reverseOn
            row            | 21-b       | /row
            reason         |            | /reason
            entity         | '\t'       | /entity
            eventId        | 7          | /eventId
            idempotencyKey |            | /idempotencyKey
            lines          | 6310 debit 2.00; 1060 credit 2.01                 | /lines
            lines          | 6310 debit 2.00; 1061 credit 2.00                 | /lines/1/account
            lines          | 6310 debit 2.00; 1060 credit -2.00                | /lines/1/amount/amount
            lines          | 6310 debit 2.001; 1060 credit 2.00                | /lines/0/amount
            lines          | 6310 left 2.00; 1060 credit 2.00                  | /lines/0/side
            lines          | 6310 debit 10000.01; 1060 credit 10000.01         | /lines
            """)
    void namesTheFieldThatIsWrong(String field, @org.jspecify.annotations.Nullable String value, String pointer) {
        CorrectionBody good = CorrectionBody.manual("k1", SHORT);
        CorrectionBody bad = field.equals("lines")
                ? CorrectionBody.manual(
                        "k1", CorrectionBody.lines(String.valueOf(value).split("; ", -1)))
                : good.with(field, value);

        refused("wrong", bad, pointer, "");
    }

    @Test
    void needsTwoPersons() {
        CorrectionBody body = CorrectionBody.manual("k1", SHORT);
        given().auth()
                .oauth2(Tokens.of("two", "finance", "approver"))
                .contentType("application/json")
                .body("{\"hash\":\"" + body.hash() + "\"}")
                .post("/v1/approvals")
                .then()
                .statusCode(200);
        post("two", body.by("finance@two"))
                .statusCode(403)
                .body("type", equalTo("https://tieout.io/problems/second-person-needed"));
        post("two", body.by("approver@two")).statusCode(403);
        approve("elsewhere", body);
        post("two", body.by("approver@elsewhere")).statusCode(403);
        post("two", CorrectionBody.manual("k2", SHORT).by("approver@two", body.hash()))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/approval/hash"));
        for (String token : new String[] {Tokens.viewer("two"), Tokens.operator("two"), Tokens.approver("two")}) {
            given().auth()
                    .oauth2(token)
                    .contentType("application/json")
                    .body(body.by("approver@two"))
                    .post("/v1/corrections")
                    .then()
                    .statusCode(403);
        }
        given().auth()
                .oauth2(Tokens.finance("two"))
                .contentType("application/json")
                .body("{\"hash\":\"" + body.hash() + "\"}")
                .post("/v1/approvals")
                .then()
                .statusCode(403);
        get("two", "/v1/entries").body("items", empty());
    }

    @Test
    void forgetsAnApprovalAfterADay() throws SQLException {
        CorrectionBody body = CorrectionBody.manual("k1", SHORT);
        new Tables(stack)
                .execute(
                        "ledger_app",
                        "stale",
                        "INSERT INTO approval VALUES ('stale', '" + body.hash()
                                + "', 'approver@stale', now() - interval '25 hours')");

        post("stale", body.by("approver@stale"))
                .statusCode(403)
                .body("type", equalTo("https://tieout.io/problems/not-approved"));
    }

    private static ValidatableResponse book(String tenant, CorrectionBody body) {
        approve(tenant, body);
        return post(tenant, body.by("approver@" + tenant)).statusCode(201);
    }

    private static void refused(String tenant, CorrectionBody body, String pointer, String fix) {
        approve(tenant, body);
        post(tenant, body.by("approver@" + tenant))
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tieout.io/problems/correction-refused"))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].fix", containsString(fix));
    }

    private static void approve(String tenant, CorrectionBody body) {
        given().auth()
                .oauth2(Tokens.approver(tenant))
                .contentType("application/json")
                .body("{\"hash\":\"" + body.hash() + "\"}")
                .post("/v1/approvals")
                .then()
                .statusCode(200)
                .body("by", equalTo("approver@" + tenant));
    }

    private static ValidatableResponse post(String tenant, String body) {
        return given().auth()
                .oauth2(Tokens.finance(tenant))
                .contentType("application/json")
                .body(body)
                .post("/v1/corrections")
                .then();
    }

    private static ValidatableResponse get(String tenant, String path) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.viewer(tenant))
                .get(path)
                .then();
    }
}
