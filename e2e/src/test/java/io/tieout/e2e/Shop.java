package io.tieout.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Answer;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.suite.Suite;
import io.tieout.simulator.vendor.ShopifyRefund;
import io.tieout.simulator.vendor.Signatures;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/// A shop and its ERP that use the suite over HTTP, with a tenant of their own.
final class Shop {

    private static final String SECRET = "shpss_e2e_signing_secret";

    private final Suite suite;
    private final Client client;
    private final String storefront;
    private final String erp;
    private final String erpKey;

    /// Registers both. Webhook ids are unique over all tenants, so they carry the tenant's name.
    Shop(Suite suite, Client client) {
        this.suite = suite;
        this.client = client;
        storefront = "shopify-" + suite.tenant();
        erp = "netsuite-" + suite.tenant();
        register(source(storefront, "storefront", "shopify").put("secret", SECRET));
        erpKey = register(source(erp, "erp", "cloudevents")).path("apiKey").asText();
    }

    String storefront() {
        return storefront;
    }

    Answer refund(long refundId, long orderId, String amount, Map<String, String> more) {
        OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC).withNano(0);
        byte[] body = Json.bytes(
                new ShopifyRefund(refundId, orderId, new BigDecimal(amount), "Damaged", "success", now).body());
        return webhook(body, Signatures.shopify(SECRET, body), "wh-" + refundId, more);
    }

    Answer webhook(byte[] body, String signature, String deliveryId, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(Map.of(
                "Content-Type",
                "application/json",
                "X-Shopify-Topic",
                "refunds/create",
                "X-Shopify-Webhook-Id",
                deliveryId,
                "X-Shopify-Hmac-Sha256",
                signature));
        headers.putAll(more);
        return client.post(suite.ingest(), "/v1/webhooks/" + storefront, headers, body);
    }

    /// A credit memo in the ERP that names the refund.
    static ObjectNode creditMemo(String number, String storefront, long refundId, String amount) {
        ObjectNode event = Json.object()
                .put("specversion", "1.0")
                .put("id", number)
                .put("source", "/erp")
                .put("type", "tieout.erp-entry.posted.v1")
                .put("subject", number)
                .put("time", OffsetDateTime.now(ZoneOffset.UTC).toString());
        ObjectNode data = event.putObject("data")
                .put("state", "posted")
                .put("documentType", "credit-memo")
                .put("reason", "Damaged")
                .put("postingDate", "2026-03-03");
        data.putObject("amount").put("amount", amount).put("currency", "USD");
        data.putObject("carries")
                .put("type", "refund")
                .put("issuer", storefront)
                .put("value", Long.toString(refundId));
        return event;
    }

    Answer event(byte[] body, String contentType, Map<String, String> more) {
        Map<String, String> headers = new HashMap<>(Map.of("Content-Type", contentType, "X-Api-Key", erpKey));
        headers.putAll(more);
        return client.post(suite.ingest(), "/v1/events", headers, body);
    }

    Answer event(JsonNode event, Map<String, String> more) {
        return event(Json.bytes(event), "application/cloudevents+json", more);
    }

    private JsonNode register(ObjectNode source) {
        return client.post(
                        suite.ingest(),
                        "/v1/sources",
                        Map.of("Authorization", "Bearer " + suite.operatorToken(), "Content-Type", "application/json"),
                        Json.bytes(source))
                .expect(201)
                .json();
    }

    private static ObjectNode source(String id, String role, String format) {
        ObjectNode source = Json.object().put("id", id).put("format", format).put("entity", "US");
        source.putArray("roles").add(role);
        return source;
    }
}
