package io.tieout.simulator.vendor;

import java.time.Instant;
import java.util.Map;

/// Who makes a system and so decides what its webhooks look like.
public enum Vendor {
    SHOPIFY("shopify") {
        @Override
        Map.Entry<String, String> signature(String secret, Instant sentAt, byte[] body) {
            return Map.entry("X-Shopify-Hmac-Sha256", Signatures.shopify(secret, body));
        }
    },
    STRIPE("stripe") {
        @Override
        Map.Entry<String, String> signature(String secret, Instant sentAt, byte[] body) {
            return Map.entry("Stripe-Signature", Signatures.stripe(secret, sentAt, body));
        }
    };

    private final String format;

    Vendor(String format) {
        this.format = format;
    }

    /// What the suite calls it.
    public String format() {
        return format;
    }

    /// The header that proves who sent a body.
    abstract Map.Entry<String, String> signature(String secret, Instant sentAt, byte[] body);
}
