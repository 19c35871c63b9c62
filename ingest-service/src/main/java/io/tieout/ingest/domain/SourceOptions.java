package io.tieout.ingest.domain;

import java.util.Set;

/// Names of the options a source may carry.
public final class SourceOptions {

    /// Stripe: the metadata key that holds the storefront's order id. Default `order_id`.
    public static final String ORDER_METADATA_KEY = "order-metadata-key";

    /// Stripe: the source id of the storefront whose order ids stand in the metadata. Without it no order is named.
    public static final String ORDER_ISSUER = "order-issuer";

    /// Shopify: the currency of the shop, for payloads of which no amount carries one.
    public static final String SHOP_CURRENCY = "shop-currency";

    /// Shopify: the source id of the processor whose refund and payment ids stand in the transactions.
    public static final String PROCESSOR_ISSUER = "processor-issuer";

    /// Shopify: `true` to book deliveries that Shopify marks as a test notification. Default `false`.
    public static final String ACCEPT_TEST = "accept-test-notifications";

    private SourceOptions() {}

    /// The options that mean something to a format; any other is refused, because it is most likely misspelled.
    public static Set<String> of(SourceFormat format) {
        return switch (format) {
            case SHOPIFY -> Set.of(SHOP_CURRENCY, PROCESSOR_ISSUER, ACCEPT_TEST);
            case STRIPE -> Set.of(ORDER_METADATA_KEY, ORDER_ISSUER);
            case CLOUDEVENTS -> Set.of();
        };
    }
}
