package io.tieout.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// A part of the measurement that can be run alone.
enum Section {
    INGEST,
    LEDGER,
    GROWTH,
    RECON,
    VOLUME,
    SUITE;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Section named(String word) {
        return Arrays.stream(values())
                .filter(section -> section.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no section '" + word + "': take "
                        + Arrays.stream(values()).map(Section::word).collect(Collectors.joining(", "))));
    }
}
