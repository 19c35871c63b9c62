package io.tieout.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.restassured.config.EncoderConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.tieout.kit.security.Signatures;
import io.tieout.test.Tokens;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;

/// A tenant of its own per test, with sources that it registers and sends from.
final class Platform {

    static final String SECRET = "whsec_integration_test_secret";

    /// Sends the content type without adding a charset to it.
    private static final RestAssuredConfig AS_IT_STANDS = RestAssuredConfig.config()
            .encoderConfig(EncoderConfig.encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));

    final String tenant = "t-" + UUID.randomUUID().toString().substring(0, 8);

    /// A source id that no other test uses: webhook ids are unique among all tenants.
    String sourceId(String name) {
        return name + "-" + tenant;
    }

    Response register(String description) {
        return given().auth()
                .oauth2(Tokens.operator(tenant))
                .contentType("application/json")
                .body(description)
                .post("/v1/sources");
    }

    /// Registers a source of CloudEvents and returns its API key.
    String erp(String... roles) {
        String id = sourceId("erp");
        String list = roles.length == 0 ? "\"erp\"" : "\"" + String.join("\",\"", roles) + "\"";
        return register("{\"id\":\"%s\",\"roles\":[%s],\"format\":\"cloudevents\",\"entity\":\"US\"}"
                        .formatted(id, list))
                .then()
                .statusCode(201)
                .extract()
                .path("apiKey");
    }

    /// Registers a Shopify shop and returns its id.
    String shopify() {
        String id = sourceId("shopify");
        register("{\"id\":\"%s\",\"roles\":[\"storefront\"],\"format\":\"shopify\",\"entity\":\"US\",\"secret\":\"%s\"}"
                        .formatted(id, SECRET))
                .then()
                .statusCode(201);
        return id;
    }

    /// Registers a Stripe account that names the orders of `orderIssuer`, and returns its id.
    String stripe(String orderIssuer) {
        String id = sourceId("stripe");
        register("""
                {"id":"%s","roles":["processor"],"format":"stripe","entity":"US","secret":"%s",
                 "options":{"order-issuer":"%s"}}""".formatted(id, SECRET, orderIssuer)).then().statusCode(201);
        return id;
    }

    static Response postEvents(String apiKey, String contentType, String body) {
        return postEvents(apiKey, contentType, Map.of(), body.getBytes(UTF_8));
    }

    static Response postEvents(String apiKey, String contentType, Map<String, String> headers, byte[] body) {
        return given().config(AS_IT_STANDS)
                .header("X-Api-Key", apiKey)
                .headers(headers)
                .header("Content-Type", contentType)
                .body(body)
                .post("/v1/events");
    }

    static Response postShopify(String sourceId, String webhookId, String topic, String body) {
        return given().header("Content-Type", "application/json")
                .header("X-Shopify-Topic", topic)
                .header("X-Shopify-Webhook-Id", webhookId)
                .header("X-Shopify-Hmac-Sha256", shopifySignature(SECRET, body))
                .body(body.getBytes(UTF_8))
                .post("/v1/webhooks/" + sourceId);
    }

    static Response postStripe(String sourceId, String body) {
        return given().header("Content-Type", "application/json; charset=utf-8")
                .header("Stripe-Signature", stripeSignature(SECRET, Instant.now(), body))
                .body(body.getBytes(UTF_8))
                .post("/v1/webhooks/" + sourceId);
    }

    static String shopifySignature(String secret, String body) {
        return Base64.getEncoder().encodeToString(Signatures.hmacSha256(secret.getBytes(UTF_8), body.getBytes(UTF_8)));
    }

    static String stripeSignature(String secret, Instant at, String body) {
        byte[] signed = (at.getEpochSecond() + "." + body).getBytes(UTF_8);
        return "t=" + at.getEpochSecond() + ",v1="
                + HexFormat.of().formatHex(Signatures.hmacSha256(secret.getBytes(UTF_8), signed));
    }

    /// A refund of 20.00 USD as Shopify sends it.
    static String shopifyRefund(long refundId, long orderId) {
        return """
                {"id":%d,"order_id":%d,"admin_graphql_api_id":"gid://shopify/Refund/%d","created_at":"2026-03-03T10:00:00-05:00",
                 "processed_at":"2026-03-03T10:00:00-05:00","note":"Arrived broken","order_adjustments":[],
                 "refund_line_items":[{"restock_type":"return","subtotal":20,"total_tax":0,
                   "subtotal_set":{"shop_money":{"amount":"20.00","currency_code":"USD"}},
                   "total_tax_set":{"shop_money":{"amount":"0.00","currency_code":"USD"}}}],
                 "transactions":[{"kind":"refund","status":"success","gateway":"stripe","amount":"20.00","currency":"USD"}]}""".formatted(refundId, orderId, refundId);
    }

    /// A refund of 20.00 USD as Stripe tells of it.
    static String stripeRefund(String eventId, String refundId, String orderId, String status) {
        return """
                {"id":"%s","object":"event","created":1772550600,"type":"refund.created","data":{"object":{"id":"%s",
                 "object":"refund","amount":2000,"currency":"usd","created":1772550000,"charge":"ch_%s","payment_intent":"pi_%s",
                 "metadata":{"order_id":"%s"},"status":"%s"}}}""".formatted(eventId, refundId, refundId, refundId, orderId, status);
    }

    /// A credit memo of 20.00 USD as a CloudEvent.
    static String creditMemo(String number) {
        return """
                {"specversion":"1.0","id":"%s","type":"tieout.erp-entry.posted.v1","source":"/erp","subject":"%s",
                 "time":"2026-03-03T10:12:00-05:00","data":{"state":"posted","documentType":"credit-memo",
                 "amount":{"amount":"20.00","currency":"USD"},"postingDate":"2026-03-03",
                 "carries":{"type":"refund","issuer":"shopify-us","value":"R-%s"}}}""".formatted(number, number, number);
    }
}
