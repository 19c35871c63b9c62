package io.tieout.ingest.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.Limits;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.domain.SourceOptions;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/// One delivery of Shopify: what it is about stands in its headers, not in its body.
public final class ShopifyWebhook {

    static final String TOPIC = "x-shopify-topic";
    static final String WEBHOOK_ID = "x-shopify-webhook-id";
    static final String TEST = "x-shopify-test";

    private static final String ORDER_CREATED = "orders/create";
    private static final String TRANSACTION_CREATED = "order_transactions/create";
    private static final String REFUND_CREATED = "refunds/create";
    private static final Set<String> MAPPED = Set.of(ORDER_CREATED, TRANSACTION_CREATED, REFUND_CREATED);

    private ShopifyWebhook() {}

    /// What is the same on every retry of a delivery and on no other; empty where the header is missing.
    public static String deliveryOf(Map<String, String> headers) {
        return headers.getOrDefault(WEBHOOK_ID, "");
    }

    public static Mapped map(Source source, Receipt receipt) {
        String topic = receipt.header(TOPIC);
        if (topic == null || topic.isBlank()) {
            return Mapped.Rejected.of("X-Shopify-Topic", "is missing", "send the headers of Shopify unchanged");
        }
        if (!MAPPED.contains(topic)) {
            return new Mapped.Ignored(whyNot(topic));
        }
        boolean isTestAccepted =
                source.option(SourceOptions.ACCEPT_TEST).orElse("false").equals("true");
        if (isTest(receipt.header(TEST)) && !isTestAccepted) {
            return new Mapped.Ignored("a test notification of Shopify, which tells of nothing real; to book it set "
                    + "the source's option " + SourceOptions.ACCEPT_TEST + " to true");
        }
        return switch (Document.read(receipt.body())) {
            case Document.Read(var root) ->
                isTestMoney(root) && !isTestAccepted
                        ? new Mapped.Ignored("paid through a test gateway, so no money moved; to book it set the "
                                + "source's option " + SourceOptions.ACCEPT_TEST + " to true")
                        : mapped(topic, source, receipt, root);
            case Document.Unreadable(var violation) -> Mapped.Rejected.malformed(violation);
        };
    }

    private static Mapped mapped(String topic, Source source, Receipt receipt, JsonNode root) {
        String deliveryId = deliveryId(receipt);
        return switch (topic) {
            case ORDER_CREATED -> ShopifyOrder.map(source, receipt, deliveryId, root);
            case TRANSACTION_CREATED -> ShopifyTransaction.map(source, receipt, deliveryId, root);
            default -> ShopifyRefund.map(source, receipt, deliveryId, root);
        };
    }

    private static String whyNot(String topic) {
        return switch (topic) {
            case "orders/paid" ->
                "orders/paid names no payment, so what it tells could be booked twice; captures arrive as "
                        + TRANSACTION_CREATED;
            case "orders/updated",
                    "orders/edited",
                    "orders/cancelled",
                    "orders/fulfilled",
                    "orders/partially_fulfilled" ->
                topic + " changes an order, and changes of orders are not part of the contract yet; mapped: "
                        + ORDER_CREATED;
            case "tender_transactions/create" ->
                "tender_transactions/create repeats what " + TRANSACTION_CREATED + " and " + REFUND_CREATED + " tell";
            default ->
                "Shopify topic " + shortened(topic) + " is not mapped; mapped: " + ORDER_CREATED + ", "
                        + TRANSACTION_CREATED + ", " + REFUND_CREATED;
        };
    }

    /// Whether a test gateway took or gave back the money: Shopify marks orders and transactions that it touched.
    private static boolean isTestMoney(JsonNode root) {
        JsonNode transactions = root.path("transactions");
        boolean isEveryOne = !transactions.isEmpty()
                && StreamSupport.stream(transactions.spliterator(), false)
                        .allMatch(transaction -> transaction.path("test").asBoolean(false));
        return isEveryOne || root.path("test").asBoolean(false);
    }

    /// Shopify's own id of the delivery; from the content where a relay dropped it, so that a retry derives the same.
    private static String deliveryId(Receipt receipt) {
        String id = deliveryOf(receipt.headers());
        return id.isBlank() || id.length() > Limits.ID_LENGTH_MAX ? "sha256:" + receipt.sha256() : id;
    }

    private static boolean isTest(@Nullable String header) {
        return "true".equalsIgnoreCase(header);
    }

    private static String shortened(String topic) {
        return topic.length() <= Limits.ID_LENGTH_MAX ? topic : topic.substring(0, Limits.ID_LENGTH_MAX) + "…";
    }
}
