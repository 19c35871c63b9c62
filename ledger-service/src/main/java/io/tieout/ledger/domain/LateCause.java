package io.tieout.ledger.domain;

import io.tieout.event.Coded;

/// Why what was posted late is material.
public enum LateCause implements Coded {
    /// Events that are by themselves, whatever else is late.
    SINGLE("single"),

    /// All of it together.
    SUM("sum");

    private final String code;

    LateCause(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
