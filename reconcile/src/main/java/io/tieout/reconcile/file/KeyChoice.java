package io.tieout.reconcile.file;

import io.tieout.reconcile.domain.Likeness;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Finds the columns by which both files name the same records: those whose values are the same, and tell rows apart.
final class KeyChoice {

    /// Of 1,000: how many of the fewer values the other file must have, and how often a value must name one row.
    private static final int COMMON_MIN = 400;

    private static final int UNIQUE_MIN = 500;

    private static final int COMMON_WEIGHT = 5;
    private static final int UNIQUE_WEIGHT = 3;
    private static final int NAMED_ALIKE = 1500;
    private static final int NAMED_LIKE_A_KEY = 500;

    private KeyChoice() {}

    /// A column of each file.
    ///
    /// @param common how many values both have
    record Found(Profile a, Profile b, int common) {

        String reason() {
            return common + " of " + a.values().size() + " values in a and "
                    + b.values().size() + " in b are the same";
        }
    }

    static Optional<Found> find(List<Profile> ours, List<Profile> theirs) {
        Map<Profile, Set<String>> normal = new HashMap<>();
        Found best = null;
        int most = 0;
        for (Profile one : ours) {
            for (Profile other : theirs) {
                if (canBeKey(one) && canBeKey(other) && Math.max(one.uniqueness(), other.uniqueness()) >= UNIQUE_MIN) {
                    Found found = compare(one, other, normal);
                    int score = score(found);
                    if (score > most) {
                        most = score;
                        best = found;
                    }
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean canBeKey(Profile profile) {
        return profile.filled() * 2 > profile.rows()
                && !profile.isDate()
                && !profile.isCurrency()
                && (profile.isCalledKey() || !profile.isAmount());
    }

    private static Found compare(Profile one, Profile other, Map<Profile, Set<String>> normal) {
        Set<String> ours = normal.computeIfAbsent(one, KeyChoice::normal);
        Set<String> theirs = normal.computeIfAbsent(other, KeyChoice::normal);
        Set<String> fewer = ours.size() <= theirs.size() ? ours : theirs;
        Set<String> more = ours.size() <= theirs.size() ? theirs : ours;
        return new Found(
                one,
                other,
                Math.toIntExact(fewer.stream().filter(more::contains).count()));
    }

    private static Set<String> normal(Profile profile) {
        return profile.values().stream()
                .map(Likeness::normal)
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toSet());
    }

    /// Zero if the two are no key.
    private static int score(Found found) {
        int fewer = Math.min(found.a().values().size(), found.b().values().size());
        int common = fewer == 0 ? 0 : Math.toIntExact(1000L * found.common() / fewer);
        if (common < COMMON_MIN) {
            return 0;
        }
        return COMMON_WEIGHT * common
                + UNIQUE_WEIGHT * Math.max(found.a().uniqueness(), found.b().uniqueness())
                + (found.a().words().equals(found.b().words()) ? NAMED_ALIKE : 0)
                + (found.a().isCalledKey() ? NAMED_LIKE_A_KEY : 0)
                + (found.b().isCalledKey() ? NAMED_LIKE_A_KEY : 0);
    }
}
