package io.tieout.ledger.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a code means for some time.
///
/// @param from the first instant; null has no beginning
/// @param until the first instant at which it does not hold any more; null has no end
/// @param canonical the code of the books; null where the code is retired
public record Validity(
        @Nullable Instant from,
        @Nullable Instant until,
        @Nullable String canonical) {

    public Validity {
        if (from != null && until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("it ends before it begins: from " + from + " until " + until);
        }
    }

    public boolean holdsAt(Instant at) {
        return !at.isBefore(start()) && at.isBefore(end());
    }

    public boolean overlaps(Validity other) {
        return start().isBefore(other.end()) && other.start().isBefore(end());
    }

    Instant start() {
        return from == null ? Instant.MIN : from;
    }

    Instant end() {
        return until == null ? Instant.MAX : until;
    }
}
