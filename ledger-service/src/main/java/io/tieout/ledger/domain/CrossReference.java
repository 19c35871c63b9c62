package io.tieout.ledger.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What one code of one system means, and when. At every instant it means one thing or nothing.
///
/// @param validities the earliest first, none of which overlap
public record CrossReference(CodeKey key, List<Validity> validities) {

    /// More changes of one code than anybody makes.
    public static final int VALIDITIES_MAX = 100;

    public CrossReference {
        validities = validities.stream()
                .sorted(Comparator.comparing(Validity::start))
                .toList();
        for (int i = 1; i < validities.size(); i++) {
            if (validities.get(i - 1).overlaps(validities.get(i))) {
                throw new IllegalArgumentException(
                        "validities overlap: " + validities.get(i - 1) + " and " + validities.get(i));
            }
        }
    }

    /// One that says nothing yet.
    public static CrossReference unknown(CodeKey key) {
        return new CrossReference(key, List.of());
    }

    /// The code of the books at an instant; empty where none is known.
    public Optional<String> at(Instant at) {
        return validities.stream()
                .filter(validity -> validity.holdsAt(at))
                .findFirst()
                .map(Validity::canonical);
    }

    /// Whether it says anything at any time.
    public boolean isKept() {
        return validities.stream().map(Validity::canonical).anyMatch(Objects::nonNull);
    }

    /// The same where the code means something else from an instant on, until the next change that is known. So changes
    /// may be told in any order.
    ///
    /// @param canonical null retires the code
    public CrossReference changedAt(Instant at, @Nullable String canonical) {
        List<Validity> changed = new ArrayList<>(validities.size() + 1);
        Instant next = null;
        for (Validity validity : validities) {
            if (validity.start().isBefore(at)) {
                changed.add(
                        validity.end().isAfter(at)
                                ? new Validity(validity.from(), at, validity.canonical())
                                : validity);
            } else if (validity.start().isAfter(at)) {
                next = next == null ? validity.from() : next;
                changed.add(validity);
            }
        }
        changed.add(new Validity(at, next, canonical));
        return new CrossReference(key, changed);
    }
}
