package io.tieout.simulator.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Json;
import java.time.Instant;

/// Stripe's events about one refund.
///
/// @param number makes the ids `re_…`, `ch_…`, `pi_…` of the refund and its payment
/// @param orderId what the shop's plug-in wrote into the metadata
/// @param amount in cents
public record StripeRefund(String number, long orderId, long amount, Instant createdAt) {

    public String id() {
        return "re_" + number;
    }

    /// An event such as `refund.created` that carries the refund itself.
    public ObjectNode event(String type, String status, Instant at) {
        ObjectNode event = envelope(type, status, at);
        event.putObject("data").set("object", refund(status));
        return event;
    }

    /// `charge.refunded` as older API versions send it: the charge, with its refunds inside.
    public ObjectNode chargeRefunded(String status, Instant at) {
        ObjectNode event = envelope("charge.refunded", status, at);
        ObjectNode charge = event.putObject("data")
                .putObject("object")
                .put("id", "ch_" + number)
                .put("object", "charge")
                .put("amount", amount)
                .put("amount_captured", amount)
                .put("amount_refunded", amount)
                .put("captured", true)
                .put("created", createdAt.getEpochSecond())
                .put("currency", "usd")
                .put("payment_intent", "pi_" + number)
                .put("refunded", true)
                .put("status", "succeeded");
        charge.putObject("metadata").put("order_id", Long.toString(orderId));
        charge.putObject("refunds")
                .put("object", "list")
                .put("has_more", false)
                .putArray("data")
                .add(refund(status));
        return event;
    }

    private ObjectNode envelope(String type, String status, Instant at) {
        ObjectNode event = Json.object()
                .put("id", "evt_" + number + "_" + type.replace('.', '_') + "_" + status)
                .put("object", "event")
                .put("api_version", "2020-08-27")
                .put("created", at.getEpochSecond())
                .put("livemode", false)
                .put("pending_webhooks", 1)
                .put("type", type);
        event.putObject("request").put("id", "req_" + number).put("idempotency_key", "refund-" + number);
        return event;
    }

    private ObjectNode refund(String status) {
        ObjectNode refund = Json.object()
                .put("id", id())
                .put("object", "refund")
                .put("amount", amount)
                .put("balance_transaction", status.equals("succeeded") ? "txn_" + number : null)
                .put("charge", "ch_" + number)
                .put("created", createdAt.getEpochSecond())
                .put("currency", "usd")
                .put("payment_intent", "pi_" + number)
                .put("reason", "requested_by_customer")
                .putNull("receipt_number")
                .put("status", status);
        refund.putObject("metadata").put("order_id", Long.toString(orderId));
        return refund;
    }
}
