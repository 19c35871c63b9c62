package io.tieout.recon.domain.authority;

import io.tieout.event.Coded;
import io.tieout.event.SourceRole;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The words that say who is right: roles of sources, or what people agreed on, joined by "or".
public final class Systems {

    /// What is right without being a system that tells something.
    private static final Set<String> AGREED =
            Set.of("contract", "declared count", "approved count", "whoever told the fact");

    private static final String OR = " or ";

    private Systems() {}

    /// The first word that nobody can be; empty where all of them say something.
    public static Optional<String> unknown(String system) {
        return words(system)
                .filter(word -> !AGREED.contains(word)
                        && Coded.find(SourceRole.class, word).isEmpty())
                .findFirst();
    }

    /// The roles among them.
    public static List<SourceRole> roles(String system) {
        return words(system)
                .flatMap(word -> Coded.find(SourceRole.class, word).stream())
                .toList();
    }

    private static Stream<String> words(String system) {
        return Stream.of(system.split(OR, -1));
    }
}
