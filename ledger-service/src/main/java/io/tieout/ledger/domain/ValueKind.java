package io.tieout.ledger.domain;

import io.tieout.event.Coded;

/// What the books value by. Each value holds from an instant on, until the next one does.
public enum ValueKind implements Coded {
    /// What one piece costs.
    UNIT_COST("unit-cost"),
    /// Units of one currency for one of another.
    RATE("rate");

    private final String code;

    ValueKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
