package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static io.tieout.ledger.rest.Settled.LIST;
import static io.tieout.ledger.rest.Settled.captured;
import static io.tieout.ledger.rest.Settled.line;
import static io.tieout.ledger.rest.Settled.paidOut;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import io.tieout.ledger.Tables;
import io.tieout.ledger.app.SettleResidues;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// Settlements that are taken back: because their key moved, or because two persons want it.
@QuarkusTest
@TestProfile(Settled.SomeSettle.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class SettlementReversalIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    SettleResidues residues;

    /// Another 0.01 of the payment comes with a later payout: 0.02 less 0.01 are left then. The look that
    /// takes the settlement back settles nothing under the key, a later one does.
    @Test
    void reversesWhatMovesAgain() {
        Client client = client("late");
        client.send(
                captured(client, "P1", "100.00"),
                line(client, "P1", "po_1", "99.98", "0.00"),
                paidOut(client, "po_1", "99.98"));
        settle(8);
        client.get(LIST).body("items.state", contains("settled"));
        client.send(line(client, "txn_late", "P1", "po_9", "0.01", "0.00"), paidOut(client, "po_9", "0.01"));

        settle(20);
        client.get(LIST)
                .body("items.state", contains("reversed"))
                .body("items[0].reversal.reason", containsString("recorded under the key"))
                .body("items[0].reversal.requestedBy", nullValue());
        client.get("/v1/entries?row=28 reversed".replace(" ", "%20")).body("items", hasSize(1));
        client.get("/v1/accounts/6910/balance").body("balances[0].balance.amount", equalTo("0.00"));

        settle(40);
        client.get(LIST)
                .body("items.state", contains("reversed", "settled"))
                .body("items.amount.amount", contains("0.02", "0.01"));
        client.get("/v1/accounts/6910/balance").body("balances[0].balance.amount", equalTo("0.01"));
        client.get("/v1/accounts/1200/sub-keys?open=true").body("items", empty());
    }

    /// Two persons undo it, and it stays undone.
    @Test
    void isUndoneByTwoPersons() {
        Client client = client("undone");
        client.send(
                captured(client, "P1", "100.00"),
                line(client, "P1", "po_1", "99.98", "0.00"),
                paidOut(client, "po_1", "99.98"));
        settle(8);
        String id = client.get(LIST).extract().path("items[0].settlementId");
        String hash = hashOf(id, "They owe it");

        reverse(client, id, Map.of("reason", "They owe it"))
                .statusCode(422)
                .body("errors[0].fix", containsString(hash));
        Map<String, Object> body = body(client, "They owe it", hash);
        reverse(client, id, body).statusCode(403);
        PeriodCalls.approve(client.tenant(), hash);
        reverse(client, "00000000-0000-8000-8000-000000000001", other(client, "They owe it"))
                .statusCode(404);

        for (int i = 0; i < 2; i++) {
            reverse(client, id, body)
                    .statusCode(200)
                    .body("state", equalTo("reversed"))
                    .body("reversal.approvedBy", equalTo("approver@" + client.tenant()));
        }
        settle(30);
        client.get(LIST).body("items.state", contains("reversed"));
        client.get("/v1/accounts/6910/balance").body("balances[0].balance.amount", equalTo("0.00"));
        client.get("/v1/accounts/1200/sub-keys?open=true").body("items.subKey", contains("payment:stripe-us:P1"));
        reverse(client, id, other(client, id, "Another reason"))
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/settlement-reversed"));
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.viewer(client.tenant()))
                .contentType("application/json")
                .body(body)
                .post("/v1/settlements/" + id + ":reverse")
                .then()
                .statusCode(403);
        onlySettlementsStandOnTheirAccount(client);
    }

    private static void onlySettlementsStandOnTheirAccount(Client client) {
        CorrectionBody correction = CorrectionBody.manual(
                "c-1", CorrectionBody.lines("6910 debit 0.02", "1200 credit 0.02 payment:stripe-us:P1"));
        PeriodCalls.approve(client.tenant(), correction.hash());
        given().auth()
                .oauth2(Tokens.finance(client.tenant()))
                .contentType("application/json")
                .body(correction.by("approver@" + client.tenant()))
                .post("/v1/corrections")
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/lines/0/account"));
    }

    @Test
    void theDatabaseRefusesToChangeSettlements() {
        for (String statement : List.of("UPDATE settlement SET reason = 'other'", "DELETE FROM settlement")) {
            for (String role : List.of("ledger_writer", "ledger_app")) {
                assertThatExceptionOfType(SQLException.class)
                        .isThrownBy(() -> new Tables(stack).execute(role, "settle-undone", statement))
                        .satisfies(refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
            }
        }
    }

    private Client client(String name) {
        return Settled.client(stack, name);
    }

    private void settle(int daysFromNow) {
        Settled.look(residues, daysFromNow);
    }

    private static Map<String, Object> other(Client client, String reason) {
        return other(client, "00000000-0000-8000-8000-000000000001", reason);
    }

    private static Map<String, Object> other(Client client, String id, String reason) {
        String hash = hashOf(id, reason);
        PeriodCalls.approve(client.tenant(), hash);
        return body(client, reason, hash);
    }

    private static String hashOf(String id, String reason) {
        return CanonicalJson.hashOf(
                new TreeMap<>(Map.of("action", "reverse-settlement", "reason", reason, "settlementId", id)));
    }

    private static Map<String, Object> body(Client client, String reason, String hash) {
        return Map.of("reason", reason, "approval", Map.of("by", "approver@" + client.tenant(), "hash", hash));
    }

    private static ValidatableResponse reverse(Client client, String id, Map<String, Object> body) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.finance(client.tenant()))
                .contentType("application/json")
                .body(body)
                .post("/v1/settlements/" + id + ":reverse")
                .then();
    }
}
