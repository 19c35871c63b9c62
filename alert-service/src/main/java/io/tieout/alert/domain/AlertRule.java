package io.tieout.alert.domain;

import io.tieout.event.finding.Severity;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// A threshold on the breaks in its scope, per entity and currency.
///
/// @param thresholds one; for amounts one per currency, and a currency without one is not watched
/// @param incidents what it does with breaks that are of one incident
/// @param severity of an alert that has just reached the threshold
/// @param channels to tell; empty means every enabled channel of the tenant
public record AlertRule(
        UUID id,
        String tenant,
        String name,
        List<Threshold> thresholds,
        Scope scope,
        IncidentUse incidents,
        Severity severity,
        Set<UUID> channels,
        boolean enabled) {

    public AlertRule {
        thresholds = List.copyOf(thresholds);
        channels = Set.copyOf(channels);
        requireOneMeasure(thresholds);
    }

    /// Whether the two differ in nothing but their ids.
    public boolean doesTheSameAs(AlertRule other) {
        return name.equals(other.name)
                && Set.copyOf(thresholds).equals(Set.copyOf(other.thresholds))
                && scope.equals(other.scope)
                && incidents == other.incidents
                && severity == other.severity
                && channels.equals(other.channels)
                && enabled == other.enabled;
    }

    public Measure measure() {
        return thresholds.getFirst().measure();
    }

    public boolean tellsOfIncidents() {
        return incidents == IncidentUse.EACH;
    }

    boolean covers(Tally tally) {
        return scope.covers(tally.breakRule(), tally.breakClass());
    }

    public boolean covers(Slice slice) {
        return enabled && tenant.equals(slice.tenant()) && scope.covers(slice);
    }

    /// The threshold that holds in `currency`, if the rule watches it.
    public Optional<Threshold> thresholdIn(Currency currency) {
        return thresholds.stream()
                .filter(threshold -> holdsIn(currency, threshold))
                .findFirst();
    }

    private static boolean holdsIn(Currency currency, Threshold threshold) {
        return switch (threshold) {
            case Threshold.Amount(var absolute) -> absolute.currency().equals(currency);
            case Threshold.Count _, Threshold.Age _ -> true;
        };
    }

    private static void requireOneMeasure(List<Threshold> thresholds) {
        long keys = thresholds.stream()
                .map(threshold ->
                        threshold instanceof Threshold.Amount(var absolute) ? absolute.currency() : threshold.measure())
                .map(Objects::toString)
                .distinct()
                .count();
        long measures = thresholds.stream().map(Threshold::measure).distinct().count();
        if (measures != 1 || keys != thresholds.size()) {
            throw new IllegalArgumentException("a rule has one threshold, or one per currency: " + thresholds);
        }
    }
}
