package io.tieout.alert.domain;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Rules and breaks of the tests: tenant `acme`, entity `US`, USD unless a test says otherwise.
final class Given {

    static final Instant NOW = Instant.parse("2026-03-06T12:00:00Z");
    static final AlertPolicy POLICY = new AlertPolicy(ZoneOffset.UTC, Duration.ofHours(24));
    static final Slice US = new Slice("acme", "US", Money.currencyOf("USD"));

    private Given() {}

    static AlertRule rule(String name, Threshold... thresholds) {
        return rule(name, new Scope(Set.of("refunds"), Set.of(), Set.of(), Set.of()), thresholds);
    }

    static AlertRule rule(String name, Scope scope, Threshold... thresholds) {
        return rule(name, scope, IncidentUse.APART, thresholds);
    }

    static AlertRule rule(String name, Scope scope, IncidentUse incidents, Threshold... thresholds) {
        UUID id = UUID.nameUUIDFromBytes(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return new AlertRule(id, "acme", name, List.of(thresholds), scope, incidents, Severity.P2, Set.of(), true);
    }

    static AlertRule amountRule() {
        return rule("amount", new Threshold.Amount(Money.of(100_00, "USD")));
    }

    static TopBreak openBreak(long deltaMinor) {
        return openBreak(deltaMinor, NOW.minus(Duration.ofHours(1)));
    }

    static TopBreak openBreak(long deltaMinor, Instant detected) {
        Money delta = Money.of(deltaMinor, "USD");
        return new TopBreak(
                new UUID(1, deltaMinor),
                BreakClass.MISSING,
                Severity.P2,
                delta,
                delta.magnitude(),
                detected,
                HandoffStep.NOT_FORWARDED,
                "storefront",
                "Read back, then re-send",
                new UUID(2, deltaMinor),
                "1001",
                "00-" + "a".repeat(32) + "-" + "b".repeat(16) + "-01");
    }

    static Tally tally(TopBreak... breaks) {
        return tally(null, Map.of(), breaks);
    }

    static Tally tally(@Nullable BreakIncident incident, Map<Cause, Long> causes, TopBreak... breaks) {
        List<TopBreak> all = List.of(breaks);
        return new Tally(
                "refunds",
                BreakClass.MISSING,
                incident,
                causes,
                all.size(),
                all.stream().mapToLong(one -> one.delta().minor()).sum(),
                all.stream().mapToLong(one -> one.delta().minor()).sum(),
                all.stream().mapToLong(one -> one.absolute().minor()).sum(),
                all.stream()
                        .map(TopBreak::firstDetectedAt)
                        .min(Instant::compareTo)
                        .orElseThrow(),
                all);
    }

    static Situation situation(AlertRule rule, List<Alert> alerts, TopBreak... breaks) {
        List<Tally> tallies = breaks.length == 0 ? List.of() : List.of(tally(breaks));
        return new Situation(US, List.of(rule), tallies, alerts, List.of());
    }

    static List<AlertChange> evaluate(Situation situation) {
        return Evaluation.of(situation, NOW, POLICY);
    }

    /// The alert that `rule` opens for `breaks`.
    static Alert opened(AlertRule rule, TopBreak... breaks) {
        return evaluate(situation(rule, List.of(), breaks)).getFirst().alert();
    }

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, 3L, 5L, 8L, 13L, 21L, 34L);
    }
}
