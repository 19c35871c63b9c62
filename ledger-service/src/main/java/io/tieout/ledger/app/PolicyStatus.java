package io.tieout.ledger.app;

import io.tieout.event.Coded;

/// Where a version of a posting policy stands.
public enum PolicyStatus implements Coded {
    /// It comes with the configuration and has always held.
    CONFIGURED("configured"),
    /// Saved, never booked by.
    DRAFT("draft"),
    /// Books from its date on, or will.
    ACTIVE("active"),
    /// Withdrawn before it booked anything.
    RETIRED("retired");

    private final String code;

    PolicyStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
