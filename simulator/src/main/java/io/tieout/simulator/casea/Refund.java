package io.tieout.simulator.casea;

import io.tieout.simulator.vendor.ShopifyRefund;
import io.tieout.simulator.vendor.StripeRefund;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One refund of the case and what became of it.
///
/// @param name as the domain guide calls it, `R6a`
/// @param orderId Shopify's id of the order; R6a, R6b and R6c share one
/// @param amount in US dollars
/// @param processor what Stripe said in the end: succeeded, pending or canceled
/// @param handoff what the integration did with it
/// @param erp the credit memos it led to
record Refund(
        String name,
        long id,
        long orderId,
        BigDecimal amount,
        OffsetDateTime issuedAt,
        String processor,
        Handoff handoff,
        Map<String, CreditMemo> erp) {

    static final String REASON = "Damaged in transit";

    enum Handoff {
        ACKNOWLEDGED,
        DEAD_LETTERED,
        NOT_TRIED
    }

    /// @param reason null where the ERP lost it
    record CreditMemo(BigDecimal amount, @Nullable String reason, OffsetDateTime postedAt) {}

    ShopifyRefund shopify() {
        String status = switch (processor) {
            case "succeeded" -> "success";
            default -> "pending";
        };
        return new ShopifyRefund(id, orderId, amount, REASON, status, issuedAt);
    }

    StripeRefund stripe() {
        return new StripeRefund(
                "3Tie" + id,
                orderId,
                amount.movePointRight(2).longValueExact(),
                issuedAt.plusSeconds(5).toInstant());
    }
}
