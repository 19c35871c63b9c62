package io.tieout.ledger.domain;

import io.tieout.event.Coded;

/// What an accounting period takes.
public enum PeriodState implements Coded {
    OPEN("open"),

    /// What has its business date inside, and no late entries of earlier periods.
    SOFT_CLOSED("soft-closed"),

    /// Nothing; late entries are posted in the first open period.
    CLOSED("closed"),

    /// Closed, and waiting for corrections that were let in.
    REOPENED("reopened");

    private final String code;

    PeriodState(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
