package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static io.tieout.ledger.rest.PeriodCalls.change;
import static io.tieout.ledger.rest.PeriodCalls.close;
import static io.tieout.ledger.rest.PeriodCalls.post;
import static io.tieout.ledger.rest.PeriodCalls.reopen;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.tieout.event.BusinessEvent;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.vertx.core.json.Json;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Who closes a month in which something material was posted late, and what has to be decided first. All events are of
/// 2026-03-03 and come after the close of March, so they stand in the first open month after it.
@QuarkusTest
@TestProfile(LateDecisionIT.MaterialityIsSet.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class LateDecisionIT {

    /// T1 is 10000, which is the default; performance materiality of 40000 is 30000.
    public static final class MaterialityIsSet implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tieout.ledger.materiality.entities.\"US\".overall", "40000");
        }
    }

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void whatIsNotMaterialHindersNothing() {
        Client client = client("small");
        client.send(events("small").issued("R1", "1001", "9999.99"));
        client.get("/v1/periods/US/2026-03").body("postedLater[0].amount.amount", equalTo("9999.99"));

        late(client, "2026-04").body("items", hasSize(0));
        close("small", "2026-04");
    }

    @Test
    void oneEventOfT1IsDecidedOnBeforeTheMonthIsClosed() {
        Client client = client("single");
        BusinessEvent material = events("single").issued("R1", "1001", "10000.00");
        client.send(material, events("single").issued("R2", "1002", "9999.99"));

        late(client, "2026-04")
                .body("items", hasSize(1))
                .body("items[0].originPeriod", equalTo("2026-03"))
                .body("items[0].because", equalTo("single"))
                .body("items[0].amount.amount", equalTo("10000.00"))
                .body("items[0].amount.currency", equalTo("USD"))
                .body("items[0].events", equalTo(1))
                .body("items[0].largest.eventId", contains(Feed.idOf(material).toString()))
                .body("items[0].state", equalTo("undecided"))
                .body("items[0].decided", nullValue());
        client.get("/v1/periods/CA/2026-04/late").statusCode(200).body("items", hasSize(0));
        change("single", "2026-04", "softClose", "soft-close", Map.of()).statusCode(200);
        String hash = hash(client, "2026-04");
        undecided("single", "2026-04")
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("period"))
                .body("errors[0].message", containsString("10000.00 USD of 2026-03"))
                .body("errors[0].fix", containsString(hash));
        client.get("/v1/periods/US/2026-04").body("state", equalTo("soft-closed"));

        decide("single", "2026-04", hash, "pass")
                .statusCode(200)
                .body("decision", equalTo("pass"))
                .body("originPeriod", equalTo("2026-03"))
                .body("amount.amount", equalTo("10000.00"))
                .body("decidedBy", equalTo("approver@single"));

        late(client, "2026-04")
                .body("items[0].decided.decision", equalTo("pass"))
                .body("items[0].decided.reason", equalTo("It was looked at"))
                .body("items[0].state", equalTo("done"))
                .body("items[0].correctionKey", nullValue());
        close("single", "2026-04");
        close("single", "2026-05");
    }

    @Test
    void theSumOfSmallEventsIsMaterialToo() {
        Client client = client("sum");
        TestEvents events = events("sum");
        client.send(
                events.issued("R1", "1001", "7500.00"),
                events.issued("R2", "1002", "7500.00"),
                events.issued("R3", "1003", "7500.00"),
                events.issued("R4", "1004", "7499.99"));
        late(client, "2026-04").body("items", hasSize(0));

        client.send(events.issued("R5", "1005", "0.01"));

        late(client, "2026-04")
                .body("items.because", contains("sum"))
                .body("items[0].amount.amount", equalTo("30000.00"))
                .body("items[0].events", equalTo(5))
                .body("items[0].largest", hasSize(5))
                .body("items[0].largest[4].amount.amount", equalTo("0.01"));
        undecided("sum", "2026-04").body("errors[0].message", containsString("30000.00 USD of 2026-03"));
        decide("sum", "2026-04", hash(client, "2026-04"), "pass").statusCode(200);
        close("sum", "2026-04");
    }

    @Test
    void whatWasDecidedIsCarriedOutBeforeTheMonthIsClosed() {
        Client client = client("to-do");
        client.send(events("to-do").issued("R1", "1001", "12000.00"));
        String hash = hash(client, "2026-04");
        decide("to-do", "2026-04", hash, "accrue").statusCode(200);

        refused("to-do", "2026-04", "late-to-do")
                .body("errors", hasSize(1))
                .body("errors[0].message", containsString("To accrue 12000.00 USD of 2026-03 was decided by approver@"))
                .body("errors[0].fix", containsString("late:" + hash));
        change("to-do", "2026-04", "softClose", "soft-close", Map.of()).statusCode(200);
        refused("to-do", "2026-05", "late-to-do");
    }

    @Test
    void whatIsNotCarriedOutIsDecidedAnew() {
        Client client = client("anew");
        client.send(events("anew").issued("R1", "1001", "12000.00"));
        String hash = hash(client, "2026-04");
        decide("anew", "2026-04", hash, "accrue").statusCode(200);
        decide("anew", "2026-04", hash, "reopen").statusCode(200);
        refused("anew", "2026-04", "late-to-do")
                .body("errors[0].message", containsString("To reopen 12000.00 USD"))
                .body("errors[0].fix", containsString("/v1/periods/US/2026-03:reopen"));

        decide("anew", "2026-04", hash, "pass").statusCode(200).body("decision", equalTo("pass"));

        late(client, "2026-04").body("items[0].state", equalTo("done"));
        decide("anew", "2026-04", hash, "accrue")
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/late-decided"));
        close("anew", "2026-04");
    }

    @Test
    void moreThatIsMaterialNeedsAnotherDecision() {
        Client client = client("more");
        TestEvents events = events("more");
        client.send(events.issued("R1", "1001", "12000.00"));
        String first = hash(client, "2026-04");
        decide("more", "2026-04", first, "pass").statusCode(200);

        client.send(events.issued("R2", "1002", "5.00"));
        late(client, "2026-04")
                .body("items[0].contentHash", equalTo(first))
                .body("items[0].amount.amount", equalTo("12000.00"))
                .body("items[0].decided.decision", equalTo("pass"));
        client.send(events.issued("R3", "1003", "10000.00"));

        late(client, "2026-04")
                .body("items", hasSize(1))
                .body("items[0].contentHash", not(equalTo(first)))
                .body("items[0].amount.amount", equalTo("22000.00"))
                .body("items[0].events", equalTo(2))
                .body("items[0].decided", nullValue());
        undecided("more", "2026-04").body("errors[0].message", containsString("22000.00 USD of 2026-03"));
        decide("more", "2026-04", hash(client, "2026-04"), "pass").statusCode(200);
        close("more", "2026-04");
    }

    /// What stands in April was passed; what comes in May out of the same March makes it too much.
    @Test
    void whatWasPassedCountsWhenMoreComesInALaterMonth() {
        Client client = client("carried");
        TestEvents events = events("carried");
        client.send(events.issued("R1", "1001", "21000.00"));
        decide("carried", "2026-04", hash(client, "2026-04"), "pass").statusCode(200);
        close("carried", "2026-04");

        client.send(events.issued("R2", "1002", "9000.00"));

        late(client, "2026-04").body("items[0].decided.decision", equalTo("pass"));
        late(client, "2026-05")
                .body("items.because", contains("sum"))
                .body("items[0].amount.amount", equalTo("30000.00"))
                .body("items[0].decided", nullValue());
        undecided("carried", "2026-05");
        undecided("carried", "2026-06");
    }

    @Test
    void whatWasMovedIntoItsOwnMonthIsNoLongerLate() {
        Client client = client("moved");
        BusinessEvent material = events("moved").issued("R1", "1001", "12000.00");
        client.send(material);
        decide("moved", "2026-04", hash(client, "2026-04"), "reopen").statusCode(200);
        late(client, "2026-04").body("items[0].state", equalTo("to-do"));
        refused("moved", "2026-04", "late-to-do");

        reopen(
                        "moved",
                        "2026-03",
                        "k1",
                        Map.of("events", List.of(Feed.idOf(material).toString())))
                .statusCode(200);

        late(client, "2026-04").body("items", hasSize(0));
        close("moved", "2026-04");
    }

    @Test
    void theSameAgainIsOneDecisionAndAnotherOneIsRefused() {
        Client client = client("twice");
        client.send(events("twice").issued("R1", "1001", "12000.00"));
        String hash = hash(client, "2026-04");
        String id = decide("twice", "2026-04", hash, "pass")
                .statusCode(200)
                .extract()
                .path("decisionId");
        client.send(events("twice").issued("R2", "1002", "12000.00"));

        decide("twice", "2026-04", hash, "pass").statusCode(200).body("decisionId", equalTo(id));
        decide("twice", "2026-04", hash, "reopen")
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/late-decided"));
        for (String sql : List.of("UPDATE late_decision SET decision = 'reopen'", "DELETE FROM late_decision")) {
            assertThatThrownBy(() -> new Tables(stack).execute("postgres", "twice", sql + " WHERE tenant = 'twice'"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("the ledger only adds rows");
        }
    }

    @Test
    void onlyAnApproverOfTheTenantDecides() {
        Client client = client("who");
        client.send(events("who").issued("R1", "1001", "12000.00"));
        String hash = hash(client, "2026-04");
        String body = body(hash, "pass", "It was looked at");
        for (String role : List.of("viewer", "operator", "finance", "auditor", "admin", "integration")) {
            post(Tokens.of("who", role), "2026-04", "decide", body).statusCode(403);
        }
        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post("/v1/periods/US/2026-04:decide")
                .then()
                .statusCode(401);
        given().auth()
                .oauth2(Tokens.of("who", "integration"))
                .get("/v1/periods/US/2026-04/late")
                .then()
                .statusCode(403);
        post(Tokens.approver("stranger"), "2026-04", "decide", body).statusCode(422);
        late(new Client(stack, "stranger"), "2026-04").body("items", hasSize(0));
        late(client, "2026-04").body("items[0].decided", nullValue());
        undecided("who", "2026-04");
    }

    @ParameterizedTest
    @CsvSource({
        "00, pass, Looked at, /contentHash",
        ", pass, Looked at, /contentHash",
        "00, leave, Looked at, /decision",
        "00, , Looked at, /decision",
        "00, pass, , /reason"
    })
    void saysWhatIsWrongWithADecision(
            @Nullable String hash, @Nullable String decision, @Nullable String reason, String pointer) {
        post(Tokens.approver("wrong-late"), "2026-04", "decide", body(hash, decision, reason))
                .statusCode(422)
                .body("type", equalTo("https://tieout.io/problems/unprocessable"))
                .body("errors.pointer", contains(pointer));
    }

    /// With March closed.
    private Client client(String tenant) {
        close(tenant, "2026-03");
        return new Client(stack, tenant);
    }

    private static TestEvents events(String tenant) {
        return new TestEvents(tenant);
    }

    private static ValidatableResponse late(Client client, String period) {
        return client.get("/v1/periods/US/" + period + "/late").statusCode(200);
    }

    private static String hash(Client client, String period) {
        return late(client, period)
                .body("items", hasSize(1))
                .extract()
                .jsonPath()
                .getString("items[0].contentHash");
    }

    private static ValidatableResponse undecided(String tenant, String period) {
        return refused(tenant, period, "late-undecided");
    }

    private static ValidatableResponse refused(String tenant, String period, String problem) {
        return change(tenant, period, "close", "close", Map.of())
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/" + problem));
    }

    private static ValidatableResponse decide(String tenant, String period, String hash, String decision) {
        return post(Tokens.approver(tenant), period, "decide", body(hash, decision, "It was looked at"));
    }

    private static String body(@Nullable String hash, @Nullable String decision, @Nullable String reason) {
        Map<String, @Nullable Object> fields = new TreeMap<>();
        fields.put("contentHash", hash);
        fields.put("decision", decision);
        fields.put("reason", reason);
        return Json.encode(fields);
    }
}
