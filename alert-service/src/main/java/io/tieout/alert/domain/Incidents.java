package io.tieout.alert.domain;

import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.Cause;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// The incidents that a rule has to tell of.
final class Incidents {

    private Incidents() {}

    /// Those of the open breaks, and those of which an alert says that they are open although they have none any more.
    static Collection<Incident> in(AlertRule rule, List<Tally> tallies, Collection<Alert> alerts) {
        Map<UUID, Incident> incidents = new LinkedHashMap<>();
        for (Tally tally : tallies) {
            BreakIncident named = tally.incident();
            if (named != null) {
                incidents.computeIfAbsent(named.id(), _ -> of(named, tallies));
            }
        }
        alerts.stream()
                .filter(alert -> alert.rule().id().equals(rule.id()))
                .filter(alert -> alert.state().isActive())
                .map(Alert::incident)
                .forEach(incident -> {
                    if (incident != null) {
                        incidents.putIfAbsent(incident.id(), incident);
                    }
                });
        return incidents.values();
    }

    private static Incident of(BreakIncident named, List<Tally> tallies) {
        return new Incident(named.id(), cause(named.id(), tallies), named.step(), named.connector(), named.failing());
    }

    /// That of most; of equally many the one that comes first.
    private static Cause cause(UUID incident, List<Tally> tallies) {
        Map<Cause, Long> counts = new EnumMap<>(Cause.class);
        tallies.stream()
                .filter(tally -> tally.isOf(incident))
                .forEach(tally -> tally.causes().forEach((cause, count) -> counts.merge(cause, count, Math::addExact)));
        return counts.entrySet().stream()
                .max(Map.Entry.<Cause, Long>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse(Cause.UNDETERMINED);
    }
}
