package io.tieout.simulator.vendor;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.simulator.suite.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/// What a system sends in its vendor's words.
///
/// @param source the system
/// @param at when it sends it, in the retailer's time
/// @param headers without a signature: the secret belongs to whoever posts it
public record Webhook(Vendor vendor, String source, Instant at, SequencedMap<String, String> headers, ObjectNode body) {

    /// As one object of a file.
    public ObjectNode json() {
        ObjectNode json =
                Json.object().put("at", at.toString()).put("source", source).put("format", vendor.format());
        headers.forEach(json.putObject("headers")::put);
        json.set("body", body);
        return json;
    }

    /// The headers with which `body` is posted.
    ///
    /// @param body the very bytes that are posted
    /// @param sentAt by the wall clock, which is what Stripe signs
    public Map<String, String> signed(String secret, byte[] body, Instant sentAt) {
        Map<String, String> all = new LinkedHashMap<>(headers);
        var signature = vendor.signature(secret, sentAt, body);
        all.put(signature.getKey(), signature.getValue());
        return all;
    }
}
