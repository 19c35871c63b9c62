package io.tieout.alert.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// Decides which alerts of a slice open, change or resolve.
///
/// Pure, and a function of the situation: evaluating twice changes nothing the second time.
public final class Evaluation {

    private final Situation situation;
    private final Instant now;
    private final AlertPolicy policy;

    private Evaluation(Situation situation, Instant now, AlertPolicy policy) {
        this.situation = situation;
        this.now = now;
        this.policy = policy;
    }

    public static List<AlertChange> of(Situation situation, Instant now, AlertPolicy policy) {
        return new Evaluation(situation, now, policy).changes();
    }

    private List<AlertChange> changes() {
        Map<Fingerprint, Alert> latest = new HashMap<>();
        situation.alerts().forEach(alert -> latest.merge(alert.fingerprint(), alert, Evaluation::later));
        List<AlertChange> changes = new ArrayList<>();
        for (AlertRule rule : situation.rules()) {
            Optional<Threshold> threshold = rule.covers(situation.slice())
                    ? rule.thresholdIn(situation.slice().currency())
                    : Optional.empty();
            if (threshold.isPresent()) {
                Alert alert = latest.remove(Fingerprint.of(rule.id(), situation.slice()));
                next(rule, threshold.get(), alert).ifPresent(changes::add);
            }
        }
        latest.values().stream()
                .filter(alert -> alert.state().isActive())
                .forEach(alert -> changes.add(withdraw(alert)));
        return List.copyOf(changes);
    }

    private Optional<AlertChange> next(AlertRule rule, Threshold threshold, @Nullable Alert alert) {
        Measurement measured = Measurement.of(rule, situation.slice(), situation.tallies(), now, policy.zone());
        OptionalInt level = threshold.levelOf(measured);
        RuleSnapshot current = RuleSnapshot.of(rule, threshold);
        if (alert == null || !alert.state().isActive()) {
            return level.isEmpty()
                    ? Optional.empty()
                    : Optional.of(caused(rule, raise(current, measured, level.getAsInt(), alert)));
        }
        if (level.isEmpty()) {
            return Optional.of(
                    caused(rule, change(ChangeKind.RESOLVED, alert.resolved(measured, Resolution.BELOW_THRESHOLD))));
        }
        if (level.getAsInt() > alert.level()) {
            return Optional.of(
                    caused(rule, change(ChangeKind.ESCALATED, alert.escalated(current, measured, level.getAsInt()))));
        }
        if (measured.findsTheSameAs(alert.measurement()) && current.equals(alert.rule())) {
            return Optional.empty();
        }
        return Optional.of(caused(rule, change(ChangeKind.CHANGED, alert.measured(current, measured))));
    }

    private AlertChange raise(RuleSnapshot rule, Measurement measured, int level, @Nullable Alert previous) {
        if (previous == null) {
            return change(ChangeKind.OPENED, Alert.open(rule, situation.slice(), measured, level, 1));
        }
        Instant resolvedAt = previous.resolvedAt();
        if (resolvedAt != null && now.isBefore(resolvedAt.plus(policy.reopenWithin()))) {
            return change(ChangeKind.REOPENED, previous.reopened(rule, measured, level));
        }
        return change(
                ChangeKind.OPENED, Alert.open(rule, situation.slice(), measured, level, previous.occurrence() + 1));
    }

    private AlertChange withdraw(Alert alert) {
        Measurement asOfNow = alert.measurement().asOf(now, policy.zone());
        return change(ChangeKind.RESOLVED, alert.resolved(asOfNow, Resolution.RULE_WITHDRAWN));
    }

    private static AlertChange change(ChangeKind kind, Alert alert) {
        return new AlertChange(kind, alert, alert.traceparent());
    }

    /// The last record in the rule's scope brought it about; where time alone did, the break at the top did.
    private AlertChange caused(AlertRule rule, AlertChange change) {
        String touched = situation.touches().stream()
                .filter(touch -> rule.scope().covers(touch.breakRule(), touch.breakClass()))
                .map(Touch::traceparent)
                .reduce(null, (before, last) -> last == null ? before : last);
        if (touched != null) {
            return new AlertChange(change.kind(), change.alert(), touched);
        }
        String stored = change.alert().measurement().top().stream()
                .map(TopBreak::traceparent)
                .findFirst()
                .orElse(null);
        return new AlertChange(change.kind(), change.alert(), stored == null ? change.cause() : stored);
    }

    private static Alert later(Alert one, Alert other) {
        return one.occurrence() >= other.occurrence() ? one : other;
    }
}
