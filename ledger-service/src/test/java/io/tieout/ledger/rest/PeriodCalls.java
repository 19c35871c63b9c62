package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import io.restassured.response.ValidatableResponse;
import io.tieout.test.Tokens;
import io.vertx.core.json.Json;
import java.util.Map;
import java.util.TreeMap;

/// Closes and reopens periods of the entity US as two persons do.
final class PeriodCalls {

    private PeriodCalls() {}

    static void close(String tenant, String period) {
        change(tenant, period, "close", "close", Map.of()).statusCode(200).body("state", equalTo("closed"));
    }

    /// By finance with the approval of an approver.
    static ValidatableResponse change(
            String tenant, String period, String verb, String action, Map<String, Object> named) {
        String key = action + "-" + period;
        String hash = hash(action, period, key, named);
        approve(tenant, hash);
        return post(Tokens.finance(tenant), period, verb, body(key, named, "approver@" + tenant, hash));
    }

    /// By one approver with the approval of another.
    static ValidatableResponse reopen(String tenant, String period, String key, Map<String, Object> named) {
        String hash = hash("reopen", period, key, named);
        approve(tenant, hash);
        return post(
                Tokens.of(tenant, "finance", "approver"),
                period,
                "reopen",
                body(key, named, "approver@" + tenant, hash));
    }

    static String hash(String action, String period, String key, Map<String, Object> named) {
        Map<String, Object> content = new TreeMap<>(named);
        content.putAll(Map.of(
                "action", action, "entity", "US", "period", period, "idempotencyKey", key, "reason", "It is time"));
        return CanonicalJson.hashOf(content);
    }

    static String body(String key, Map<String, Object> named, String by, String hash) {
        Map<String, Object> body = new TreeMap<>(named);
        body.putAll(Map.of("idempotencyKey", key, "reason", "It is time", "approval", Map.of("by", by, "hash", hash)));
        return Json.encode(body);
    }

    static ValidatableResponse post(String token, String period, String verb, String body) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post("/v1/periods/US/" + period + ":" + verb)
                .then();
    }

    static void approve(String tenant, String hash) {
        given().auth()
                .oauth2(Tokens.approver(tenant))
                .contentType("application/json")
                .body(Map.of("hash", hash))
                .post("/v1/approvals")
                .then()
                .statusCode(200);
    }
}
