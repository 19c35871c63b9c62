package io.tieout.event;

import java.util.Currency;
import java.util.List;
import java.util.function.Function;

/// Checks that parts come to the whole that an event states.
final class Sums {

    private Sums() {}

    static <T> Money of(Currency currency, List<T> parts, Function<T, Money> amount) {
        Money sum = Money.zero(currency);
        for (T part : parts) {
            sum = sum.plus(amount.apply(part));
        }
        return sum;
    }

    /// @throws IllegalArgumentException where they come to something else or have another currency
    static <T> void require(String name, Money whole, List<T> parts, Function<T, Money> amount) {
        Amounts.requireNonNegative("the sum of " + name, whole);
        Money sum = Money.zero(whole.currency());
        for (T part : parts) {
            Amounts.requireSameCurrency(name, amount.apply(part), whole);
            sum = sum.plus(amount.apply(part));
        }
        if (!sum.equals(whole)) {
            throw new IllegalArgumentException(name + " come to " + sum + ", not to " + whole);
        }
    }
}
