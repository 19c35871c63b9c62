package io.tieout.simulator.retailer;

import io.tieout.event.StoredValueOrigin;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is on a card, by where it came from and until when it may be used.
final class Purse {

    /// @param expiresAt null where it never does
    record Part(
            StoredValueOrigin origin, long minor, @Nullable Instant expiresAt) {

        Part of(long other) {
            return new Part(origin, other, expiresAt);
        }

        private boolean isLike(Part other) {
            return origin == other.origin && java.util.Objects.equals(expiresAt, other.expiresAt);
        }
    }

    /// What expires first is used first; then what was given away before what a customer paid for.
    private static final Comparator<Part> USE = Comparator.comparing(
                    Part::expiresAt, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(Part::origin, Comparator.reverseOrder());

    private final List<Part> parts = new ArrayList<>(1);
    private long minor;

    long minor() {
        return minor;
    }

    long minorOf(StoredValueOrigin origin) {
        return parts.stream()
                .filter(part -> part.origin() == origin)
                .mapToLong(Part::minor)
                .sum();
    }

    void add(Part more) {
        minor += more.minor();
        for (int i = 0; i < parts.size(); i++) {
            if (parts.get(i).isLike(more)) {
                parts.set(i, more.of(parts.get(i).minor() + more.minor()));
                return;
            }
        }
        parts.add(more);
        parts.sort(USE);
    }

    /// Takes out what is used for a payment, in the order of use.
    List<Part> take(long wanted) {
        if (wanted > minor) {
            throw new IllegalArgumentException("a card with " + minor + " cannot pay " + wanted);
        }
        List<Part> taken = new ArrayList<>(1);
        long rest = wanted;
        while (rest > 0) {
            Part first = parts.getFirst();
            long part = Math.min(rest, first.minor());
            taken.add(first.of(part));
            rest -= part;
            if (part == first.minor()) {
                parts.removeFirst();
            } else {
                parts.set(0, first.of(first.minor() - part));
            }
        }
        minor -= wanted;
        return taken;
    }

    List<Part> takeExpired(Instant now) {
        List<Part> taken = new ArrayList<>();
        for (Iterator<Part> each = parts.iterator(); each.hasNext(); ) {
            Part part = each.next();
            if (part.expiresAt() != null && !part.expiresAt().isAfter(now)) {
                taken.add(part);
                minor -= part.minor();
                each.remove();
            }
        }
        return taken;
    }

    /// Takes out of what a customer paid for.
    void takeSold(long wanted) {
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            if (part.origin() == StoredValueOrigin.SOLD && part.expiresAt() == null && part.minor() > wanted) {
                parts.set(i, part.of(part.minor() - wanted));
                minor -= wanted;
                return;
            }
        }
        throw new IllegalArgumentException("a card without " + wanted + " that was sold");
    }
}
