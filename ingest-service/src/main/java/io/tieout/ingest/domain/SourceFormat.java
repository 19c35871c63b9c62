package io.tieout.ingest.domain;

import io.tieout.event.Coded;
import io.tieout.event.SourceRole;
import java.util.List;

/// The language a source speaks, and how it proves that it is itself.
public enum SourceFormat implements Coded {
    /// Webhooks signed with `X-Shopify-Hmac-Sha256`.
    SHOPIFY("shopify"),
    /// Webhooks signed with `Stripe-Signature`.
    STRIPE("stripe"),
    /// Canonical events in CloudEvents, posted with an API key.
    CLOUDEVENTS("cloudevents");

    private final String code;

    SourceFormat(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    /// The roles of which a source of this format must have one.
    public List<SourceRole> roles() {
        return switch (this) {
            case SHOPIFY -> List.of(SourceRole.STOREFRONT, SourceRole.POS);
            case STRIPE -> List.of(SourceRole.PROCESSOR);
            case CLOUDEVENTS -> List.of(SourceRole.values());
        };
    }

    /// Whether it arrives at `/v1/webhooks/{sourceId}`, a path that names no tenant.
    public boolean isWebhook() {
        return this != CLOUDEVENTS;
    }
}
