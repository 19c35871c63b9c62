package io.tieout.recon.domain.onhand;

import io.tieout.event.Money;
import java.util.Currency;

/// Pieces in the kept sums, which are of money: as amounts of ISO 4217's code for what has no currency.
/// They are never shown as amounts.
final class Pieces {

    static final Currency NO_CURRENCY = Currency.getInstance("XXX");

    private Pieces() {}

    static Money of(long quantity) {
        return new Money(quantity, NO_CURRENCY);
    }
}
