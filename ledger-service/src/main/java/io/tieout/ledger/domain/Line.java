package io.tieout.ledger.domain;

import io.tieout.event.EntrySide;
import io.tieout.event.Money;

/// One side of an entry in one account. The amount is above zero; the side gives the direction.
public record Line(String entity, String account, String subKey, EntrySide side, Money amount) {

    public Line {
        if (amount.minor() <= 0) {
            throw new IllegalArgumentException("a line needs an amount above zero, not " + amount);
        }
    }

    Line reversed() {
        return new Line(entity, account, subKey, side.opposite(), amount);
    }

    /// Debits count up, credits count down.
    public long signedMinor() {
        return side == EntrySide.DEBIT ? amount.minor() : -amount.minor();
    }
}
