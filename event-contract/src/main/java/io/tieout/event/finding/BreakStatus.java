package io.tieout.event.finding;

import io.tieout.event.Coded;

/// Whether a break still needs somebody.
public enum BreakStatus implements Coded {
    OPEN("open"),
    /// What was wrong no longer is.
    CLOSED("closed"),
    /// Its rule key turned out to be another's; that break goes on.
    ABSORBED("absorbed");

    private final String code;

    BreakStatus(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
