package io.tieout.event;

/// Checks that events share. Direction comes from the event's type, so their amounts carry no sign.
final class Amounts {

    private Amounts() {}

    static void requireNonNegative(String name, Money amount) {
        if (amount.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative: " + amount);
        }
    }

    /// `part` is contained in `whole`, so it has its currency and is not larger.
    static void requirePart(String name, Money part, Money whole) {
        requireNonNegative(name, part);
        if (!part.currency().equals(whole.currency()) || !part.atMost(whole)) {
            throw new IllegalArgumentException(name + " " + part + " is not a part of " + whole);
        }
    }
}
