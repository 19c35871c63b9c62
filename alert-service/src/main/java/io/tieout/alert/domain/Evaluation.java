package io.tieout.alert.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides which alerts of a slice open, change or resolve.
///
/// Pure, and a function of the situation: evaluating twice changes nothing the second time. Incidents come first,
/// because what the alert of one tells of is not told of alone.
public final class Evaluation {

    private final Situation situation;
    private final Instant now;
    private final AlertPolicy policy;
    private final Map<Fingerprint, Alert> latest = new HashMap<>();
    private final Set<Tally> toldByIncidents = new HashSet<>();
    private final Set<Tally> takenOver = new HashSet<>();
    private final List<AlertChange> changes = new ArrayList<>();

    private Evaluation(Situation situation, Instant now, AlertPolicy policy) {
        this.situation = situation;
        this.now = now;
        this.policy = policy;
    }

    public static List<AlertChange> of(Situation situation, Instant now, AlertPolicy policy) {
        return new Evaluation(situation, now, policy).changes();
    }

    private List<AlertChange> changes() {
        situation.alerts().forEach(alert -> latest.merge(alert.fingerprint(), alert, Evaluation::later));
        rules(true, this::takeIncidents);
        rules(false, (rule, threshold) -> take(new Watch(rule, threshold, null, talliesFor(rule))));
        latest.values().stream()
                .filter(alert -> alert.state().isActive())
                .forEach(alert -> changes.add(withdraw(alert)));
        return List.copyOf(changes);
    }

    /// Does `work` for each rule that holds in the slice and tells of incidents, or does not.
    private void rules(boolean ofIncidents, BiConsumer<AlertRule, Threshold> work) {
        for (AlertRule rule : situation.rules()) {
            if (rule.tellsOfIncidents() == ofIncidents && rule.covers(situation.slice())) {
                rule.thresholdIn(situation.slice().currency()).ifPresent(threshold -> work.accept(rule, threshold));
            }
        }
    }

    private void takeIncidents(AlertRule rule, Threshold threshold) {
        List<Tally> tallies = situation.tallies().stream().filter(rule::covers).toList();
        for (Incident incident : Incidents.in(rule, tallies, latest.values())) {
            Watch watch = new Watch(
                    rule,
                    threshold,
                    incident,
                    tallies.stream().filter(tally -> tally.isOf(incident.id())).toList());
            int before = changes.size();
            if (take(watch)) {
                toldByIncidents.addAll(watch.tallies());
                if (changes.size() > before) {
                    takenOver.addAll(watch.tallies());
                }
            }
        }
    }

    private List<Tally> talliesFor(AlertRule rule) {
        return rule.incidents() == IncidentUse.COUNTED
                ? situation.tallies()
                : situation.tallies().stream()
                        .filter(tally -> !toldByIncidents.contains(tally))
                        .toList();
    }

    /// Whether there is an active alert afterwards.
    private boolean take(Watch watch) {
        Alert alert = latest.remove(watch.fingerprint(situation.slice()));
        Optional<AlertChange> change = next(watch, alert);
        change.ifPresent(changes::add);
        Alert after = change.map(AlertChange::alert).orElse(alert);
        return after != null && after.state().isActive();
    }

    private Optional<AlertChange> next(Watch watch, @Nullable Alert known) {
        Measurement measured = measured(watch.rule(), watch.tallies());
        OptionalInt level = watch.threshold().levelOf(measured);
        if (known == null || !known.state().isActive()) {
            return level.isEmpty()
                    ? Optional.empty()
                    : Optional.of(caused(watch, raise(watch, measured, level.getAsInt(), known)));
        }
        RuleSnapshot current = watch.snapshot();
        Alert alert = known.about(watch.incident());
        if (level.isEmpty() && watch.isOver(measured)) {
            return Optional.of(caused(watch, change(ChangeKind.RESOLVED, alert.resolved(measured, reason(watch)))));
        }
        int reached = level.orElse(alert.level());
        if (reached > alert.level()) {
            return Optional.of(
                    caused(watch, change(ChangeKind.ESCALATED, alert.escalated(current, measured, reached))));
        }
        if (measured.findsTheSameAs(alert.measurement()) && current.equals(alert.rule()) && alert.equals(known)) {
            return Optional.empty();
        }
        return Optional.of(caused(watch, change(ChangeKind.CHANGED, alert.measured(current, measured))));
    }

    private Measurement measured(AlertRule rule, List<Tally> tallies) {
        return Measurement.of(rule, situation.slice(), tallies, now, policy.zone());
    }

    /// Why a measure is below the threshold: would it be reached with what incidents tell of since now, these took it
    /// over.
    private Resolution reason(Watch watch) {
        List<Tally> before =
                Stream.concat(watch.tallies().stream(), takenOver.stream()).toList();
        boolean isFolded = watch.incident() == null
                && watch.rule().incidents() == IncidentUse.APART
                && watch.threshold().levelOf(measured(watch.rule(), before)).isPresent();
        return isFolded ? Resolution.FOLDED : Resolution.BELOW_THRESHOLD;
    }

    private AlertChange raise(Watch watch, Measurement measured, int level, @Nullable Alert previous) {
        Instant resolvedAt = previous == null ? null : previous.resolvedAt();
        if (previous != null && resolvedAt != null && now.isBefore(resolvedAt.plus(policy.reopenWithin()))) {
            Alert again = previous.about(watch.incident());
            return change(ChangeKind.REOPENED, again.reopened(watch.snapshot(), measured, level));
        }
        int occurrence = previous == null ? 1 : previous.occurrence() + 1;
        return change(
                ChangeKind.OPENED, Alert.open(watch, situation.slice(), new Alert.Start(measured, level, occurrence)));
    }

    private AlertChange withdraw(Alert alert) {
        Measurement asOfNow = alert.measurement().asOf(now, policy.zone());
        return change(ChangeKind.RESOLVED, alert.resolved(asOfNow, Resolution.RULE_WITHDRAWN));
    }

    private static AlertChange change(ChangeKind kind, Alert alert) {
        return new AlertChange(kind, alert, alert.traceparent());
    }

    /// The last record that concerns it brought it about; where time alone did, the break at the top did.
    private AlertChange caused(Watch watch, AlertChange change) {
        String touched = situation.touches().stream()
                .filter(watch::concerns)
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
