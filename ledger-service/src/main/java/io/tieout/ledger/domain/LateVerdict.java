package io.tieout.ledger.domain;

import io.tieout.event.Coded;

/// What a controller decides about material amounts that were posted late.
public enum LateVerdict implements Coded {
    /// They stay where they are.
    PASS("pass"),

    /// Their own period is to have them by a correction.
    ACCRUE("accrue"),

    /// Their own period is to be reopened for them.
    REOPEN("reopen");

    private final String code;

    LateVerdict(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
