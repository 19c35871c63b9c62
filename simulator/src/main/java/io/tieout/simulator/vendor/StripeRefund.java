package io.tieout.simulator.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Json;
import java.time.Instant;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Stripe's events about one refund.
///
/// @param number makes its id, `re_…`
/// @param payment makes the ids `ch_…` and `pi_…` of what it gives back; null where the account does not tell them
/// @param reason as Stripe spells it
/// @param metadata what the shop's plug-in wrote, the order's id among it
/// @param amount in cents
public record StripeRefund(
        String number,
        @Nullable String payment,
        @Nullable String reason,
        SequencedMap<String, String> metadata,
        long amount,
        Instant createdAt) {

    /// The only refund of a payment.
    ///
    /// @param number makes the ids `re_…`, `ch_…`, `pi_…` of the refund and its payment
    public StripeRefund(String number, long orderId, long amount, Instant createdAt) {
        this(number, number, "requested_by_customer", metadata(orderId), amount, createdAt);
    }

    /// Of a refund that concerns an order of the shop.
    public static SequencedMap<String, String> metadata(long orderId) {
        SequencedMap<String, String> metadata = new TreeMap<>();
        metadata.put("order_id", Long.toString(orderId));
        return metadata;
    }

    public String id() {
        return "re_" + number;
    }

    /// An event such as `refund.created` that carries the refund itself.
    public ObjectNode event(String type, String status, Instant at) {
        return event(type, status, at, refund(status));
    }

    /// `refund.updated` when the status became another.
    public ObjectNode changed(String previous, String status, Instant at) {
        ObjectNode event = event("refund.updated", status, at);
        event.withObject("/data").putObject("previous_attributes").put("status", previous);
        return event;
    }

    /// `charge.refunded` as older API versions send it: the charge, with its refunds inside.
    public ObjectNode chargeRefunded(String status, Instant at) {
        ObjectNode charge = Json.object()
                .put("id", "ch_" + payment)
                .put("object", "charge")
                .put("amount", amount)
                .put("amount_captured", amount)
                .put("amount_refunded", amount)
                .put("captured", true)
                .put("created", createdAt.getEpochSecond())
                .put("currency", "usd")
                .put("payment_intent", "pi_" + payment)
                .put("refunded", true)
                .put("status", "succeeded");
        metadata.forEach(charge.putObject("metadata")::put);
        charge.putObject("refunds")
                .put("object", "list")
                .put("has_more", false)
                .putArray("data")
                .add(refund(status));
        return event("charge.refunded", status, at, charge);
    }

    private ObjectNode event(String type, String status, Instant at, ObjectNode object) {
        String id = "evt_" + number + "_" + type.replace('.', '_') + "_" + status;
        return StripeEvent.of(id, type, "refund-" + number, at, object);
    }

    private ObjectNode refund(String status) {
        ObjectNode refund = Json.object()
                .put("id", id())
                .put("object", "refund")
                .put("amount", amount)
                .put("balance_transaction", status.equals("succeeded") ? "txn_" + number : null)
                .put("charge", payment == null ? null : "ch_" + payment)
                .put("created", createdAt.getEpochSecond())
                .put("currency", "usd")
                .put("payment_intent", payment == null ? null : "pi_" + payment)
                .put("reason", reason)
                .putNull("receipt_number")
                .put("status", status);
        refund.putObject("destination_details").put("type", "card").putObject("card");
        metadata.forEach(refund.putObject("metadata")::put);
        return refund;
    }
}
