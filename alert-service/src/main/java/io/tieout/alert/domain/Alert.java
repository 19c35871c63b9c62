package io.tieout.alert.domain;

import io.tieout.event.finding.Severity;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A rule's threshold is reached in one entity and currency, and what became of it.
///
/// Each method returns the next version; none changes this one.
///
/// @param incident the one that it tells of; null where the rule does not tell of incidents
/// @param version grows by one with every change
/// @param occurrence how often the fingerprint has raised an alert, this one included
/// @param level how often the measure had doubled at its worst since the alert opened
/// @param changedAt business time of this version
/// @param traceparent of what opened or last worsened the alert, so that all of it is one trace
public record Alert(
        UUID id,
        int version,
        Fingerprint fingerprint,
        int occurrence,
        RuleSnapshot rule,
        Slice slice,
        @Nullable Incident incident,
        AlertState state,
        int level,
        Measurement measurement,
        Instant openedAt,
        Instant changedAt,
        @Nullable Acknowledgement acknowledgement,
        @Nullable Instant resolvedAt,
        @Nullable Resolution resolution,
        @Nullable String traceparent) {

    /// With what an alert begins.
    record Start(Measurement measured, int level, int occurrence) {}

    static Alert open(Watch watch, Slice slice, Start start) {
        Fingerprint fingerprint = watch.fingerprint(slice);
        Measurement measured = start.measured();
        return new Alert(
                fingerprint.alertId(slice.tenant(), start.occurrence()),
                1,
                fingerprint,
                start.occurrence(),
                watch.snapshot(),
                slice,
                watch.incident(),
                AlertState.OPEN,
                start.level(),
                measured,
                measured.asOf(),
                measured.asOf(),
                null,
                null,
                null,
                null);
    }

    /// The rule's severity, one step higher for each time the measure has doubled.
    public Severity severity() {
        return rule.severity().raisedBy(level);
    }

    /// Somebody takes the alert. Only for an open one.
    public Alert acknowledged(Acknowledgement by) {
        if (state != AlertState.OPEN) {
            throw new IllegalStateException("an alert that is " + state.code() + " cannot be acknowledged");
        }
        return next(AlertState.ACKNOWLEDGED, rule, level, measurement, by.at(), by, null, null);
    }

    Alert measured(RuleSnapshot current, Measurement measured) {
        return next(state, current, level, measured, measured.asOf(), acknowledgement, null, null);
    }

    /// Worse than what was acknowledged, so it is open again.
    Alert escalated(RuleSnapshot current, Measurement measured, int higher) {
        return next(AlertState.OPEN, current, higher, measured, measured.asOf(), null, null, null);
    }

    Alert reopened(RuleSnapshot current, Measurement measured, int newLevel) {
        return next(AlertState.OPEN, current, newLevel, measured, measured.asOf(), null, null, null);
    }

    Alert resolved(Measurement measured, Resolution why) {
        Instant at = measured.asOf();
        return next(AlertState.RESOLVED, rule, level, measured, at, acknowledgement, at, why);
    }

    /// The same version, with ages as of a later time.
    public Alert withMeasurement(Measurement aged) {
        return with(incident, aged, traceparent);
    }

    /// The same version, with what is known of its incident now.
    Alert about(@Nullable Incident known) {
        return with(known, measurement, traceparent);
    }

    public Alert withTraceparent(@Nullable String cause) {
        return with(incident, measurement, cause);
    }

    private Alert with(@Nullable Incident known, Measurement measured, @Nullable String cause) {
        return new Alert(
                id,
                version,
                fingerprint,
                occurrence,
                rule,
                slice,
                known,
                state,
                level,
                measured,
                openedAt,
                changedAt,
                acknowledgement,
                resolvedAt,
                resolution,
                cause);
    }

    private Alert next(
            AlertState newState,
            RuleSnapshot newRule,
            int newLevel,
            Measurement measured,
            Instant at,
            @Nullable Acknowledgement newAcknowledgement,
            @Nullable Instant newResolvedAt,
            @Nullable Resolution newResolution) {
        return new Alert(
                id,
                version + 1,
                fingerprint,
                occurrence,
                newRule,
                slice,
                incident,
                newState,
                newLevel,
                measured,
                openedAt,
                at,
                newAcknowledgement,
                newResolvedAt,
                newResolution,
                traceparent);
    }
}
