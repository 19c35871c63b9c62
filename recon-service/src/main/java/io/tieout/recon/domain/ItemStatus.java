package io.tieout.recon.domain;

import io.tieout.event.Coded;

/// What the processor says about a refund, for the status column of the reports.
public enum ItemStatus implements Coded {
    APPROVED("approved"),
    PENDING("pending"),
    REJECTED("rejected"),
    /// Approved first; the money came back.
    FAILED("failed"),
    /// The processor says nothing, or nothing that the mapping knows.
    NONE("none");

    private final String code;

    ItemStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
