package io.tieout.simulator.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Json;
import java.math.BigDecimal;
import java.time.OffsetDateTime;

/// The body of Shopify's `orders/create`, without the lines and the customer.
///
/// @param total in US dollars, tax included
public record ShopifyOrder(long id, BigDecimal total, BigDecimal tax, OffsetDateTime createdAt) {

    /// Shops count their orders besides.
    private static final long NUMBERS = 1_000_000_000;

    public ObjectNode body() {
        String at = ShopifyFields.time(createdAt);
        ObjectNode order = Json.object()
                .put("id", id)
                .put("admin_graphql_api_id", ShopifyFields.name("Order", id))
                .put("order_number", id % NUMBERS)
                .put("name", "#" + id % NUMBERS)
                .put("created_at", at)
                .put("processed_at", at)
                .put("updated_at", at)
                .putNull("cancelled_at")
                .putNull("cancel_reason")
                .put("currency", ShopifyFields.CURRENCY)
                .put("presentment_currency", ShopifyFields.CURRENCY)
                .put("financial_status", "pending")
                .putNull("fulfillment_status")
                .put("source_name", "web")
                .put("taxes_included", false)
                .put("test", false)
                .put("total_price", total.toPlainString())
                .put("current_total_price", total.toPlainString())
                .put("total_outstanding", total.toPlainString())
                .put("total_tax", tax.toPlainString())
                .put("current_total_tax", tax.toPlainString());
        ShopifyFields.money(order, "total_price_set", total);
        ShopifyFields.money(order, "total_tax_set", tax);
        return order;
    }
}
