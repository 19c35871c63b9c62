package io.tieout.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What `./tieout bench` was asked for.
///
/// @param isQuick shorter and fewer rounds: to see that it works, not to publish
record Options(Set<Section> sections, boolean isQuick) {

    /// @throws IllegalArgumentException with a sentence for the user
    static Options of(String... words) {
        List<String> names = new ArrayList<>(Arrays.asList(words));
        boolean isQuick = names.remove("--quick");
        Set<Section> sections = EnumSet.noneOf(Section.class);
        names.forEach(name -> sections.add(Section.named(name)));
        return new Options(sections.isEmpty() ? EnumSet.allOf(Section.class) : sections, isQuick);
    }

    int rounds() {
        return isQuick ? 2 : 3;
    }

    /// Measured time of one take of a load that goes on.
    double seconds() {
        return isQuick ? 2 : 3;
    }

    /// Takes before the first one that counts. The first hundred thousand events of a JVM show its compiler at work.
    int warmUps() {
        return isQuick ? 1 : 3;
    }

    /// Stories that one take of the ledger or of recon works through.
    int stories() {
        return isQuick ? 6_000 : 12_000;
    }

    /// Stories that the ledger works through in one go, to see that its memory does not grow.
    int storiesOfStream() {
        return isQuick ? 40_000 : 1_000_000;
    }

    /// Events that the ledger's tables hold when it is measured with full ones.
    int eventsOfFullTables() {
        return isQuick ? 500_000 : 16_000_000;
    }

    /// Matches that recon's tables hold when it is measured with full ones.
    int matchesOfFullTables() {
        return isQuick ? 200_000 : 5_000_000;
    }
}
