package io.tieout.alert.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who took an alert and what they said.
public record Acknowledgement(
        String by, Instant at, @Nullable String note) {

    /// Longest note in characters.
    public static final int NOTE_LENGTH_MAX = 1_000;
}
