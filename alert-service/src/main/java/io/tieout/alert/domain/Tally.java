package io.tieout.alert.domain;

import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.Cause;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The open breaks of one slice that share rule, class and incident, added up.
///
/// @param count at least one
/// @param netMinor sum of the deltas
/// @param incidentNetMinor the same as what the incident comes to: what is held back counts against the others
/// @param absoluteMinor sum of the magnitudes
/// @param incident null where they stand alone
/// @param causes how many have which cause, as far as they speak for the incident
/// @param candidates the largest and the oldest of them, enough for the top of any alert
public record Tally(
        String breakRule,
        BreakClass breakClass,
        @Nullable BreakIncident incident,
        Map<Cause, Long> causes,
        long count,
        long netMinor,
        long incidentNetMinor,
        long absoluteMinor,
        Instant oldestDetectedAt,
        List<TopBreak> candidates) {

    public Tally {
        causes = Map.copyOf(causes);
        candidates = List.copyOf(candidates);
    }

    boolean isOf(UUID incidentId) {
        return incident != null && incident.id().equals(incidentId);
    }
}
