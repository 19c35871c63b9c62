package io.tieout.ingest.rest;

import io.tieout.kit.problem.CommonProblem;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/// A query parameter that is a time.
final class TimeParameter {

    private static final int SHOWN_MAX = 40;

    private TimeParameter() {}

    static @Nullable Instant of(String name, @Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            // A '+' that a client forgot to escape arrives as a space.
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeException malformed) {
            throw CommonProblem.BAD_REQUEST.at(
                    name,
                    "'" + text.substring(0, Math.min(text.length(), SHOWN_MAX)) + "' is not a time.",
                    "Send RFC 3339 with an offset, such as 2026-03-03T10:00:00Z.");
        }
    }
}
