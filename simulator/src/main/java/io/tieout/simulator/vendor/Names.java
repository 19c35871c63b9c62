package io.tieout.simulator.vendor;

import io.tieout.event.Envelope;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import org.jspecify.annotations.Nullable;

/// The names that an event gives to things.
final class Names {

    /// So many digits fit into a `long`.
    private static final int DIGITS_MAX = 18;

    private static final long NO_NUMBER = -1;

    private Names() {}

    /// The name of a type that an issuer gave; null where there is none.
    static @Nullable String of(Envelope envelope, ReferenceType type, String issuer) {
        for (Reference reference : envelope.references()) {
            if (reference.type() == type && reference.issuer().equals(issuer)) {
                return reference.value();
            }
        }
        return null;
    }

    /// A name as the number that it is at Shopify; negative where it is none.
    static long number(@Nullable String name) {
        if (name == null || name.isEmpty() || name.length() > DIGITS_MAX) {
            return NO_NUMBER;
        }
        for (int i = 0; i < name.length(); i++) {
            if (name.charAt(i) < '0' || name.charAt(i) > '9') {
                return NO_NUMBER;
            }
        }
        return Long.parseLong(name);
    }
}
