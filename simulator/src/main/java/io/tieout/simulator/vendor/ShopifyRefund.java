package io.tieout.simulator.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Json;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// The body of Shopify's `refunds/create`.
///
/// @param amount in US dollars, tax included
/// @param tax the part of it that is taken back from the state
/// @param note the reason the clerk typed
/// @param transactionStatus what the gateway had said when the webhook went out: success, pending or failure
public record ShopifyRefund(
        long id,
        long orderId,
        BigDecimal amount,
        BigDecimal tax,
        Goods goods,
        @Nullable String note,
        String transactionStatus,
        OffsetDateTime createdAt) {

    /// What becomes of the goods that the money was for.
    public enum Goods {
        RETURNED("return"),
        NEVER_DELIVERED("cancel"),

        /// Money only: a refund without lines.
        KEPT("");

        private final String restockType;

        Goods(String restockType) {
            this.restockType = restockType;
        }
    }

    /// Of one line without tax that came back.
    public ShopifyRefund(
            long id,
            long orderId,
            BigDecimal amount,
            @Nullable String note,
            String transactionStatus,
            OffsetDateTime createdAt) {
        this(id, orderId, amount, ShopifyFields.ZERO, Goods.RETURNED, note, transactionStatus, createdAt);
    }

    public ObjectNode body() {
        String at = ShopifyFields.time(createdAt);
        ObjectNode refund = Json.object()
                .put("id", id)
                .put("order_id", orderId)
                .put("created_at", at)
                .put("note", note)
                .put("user_id", 548380009L)
                .put("processed_at", at)
                .put("restock", goods != Goods.KEPT);
        refund.putArray("duties");
        ShopifyFields.money(refund, "total_duties_set", ShopifyFields.ZERO);
        refund.putNull("return");
        refund.putArray("refund_shipping_lines");
        refund.put("admin_graphql_api_id", ShopifyFields.name("Refund", id));
        refund.putArray("order_adjustments");
        var lines = refund.putArray("refund_line_items");
        if (goods != Goods.KEPT) {
            lines.add(line());
        }
        refund.putArray("transactions").add(transaction(at));
        return refund;
    }

    private ObjectNode line() {
        BigDecimal subtotal = amount.subtract(tax);
        ObjectNode line = Json.object()
                .put("id", id + 1)
                .put("quantity", 1)
                .put("line_item_id", orderId + 1)
                .putNull("location_id")
                .put("restock_type", goods.restockType)
                .put("subtotal", subtotal)
                .put("total_tax", tax);
        ShopifyFields.money(line, "subtotal_set", subtotal);
        ShopifyFields.money(line, "total_tax_set", tax);
        return line;
    }

    private ObjectNode transaction(String at) {
        ObjectNode transaction = Json.object()
                .put("id", id + 2)
                .put("order_id", orderId)
                .put("kind", "refund")
                .put("gateway", "stripe")
                .put("status", transactionStatus)
                .putNull("message")
                .put("created_at", at)
                .put("test", false)
                .putNull("authorization")
                .putNull("location_id")
                .putNull("user_id")
                .put("parent_id", orderId + 3)
                .put("processed_at", at)
                .putNull("device_id")
                .putNull("error_code")
                .put("source_name", "web");
        transaction.putObject("receipt");
        return transaction
                .put("amount", amount.toPlainString())
                .put("currency", ShopifyFields.CURRENCY)
                .put("payment_id", "#" + orderId % 10_000 + ".1")
                .put("manual_payment_gateway", false)
                .put("admin_graphql_api_id", ShopifyFields.name("OrderTransaction", id + 2));
    }
}
