package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static io.tieout.ledger.rest.PeriodCalls.change;
import static io.tieout.ledger.rest.PeriodCalls.close;
import static io.tieout.ledger.rest.PeriodCalls.post;
import static io.tieout.ledger.rest.PeriodCalls.reopen;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.RefundIntent;
import io.tieout.event.SourceRole;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.vertx.core.json.Json;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A legal entity with periods of weeks. The second of 2026 begins on Sunday, 1 March, and ends on
/// Saturday, 28 March.
@QuarkusTest
@TestProfile(CalendarIT.WeeksOfRetail.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class CalendarIT {

    /// US has 4-4-5.
    public static final class WeeksOfRetail implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tieout.ledger.calendars", "calendars/retail.yaml");
        }
    }

    private static final String ENTRIES =
            "SELECT n.business_date, n.posted_in FROM entry n WHERE n.tenant = ? ORDER BY n.event, n.number";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void whatComesAfterTheCloseIsPostedInTheNextPeriodOfWeeks() {
        String tenant = "weeks-late";
        Client client = new Client(stack, tenant);
        client.send(
                issued(tenant, "US", "R1", "20.00", "2026-03-28"), issued(tenant, "US", "R2", "30.00", "2026-03-29"));
        close(tenant, "2026-P02");
        Map<String, Object> atClose = trialBalance(client, "2026-P02");

        BusinessEvent late = issued(tenant, "US", "R3", "5.00", "2026-03-28");
        client.send(
                late,
                issued(tenant, "US", "R4", "7.00", "2026-03-29"),
                issued(tenant, "CA", "R5", "9.00", "2026-03-28"));

        assertThat(new Tables(stack).rows(ENTRIES, tenant))
                .containsExactlyInAnyOrder(
                        "2026-03-28 ", "2026-03-29 ", "2026-03-28 2026-03-29", "2026-03-29 ", "2026-03-28 ");
        assertThat(trialBalance(client, "2026-P02")).isEqualTo(atClose);
        client.get("/v1/trial-balance?entity=US&period=2026-P03")
                .body("period", equalTo("2026-P03"))
                .body("books[0].totals.debit.amount", equalTo("62.00"));
        client.get("/v1/entries?entity=US&period=2026-P03").body("items", hasSize(3));
        client.get("/v1/entries?entity=US&period=2026-P02").body("items", hasSize(1));
        client.get("/v1/entries?outOfPeriod=true")
                .body("items", hasSize(1))
                .body("items[0].eventId", equalTo(Feed.idOf(late).toString()))
                .body("items[0].period", equalTo("2026-P03"))
                .body("items[0].originPeriod", equalTo("2026-P02"));
        client.get("/v1/periods/US/2026-P02")
                .body("state", equalTo("closed"))
                .body("firstDay", equalTo("2026-03-01"))
                .body("lastDay", equalTo("2026-03-28"))
                .body("postedLater[0].amount.amount", equalTo("5.00"));
        client.get("/v1/periods/US/2026-P03")
                .body("state", equalTo("open"))
                .body("firstDay", equalTo("2026-03-29"))
                .body("lastDay", equalTo("2026-05-02"))
                .body("postedFromEarlier[0].amount.amount", equalTo("5.00"));
        client.get("/v1/periods?entity=US").body("items.period", contains("2026-P03", "2026-P02"));
        client.get("/v1/periods")
                .body("items.entity", contains("CA", "US", "US"))
                .body("items.period", contains("2026-03", "2026-P03", "2026-P02"));
    }

    @Test
    void aPeriodHasTheNameThatItsEntityGivesIt() {
        Client client = new Client(stack, "weeks-names");

        client.get("/v1/periods/US/2026-03")
                .statusCode(400)
                .body("type", equalTo("https://tieout.io/problems/bad-filter"))
                .body("errors[0].fix", containsString("2026-P02"));
        client.get("/v1/periods/US/2026-01").statusCode(200).body("lastDay", equalTo("2026-01-31"));
        client.get("/v1/periods/US/2026-P12").statusCode(200).body("lastDay", equalTo("2027-01-30"));
        client.get("/v1/periods/CA/2026-03").statusCode(200).body("lastDay", equalTo("2026-03-31"));
        client.get("/v1/periods/CA/2026-P02").statusCode(400);
        client.get("/v1/trial-balance?period=2026-P02").statusCode(400);
        client.get("/v1/trial-balance?period=2026-03").statusCode(200);
        client.get("/v1/periods/US/2026-P02/accruals")
                .statusCode(200)
                .body("period", equalTo("2026-P02"))
                .body("asOf", equalTo("2026-03-28"));
    }

    @Test
    void aCorrectionIsDatedInAnOpenPeriodOfWeeks() {
        String tenant = "weeks-corrected";
        close(tenant, "2026-P02");

        book(tenant, "k1", "2026-03-28", 422);
        book(tenant, "k2", "2026-03-29", 201);
        reopen(tenant, "2026-P02", "reopen-1", Map.of("corrections", List.of("k3")))
                .statusCode(200);
        book(tenant, "k3", "2026-03-28", 201);
    }

    @Test
    void aMaterialAmountIsDecidedOnBeforeTheNextPeriodOfWeeksIsClosed() {
        String tenant = "weeks-material";
        Client client = new Client(stack, tenant);
        close(tenant, "2026-P02");
        BusinessEvent first = issued(tenant, "US", "R1", "12000.00", "2026-03-28");
        client.send(first, issued(tenant, "US", "R2", "11000.00", "2026-03-29"));

        String hash = client.get("/v1/periods/US/2026-P03/late")
                .body("items", hasSize(1))
                .body("items[0].originPeriod", equalTo("2026-P02"))
                .body("items[0].amount.amount", equalTo("12000.00"))
                .extract()
                .path("items[0].contentHash");
        change(tenant, "2026-P03", "close", "close", Map.of())
                .statusCode(409)
                .body("errors[0].message", containsString("12000.00 USD of 2026-P02"));
        Map<String, Object> body = Map.of("contentHash", hash, "decision", "reopen", "reason", "It belongs there");
        post(Tokens.approver(tenant), "2026-P03", "decide", Json.encode(body))
                .statusCode(200)
                .body("originPeriod", equalTo("2026-P02"));
        reopen(
                        tenant,
                        "2026-P02",
                        "reopen-1",
                        Map.of("events", List.of(Feed.idOf(first).toString())))
                .statusCode(200);

        client.get("/v1/periods/US/2026-P03/late").body("items", hasSize(0));
        close(tenant, "2026-P03");
        assertThat(new Tables(stack).rows(ENTRIES, tenant))
                .containsExactlyInAnyOrder(
                        "2026-03-28 2026-03-29", "2026-03-28 2026-03-29", "2026-03-28 ", "2026-03-29 ");
    }

    private static Map<String, Object> trialBalance(Client client, String period) {
        return client.get("/v1/trial-balance?entity=US&period=" + period)
                .statusCode(200)
                .extract()
                .jsonPath()
                .getMap("books[0].totals");
    }

    private static void book(String tenant, String key, String day, int status) {
        CorrectionBody correction = CorrectionBody.manual(
                        key, CorrectionBody.lines("4200 debit 1.00", "2060 credit 1.00"))
                .with("businessDate", day);
        PeriodCalls.approve(tenant, correction.hash());
        given().auth()
                .oauth2(Tokens.finance(tenant))
                .contentType("application/json")
                .body(correction.by("approver@" + tenant))
                .post("/v1/corrections")
                .then()
                .statusCode(status);
    }

    private static BusinessEvent issued(String tenant, String entity, String refund, String amount, String day) {
        TestEvents events = new TestEvents(tenant);
        Envelope envelope = events.envelope(
                TestEvents.STOREFRONT,
                SourceRole.STOREFRONT,
                refund,
                TestEvents.refund(TestEvents.STOREFRONT, refund),
                TestEvents.order("O-" + refund));
        return events.issued(
                new Envelope(
                        envelope.tenant(),
                        entity,
                        envelope.source(),
                        envelope.role(),
                        envelope.deliveryId(),
                        envelope.subject(),
                        envelope.occurredAt(),
                        envelope.receivedAt(),
                        LocalDate.parse(day),
                        null,
                        envelope.references(),
                        envelope.provenance()),
                RefundIntent.ISSUED,
                amount,
                "original");
    }
}
