package io.tieout.simulator.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Json;
import java.time.Instant;

/// Stripe's charge when the whole of it was captured some time after it was authorised. It was made without a payment
/// intent.
///
/// @param id `ch_…`
/// @param orderId what the shop's plug-in wrote into the metadata
/// @param amount in cents
public record StripeCharge(String id, long orderId, long amount) {

    /// `charge.captured`. The capture does not know when the charge was made, so that is given the same time.
    public ObjectNode captured(Instant at) {
        ObjectNode charge = Json.object()
                .put("id", id)
                .put("object", "charge")
                .put("amount", amount)
                .put("amount_captured", amount)
                .put("amount_refunded", 0)
                .put("balance_transaction", "txn_" + id)
                .put("captured", true)
                .put("created", at.getEpochSecond())
                .put("currency", "usd")
                .put("disputed", false)
                .putNull("failure_code")
                .put("livemode", false)
                .put("paid", true)
                .putNull("payment_intent")
                .put("refunded", false)
                .put("status", "succeeded");
        charge.putObject("metadata").put("order_id", Long.toString(orderId));
        charge.putObject("payment_method_details").put("type", "card");
        return StripeEvent.of("evt_" + id + "_captured", "charge.captured", "capture-" + id, at, charge);
    }
}
