package io.tieout.recon.domain.rule;

import io.tieout.event.Coded;

/// How the ERP posts what a kind of event says is owed.
public enum PostedBy implements Coded {
    /// A document for each refund.
    DOCUMENT("document"),
    /// Only within the summary of a store-day, so no document of its own is awaited.
    STORE_DAY("store-day"),
    /// Within the store-day's summary what was sold there; a document for what another channel sold.
    STORE_DAY_IF_OWN("store-day-if-own");

    private final String code;

    PostedBy(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
