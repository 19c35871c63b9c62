package io.tieout.ledger.domain;

import io.tieout.event.Coded;

/// What people decide about an accounting period.
public enum PeriodAction implements Coded {
    SOFT_CLOSE("soft-close"),
    CLOSE("close"),
    REOPEN("reopen");

    private final String code;

    PeriodAction(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
