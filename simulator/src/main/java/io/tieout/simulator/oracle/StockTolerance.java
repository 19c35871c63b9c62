package io.tieout.simulator.oracle;

import io.tieout.event.Money;

/// By how much stock may be off before anybody has to look: two percent of the pieces and 50.00, and of items that cost
/// 100.00 nothing.
final class StockTolerance {

    private static final int PERCENT = 2;
    private static final String VALUE = "50";
    private static final String DEAR = "100";

    private StockTolerance() {}

    /// @param right pieces that should be there
    /// @param off how many of them are not
    static boolean forgives(long right, long off, Money cost) {
        Money worth = new Money(Math.multiplyExact(cost.minor(), Math.abs(off)), cost.currency());
        return !Money.parse(DEAR, cost.currency()).atMost(cost)
                && Math.abs(off) * 100 <= right * PERCENT
                && worth.atMost(Money.parse(VALUE, cost.currency()));
    }
}
