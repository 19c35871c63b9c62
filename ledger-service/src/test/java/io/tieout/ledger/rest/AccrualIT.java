package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tieout.event.BusinessEvent;
import io.tieout.event.ChargebackEvent.ChargebackChanged;
import io.tieout.event.ChargebackStage;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.Reference;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.SourceRole;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// What is proposed to be accrued at the end of March, of events of 2026-03-03.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class AccrualIT {

    private static final String MARCH = "/v1/periods/US/2026-03/accruals";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    /// 100.00 was settled for 3.00, 50.00 was not: 1.50 of fees.
    @Test
    void proposesTheFeesOfCapturesThatNoSettlementNames() {
        Client client = new Client(stack, "accrued-fees");
        client.send(
                captured("accrued-fees", "P1", "100.00"),
                captured("accrued-fees", "P2", "50.00"),
                settled("accrued-fees", "P1", "100.00", "3.00"));

        client.get(MARCH)
                .statusCode(200)
                .body("asOf", equalTo("2026-03-31"))
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("processing-fees"))
                .body("items[0].state", equalTo("proposed"))
                .body("items[0].open.amount", equalTo("50.00"))
                .body("items[0].settled.amount", equalTo("100.00"))
                .body("items[0].cost.amount", equalTo("3.00"))
                .body("items[0].amount.amount", equalTo("1.50"))
                .body("items[0].processors.processor", contains("stripe-us"))
                .body("items[0].processors[0].amount.amount", equalTo("1.50"))
                .body("items[0].correction.reverseOn", equalTo("2026-04-01"));
        client.get("/v1/periods/CA/2026-03/accruals").statusCode(200).body("items", empty());
        client.get("/v1/periods/US/2026-02/accruals").body("items", empty());
        new Client(stack, "accrued-nobody").get(MARCH).statusCode(200).body("items", empty());
        given().get(MARCH).then().statusCode(401);
        client.get("/v1/periods/US/2026-7/accruals")
                .statusCode(400)
                .body("type", equalTo("https://tieout.io/problems/bad-filter"));
    }

    /// Of 100.00 each stripe took 3.00 and adyen 1.00: 1.50 and 0.50 of what is open.
    @Test
    void countsEachProcessorByItsOwnRate() {
        String tenant = "accrued-two";
        Client client = new Client(stack, tenant);
        client.send(
                captured(tenant, "P1", "100.00"),
                captured(tenant, "P2", "50.00"),
                settled(tenant, "P1", "100.00", "3.00"),
                captured(tenant, "adyen-us", "A1", "100.00"),
                captured(tenant, "adyen-us", "A2", "50.00"),
                settled(tenant, "adyen-us", "A1", "100.00", "1.00"));

        client.get(MARCH)
                .body("items", hasSize(1))
                .body("items[0].processors.processor", contains("adyen-us", "stripe-us"))
                .body("items[0].processors.amount.amount", contains("0.50", "1.50"))
                .body("items[0].processors.rate", contains(0.01f, 0.03f))
                .body("items[0].rate", equalTo(0.02f))
                .body("items[0].amount.amount", equalTo("2.00"));
    }

    /// What is proposed can be sent as it is, by two persons, and stands in March alone.
    @Test
    void whatIsProposedIsBookedByACorrection() {
        String tenant = "accrued-booked";
        Client client = new Client(stack, tenant);
        client.send(
                captured(tenant, "P1", "100.00"),
                captured(tenant, "P2", "50.00"),
                settled(tenant, "P1", "100.00", "3.00"));
        Map<String, Object> correction = client.get(MARCH).extract().jsonPath().getMap("items[0].correction");
        String hash = client.get(MARCH).extract().path("items[0].hash");

        post("/v1/approvals", Tokens.approver(tenant), Map.of("hash", hash)).statusCode(200);
        Map<String, Object> approved = new TreeMap<>(correction);
        approved.put("approval", Map.of("by", "approver@" + tenant, "hash", hash));
        String id = post("/v1/corrections", Tokens.finance(tenant), approved)
                .statusCode(201)
                .extract()
                .path("correctionId");

        client.get("/v1/accounts/2060/balance?asOf=2026-03-31")
                .body("balances[0].balance.amount", equalTo("1.50"))
                .body("balances[0].side", equalTo("credit"));
        client.get("/v1/accounts/2060/balance?asOf=2026-04-01").body("balances[0].balance.amount", equalTo("0.00"));
        client.get(MARCH)
                .body("items[0].state", equalTo("booked"))
                .body("items[0].correctionId", equalTo(id))
                .body("items[0].cost.amount", equalTo("3.00"));
    }

    @Test
    void doesNotGuessWhereNothingWasSettled() {
        Client client = new Client(stack, "accrued-unknown");
        client.send(captured("accrued-unknown", "P1", "100.00"));

        client.get(MARCH)
                .body("items[0].state", equalTo("undetermined"))
                .body("items[0].open.amount", equalTo("100.00"))
                .body("items[0].amount", nullValue())
                .body("items[0].correction", nullValue());
    }

    /// One that is debited by then is in the books.
    @Test
    void proposesDisputesThatAreOnlyAnnounced() {
        Client client = new Client(stack, "accrued-disputes");
        client.send(
                dispute("D1", ChargebackStage.INQUIRY, "40.00"),
                dispute("D2", ChargebackStage.INQUIRY, "25.00"),
                dispute("D2", ChargebackStage.OPENED, "25.00"));

        client.get(MARCH)
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("chargebacks"))
                .body("items[0].amount.amount", equalTo("40.00"))
                .body("items[0].settled", nullValue())
                .body("items[0].correction.lines[0].account", equalTo("6130"))
                .body("items[0].hash", notNullValue());
    }

    private static BusinessEvent captured(String tenant, String payment, String amount) {
        return captured(tenant, TestEvents.PROCESSOR, payment, amount);
    }

    private static BusinessEvent captured(String tenant, String processor, String payment, String amount) {
        return new PaymentCaptured(
                new TestEvents(tenant).envelope(processor, SourceRole.PROCESSOR, payment, payment(processor, payment)),
                usd(amount),
                "card");
    }

    private static BusinessEvent settled(String tenant, String payment, String gross, String fee) {
        return settled(tenant, TestEvents.PROCESSOR, payment, gross, fee);
    }

    private static BusinessEvent settled(String tenant, String processor, String payment, String gross, String fee) {
        return new SettlementLineStated(
                new TestEvents(tenant)
                        .envelope(
                                processor,
                                SourceRole.PROCESSOR,
                                "txn_" + payment,
                                payment(processor, payment),
                                Reference.parse("payout:" + processor + ":po_1")),
                SettlementKind.CHARGE,
                "charge",
                "acct_" + processor,
                usd(gross),
                usd(fee),
                null,
                usd(gross).minus(usd(fee)),
                TestEvents.DAY,
                null,
                null);
    }

    private static BusinessEvent dispute(String id, ChargebackStage stage, String amount) {
        return new ChargebackChanged(
                new TestEvents("accrued-disputes")
                        .envelope(
                                TestEvents.PROCESSOR,
                                SourceRole.PROCESSOR,
                                id,
                                Reference.parse("chargeback:" + TestEvents.PROCESSOR + ":" + id)),
                stage,
                usd(amount),
                null,
                "4853",
                null);
    }

    private static Reference payment(String processor, String id) {
        return Reference.parse("payment:" + processor + ":" + id);
    }

    private static Money usd(String amount) {
        return TestEvents.usd(amount);
    }

    private static ValidatableResponse post(String path, String token, Map<String, Object> body) {
        return given().auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path)
                .then();
    }
}
