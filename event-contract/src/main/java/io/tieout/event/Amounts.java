package io.tieout.event;

import org.jspecify.annotations.Nullable;

/// Checks that events share. Direction comes from the event's type, so their amounts carry no sign unless a field says
/// that it does.
final class Amounts {

    private Amounts() {}

    /// Null is nothing to check.
    static void requireNonNegative(String name, @Nullable Money amount) {
        if (amount != null && amount.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative: " + amount);
        }
    }

    /// `part` is contained in `whole`, so it has its currency and is not larger. Null is nothing to check.
    static void requirePart(String name, @Nullable Money part, Money whole) {
        requireNonNegative(name, part);
        if (part != null && (!part.currency().equals(whole.currency()) || !part.atMost(whole))) {
            throw new IllegalArgumentException(name + " " + part + " is not a part of " + whole);
        }
    }

    static void requireSameCurrency(String name, @Nullable Money amount, Money other) {
        if (amount != null && !amount.currency().equals(other.currency())) {
            throw new IllegalArgumentException(name + " " + amount + " has another currency than " + other);
        }
    }
}
