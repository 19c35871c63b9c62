package io.tieout.ledger.domain;

import io.tieout.event.Coded;

/// Why a residue is not settled though it is small.
public enum SettleStop implements Coded {
    /// Too many of one sign are a fault that somebody has to find.
    REPEATING("repeating"),
    /// What is settled of its business date comes to the cap.
    DAY_CAP("day-cap"),
    /// What is settled of its month does.
    PERIOD_CAP("period-cap");

    private final String code;

    SettleStop(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
