package io.tieout.simulator.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Json;
import java.time.Instant;

/// The envelope in which Stripe tells of its objects.
final class StripeEvent {

    private StripeEvent() {}

    /// @param about the request that caused it, in its ids
    static ObjectNode of(String id, String type, String about, Instant at, ObjectNode object) {
        ObjectNode event = Json.object()
                .put("id", id)
                .put("object", "event")
                .put("api_version", "2020-08-27")
                .put("created", at.getEpochSecond())
                .put("livemode", false)
                .put("pending_webhooks", 1)
                .put("type", type);
        event.putObject("request").put("id", "req_" + about).put("idempotency_key", about);
        event.putObject("data").set("object", object);
        return event;
    }
}
