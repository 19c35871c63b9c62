package io.tieout.alert.domain;

import io.tieout.event.finding.BreakClass;
import java.time.Instant;
import java.util.List;

/// The open breaks of one slice that share rule and class, added up.
///
/// @param count at least one
/// @param netMinor sum of the deltas
/// @param absoluteMinor sum of the magnitudes
/// @param candidates the largest and the oldest of them, enough for the top of any alert
public record Tally(
        String breakRule,
        BreakClass breakClass,
        long count,
        long netMinor,
        long absoluteMinor,
        Instant oldestDetectedAt,
        List<TopBreak> candidates) {

    public Tally {
        candidates = List.copyOf(candidates);
    }
}
