package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.vertx.core.json.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// A material amount that came late and is to be accrued in the month that it belongs into.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class LateAccrualIT {

    private static final String TENANT = "accrued-late";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    /// The correction that carries it out is known by its key; March is reopened for that alone.
    @Test
    void isDoneByACorrectionWithItsKey() {
        Client client = new Client(stack, TENANT);
        PeriodCalls.close(TENANT, "2026-03");
        client.send(new TestEvents(TENANT).issued("R1", "1001", "10000.00"));
        String hash = late(client)
                .body("items[0].state", equalTo("undecided"))
                .body("items[0].correctionKey", nullValue())
                .extract()
                .path("items[0].contentHash");
        PeriodCalls.post(
                        Tokens.approver(TENANT),
                        "2026-04",
                        "decide",
                        Json.encode(
                                Map.of("contentHash", hash, "decision", "accrue", "reason", "It belongs into March")))
                .statusCode(200);
        String key = "late:" + hash;
        late(client)
                .body("items[0].state", equalTo("to-do"))
                .body("items[0].correctionKey", equalTo(key))
                .body("items[0].correctionId", nullValue());

        PeriodCalls.change(TENANT, "2026-04", "close", "close", Map.of()).statusCode(409);
        PeriodCalls.reopen(TENANT, "2026-03", "k1", Map.of("corrections", List.of(key)))
                .statusCode(200);
        String id = book(key);

        late(client).body("items[0].state", equalTo("done")).body("items[0].correctionId", equalTo(id));
        PeriodCalls.close(TENANT, "2026-04");
    }

    private static String book(String key) {
        CorrectionBody accrual = CorrectionBody.manual(
                        key, CorrectionBody.lines("4200 debit 10000.00", "2060 credit 10000.00"))
                .with("businessDate", "2026-03-31")
                .with("reverseOn", "2026-04-01")
                .with("row", "29");
        PeriodCalls.approve(TENANT, accrual.hash());
        return given().auth()
                .oauth2(Tokens.finance(TENANT))
                .contentType("application/json")
                .body(accrual.by("approver@" + TENANT))
                .post("/v1/corrections")
                .then()
                .statusCode(201)
                .extract()
                .path("correctionId");
    }

    private static ValidatableResponse late(Client client) {
        return client.get("/v1/periods/US/2026-04/late").statusCode(200);
    }
}
