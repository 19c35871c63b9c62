package io.tieout.recon.domain.onhand;

import io.tieout.event.Money;

/// What pieces are worth.
final class Values {

    private Values() {}

    static Money of(long pieces, Money cost) {
        return new Money(Math.multiplyExact(pieces, cost.minor()), cost.currency());
    }
}
