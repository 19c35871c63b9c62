package io.tieout.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Answer;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.suite.SourceRegistration;
import io.tieout.simulator.suite.Suite;
import io.tieout.simulator.vendor.ShopifyRefund;
import io.tieout.simulator.vendor.Signatures;
import java.math.BigDecimal;
import java.net.URI;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A shop and its ERP that use the suite over HTTP, with a tenant of their own.
final class Shop {

    private static final String SECRET = "shpss_e2e_signing_secret";

    private final URI ingest;
    private final Client client;
    private final String storefront;
    private final String erpKey;

    private Shop(URI ingest, Client client, String storefront, String erpKey) {
        this.ingest = ingest;
        this.client = client;
        this.storefront = storefront;
        this.erpKey = erpKey;
    }

    /// Registers both. The id of a source with webhooks is part of their address, so it carries the tenant.
    Shop(Suite suite, Client client) {
        this(
                suite.ingest(),
                client,
                "shopify-" + suite.tenant(),
                source("netsuite-" + suite.tenant(), "erp").registerNew(suite, client));
        source(storefront, "storefront").format("shopify", SECRET).registerNew(suite, client);
    }

    /// The same shop, sending to another instance of the ingest service.
    Shop at(URI otherIngest) {
        return new Shop(otherIngest, client, storefront, erpKey);
    }

    String storefront() {
        return storefront;
    }

    Answer refund(long refundId, long orderId, String amount, Map<String, String> more) {
        byte[] body = refundBody(refundId, orderId, amount, OffsetDateTime.now(ZoneOffset.UTC));
        return signed(body, "wh-" + refundId, more);
    }

    static byte[] refundBody(long refundId, long orderId, String amount, OffsetDateTime at) {
        return Json.bytes(
                new ShopifyRefund(refundId, orderId, new BigDecimal(amount), "Damaged", "success", at.withNano(0))
                        .body());
    }

    Answer signed(byte[] body, String deliveryId, Map<String, String> more) {
        return webhook(body, Signatures.shopify(SECRET, body), deliveryId, more);
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
        return client.post(ingest, "/v1/webhooks/" + storefront, headers, body);
    }

    /// A credit memo in the ERP that names the refund.
    static ObjectNode creditMemo(String number, String storefront, long refundId, String amount) {
        return creditMemo(number, storefront, refundId, amount, OffsetDateTime.now(ZoneOffset.UTC));
    }

    static ObjectNode creditMemo(String number, String storefront, long refundId, String amount, OffsetDateTime at) {
        ObjectNode event = Json.object()
                .put("specversion", "1.0")
                .put("id", number)
                .put("source", "/erp")
                .put("type", "tieout.erp-entry.posted.v1")
                .put("subject", number)
                .put("time", at.toString());
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
        return client.post(ingest, "/v1/events", headers, body);
    }

    Answer event(JsonNode event, Map<String, String> more) {
        return event(Json.bytes(event), "application/cloudevents+json", more);
    }

    private static SourceRegistration source(String id, String role) {
        return SourceRegistration.of(id, "US", List.of(role));
    }
}
