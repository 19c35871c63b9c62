package io.tieout.ledger.domain;

import io.tieout.event.Coded;

/// What a correction does to the books.
public enum CorrectionKind implements Coded {
    /// Undoes whatever stands in the books for an event, line by line.
    REVERSE("reverse"),
    /// Books an event anew of which nothing stands any more.
    REBOOK("rebook"),
    /// Books what no event books: a write-off, an accrual, an accepted count.
    MANUAL_LINES("manual-lines");

    private final String code;

    CorrectionKind(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
