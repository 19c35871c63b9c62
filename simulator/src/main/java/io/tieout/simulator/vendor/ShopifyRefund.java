package io.tieout.simulator.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Json;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// The body of Shopify's `refunds/create`.
///
/// @param amount in US dollars; refunded without tax on one line
/// @param note the reason the clerk typed
/// @param transactionStatus what the gateway had said when the webhook went out: success, pending or failure
public record ShopifyRefund(
        long id,
        long orderId,
        BigDecimal amount,
        @Nullable String note,
        String transactionStatus,
        OffsetDateTime createdAt) {

    private static final String CURRENCY = "USD";

    public ObjectNode body() {
        ObjectNode refund = Json.object()
                .put("id", id)
                .put("order_id", orderId)
                .put("created_at", createdAt.toString())
                .put("note", note)
                .put("user_id", 548380009L)
                .put("processed_at", createdAt.toString())
                .put("restock", true);
        refund.putArray("duties");
        money(refund, "total_duties_set", BigDecimal.ZERO.setScale(2));
        refund.putNull("return");
        refund.putArray("refund_shipping_lines");
        refund.put("admin_graphql_api_id", "gid://shopify/Refund/" + id);
        refund.putArray("order_adjustments");
        refund.putArray("refund_line_items").add(line());
        refund.putArray("transactions").add(transaction());
        return refund;
    }

    private ObjectNode line() {
        ObjectNode line = Json.object()
                .put("id", id + 1)
                .put("quantity", 1)
                .put("line_item_id", orderId + 1)
                .putNull("location_id")
                .put("restock_type", "return")
                .put("subtotal", amount)
                .put("total_tax", BigDecimal.ZERO);
        money(line, "subtotal_set", amount);
        money(line, "total_tax_set", BigDecimal.ZERO.setScale(2));
        return line;
    }

    private ObjectNode transaction() {
        ObjectNode transaction = Json.object()
                .put("id", id + 2)
                .put("order_id", orderId)
                .put("kind", "refund")
                .put("gateway", "stripe")
                .put("status", transactionStatus)
                .putNull("message")
                .put("created_at", createdAt.toString())
                .put("test", false)
                .putNull("authorization")
                .putNull("location_id")
                .putNull("user_id")
                .put("parent_id", orderId + 3)
                .put("processed_at", createdAt.toString())
                .putNull("device_id")
                .putNull("error_code")
                .put("source_name", "web");
        transaction.putObject("receipt");
        return transaction
                .put("amount", amount.toPlainString())
                .put("currency", CURRENCY)
                .put("payment_id", "#" + orderId % 10_000 + ".1")
                .put("manual_payment_gateway", false)
                .put("admin_graphql_api_id", "gid://shopify/OrderTransaction/" + (id + 2));
    }

    private static void money(ObjectNode node, String name, BigDecimal amount) {
        ObjectNode set = node.putObject(name);
        for (String kind : new String[] {"shop_money", "presentment_money"}) {
            set.putObject(kind).put("amount", amount.toPlainString()).put("currency_code", CURRENCY);
        }
    }
}
