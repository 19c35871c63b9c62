package io.tieout.reconcile.domain;

import io.tieout.event.Coded;

/// What a row may say of itself that is the same on both sides of one fact. Where one side does not say it, it counts
/// for nothing.
public enum Trait implements Coded {
    /// What kind of record it is of. It is the same for so many that it only rules out.
    RECORD("record", 0),
    TENDER("tender", 50),
    /// The last digits of a card's number.
    CARD("card", 150);

    private final String code;
    private final int points;

    Trait(String code, int points) {
        this.code = code;
        this.points = points;
    }

    @Override
    public String code() {
        return code;
    }

    /// What it adds to a score where both sides say the same.
    int points() {
        return points;
    }
}
