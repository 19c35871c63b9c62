package io.tieout.ingest.mapping;

import io.tieout.event.Limits;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.domain.SourceOptions;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One delivery of Shopify: what it is about stands in its headers, not in its body.
public final class ShopifyWebhook {

    static final String TOPIC = "x-shopify-topic";
    static final String WEBHOOK_ID = "x-shopify-webhook-id";
    static final String TEST = "x-shopify-test";

    private static final String REFUND_CREATED = "refunds/create";

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
        if (!topic.equals(REFUND_CREATED)) {
            return new Mapped.Ignored(
                    "Shopify topic " + shortened(topic) + " is not mapped; mapped: " + REFUND_CREATED);
        }
        if (isTest(receipt.header(TEST))
                && !source.option(SourceOptions.ACCEPT_TEST).orElse("false").equals("true")) {
            return new Mapped.Ignored("a test notification of Shopify, which tells of no real refund; to book it set "
                    + "the source's option " + SourceOptions.ACCEPT_TEST + " to true");
        }
        return switch (Document.read(receipt.body())) {
            case Document.Read(var root) -> ShopifyRefund.map(source, receipt, deliveryId(receipt), root);
            case Document.Unreadable(var violation) -> Mapped.Rejected.malformed(violation);
        };
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
