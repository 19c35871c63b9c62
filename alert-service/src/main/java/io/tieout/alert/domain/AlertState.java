package io.tieout.alert.domain;

import io.tieout.event.Coded;

/// Whether an alert still needs somebody.
public enum AlertState implements Coded {
    OPEN("open"),
    /// Somebody has taken it. It stays so until it resolves or gets worse.
    ACKNOWLEDGED("acknowledged"),
    /// The measure fell below the threshold, or nobody asks any more.
    RESOLVED("resolved");

    private final String code;

    AlertState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    public boolean isActive() {
        return this != RESOLVED;
    }
}
