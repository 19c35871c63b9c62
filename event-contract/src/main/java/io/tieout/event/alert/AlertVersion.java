package io.tieout.event.alert;

import io.tieout.event.Meaning;
import io.tieout.event.Money;
import io.tieout.event.Signed;
import io.tieout.event.finding.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// As published on the alerts topic.
@Meaning("The full state of one alert at one version: a threshold that is or was reached in one entity and currency."
        + " Later versions replace earlier ones.")
public record AlertVersion(
        @Meaning("Hash of tenant, fingerprint and occurrence; the same for the life of the alert.")
        UUID alertId,

        @Meaning("Grows by one with every change; of two records the higher one counts.")
        int version,

        String tenant,
        AlertChange change,
        AlertStatus state,

        @Meaning("The rule's, one higher for each doubling.")
        Severity severity,

        @Meaning("One sentence for people, with the money in it.")
        String summary,

        AlertedRule rule,

        @Meaning("The same for rule, entity, currency and incident, for ever.")
        String fingerprint,

        @Meaning("How often this fingerprint has raised an alert, this one included.")
        int occurrence,

        @Meaning("How often the measure had doubled at its worst.")
        int escalationLevel,

        @Meaning("The legal entity whose breaks these are.") String entity,

        @Meaning("ISO 4217; amounts of different currencies are never added.")
        String currency,

        @Meaning("Open breaks in the rule's scope.") long count,

        @Meaning("Sum of the deltas; positive: the ERP is understated.") @Signed
        Money net,

        @Meaning("Sum of the magnitudes of the deltas.") Money absolute,

        @Meaning("Without it nothing is open any more.") @Nullable
        Instant oldestDetectedAt,

        @Meaning("Calendar days, as of asOf.") long oldestAgeDays,

        @Meaning("Business time at which this was measured.")
        Instant asOf,

        @Meaning("Business time.") Instant openedAt,
        @Meaning("Business time of this version.") Instant changedAt,

        @Meaning("Who took it; without it nobody has, or it has got worse since.") @Nullable
        Acknowledgement acknowledgement,

        @Meaning("Business time; without it the alert still needs somebody.") @Nullable
        Instant resolvedAt,

        @Nullable AlertResolution resolution,
        @Meaning("The most important breaks, at most five.") List<AlertedBreak> topBreaks,
        @Meaning("Transactions of the breaks shown.") List<UUID> correlationIds,

        @Meaning("Address of the open breaks, where one is configured.") @Nullable
        String breaksUrl,

        @Meaning("Trace of what opened or last worsened it.") @Nullable
        String traceId,

        @Meaning("Address of that trace, where one is configured.") @Nullable
        String traceUrl,

        @Meaning("The one whose breaks these are; without it they are not of one incident.") @Nullable
        AlertedIncident incident) {

    public AlertVersion {
        topBreaks = List.copyOf(topBreaks);
        correlationIds = List.copyOf(correlationIds);
    }
}
