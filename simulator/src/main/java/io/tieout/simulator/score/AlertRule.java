package io.tieout.simulator.score;

import io.tieout.event.Money;
import io.tieout.simulator.score.TruthLine.Injection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// When a system alerts: breaks of one legal entity and currency, or of one incident of these, reach an amount or a
/// number.
///
/// @param breakRules names of the rules that find the breaks; empty for all. Of the truth `refunds` covers refunds and
///     credit memos, and no other name covers anything
/// @param count of open breaks; null where the rule has another threshold
/// @param amounts by currency, sums of magnitudes; empty where the rule has another threshold
/// @param incidents what it does with breaks of incidents; a system that does not say knows none
record AlertRule(
        String name,
        Set<String> breakRules,
        Set<String> classes,
        Set<String> entities,
        Set<String> currencies,
        @Nullable Long count,
        Map<String, Money> amounts,
        IncidentUse incidents) {

    private static final String REFUNDS = "refunds";

    /// Closes by itself: that nobody is alerted of it is no fault.
    private static final String LATE = "late";

    /// What shows alike is one incident until nothing more of it is seen for as long.
    private static final Duration INCIDENT_ENDS_AFTER = Duration.ofDays(7);

    AlertRule {
        breakRules = Set.copyOf(breakRules);
        classes = Set.copyOf(classes);
        entities = Set.copyOf(entities);
        currencies = Set.copyOf(currencies);
        amounts = Map.copyOf(amounts);
    }

    /// As alert-service's `GET /v1/alert-rules` shows it.
    ///
    /// @throws IllegalArgumentException naming the field that cannot be read
    static AlertRule of(Fields line) {
        Fields threshold = line.in("threshold");
        Fields scope =
                line.has("scope") ? line.in("scope") : new Fields(line.line().path("scope"));
        Map<String, Money> amounts = new TreeMap<>();
        for (Fields each : threshold.each("amounts")) {
            Money amount = each.asMoney();
            amounts.put(amount.currency().getCurrencyCode(), amount);
        }
        return new AlertRule(
                line.text("name"),
                Set.copyOf(scope.texts("rules")),
                Set.copyOf(scope.texts("classes")),
                Set.copyOf(scope.texts("entities")),
                Set.copyOf(scope.texts("currencies")),
                threshold.has("count") ? threshold.count("count") : null,
                amounts,
                line.code(IncidentUse.class, "incidents", IncidentUse.COUNTED));
    }

    /// Whether the truth can say when the threshold is reached. How old a break gets depends on when it was detected
    /// and on when somebody stops looking, so of ages it cannot.
    boolean isJudged() {
        return count != null || !amounts.isEmpty();
    }

    /// Since when each true break deserves an alert: since it can be seen and all that can be seen by then reaches the
    /// threshold. Those that never do are not there. Told apart by identity.
    IdentityHashMap<Injection, Instant> deserving(List<Injection> truth) {
        Map<String, List<Injection>> slices = new TreeMap<>();
        for (Injection each : truth) {
            if (covers(each)) {
                slices.computeIfAbsent(sliceOf(each), _ -> new ArrayList<>()).add(each);
            }
        }
        IdentityHashMap<Injection, Instant> deserving = new IdentityHashMap<>();
        for (List<Injection> slice : slices.values()) {
            slice.sort(Comparator.comparing(Injection::detectableAt));
            for (List<Injection> one : tellsOfIncidents() ? incidentsOf(slice) : List.of(slice)) {
                Instant reachedAt = reachedAt(one);
                if (reachedAt != null) {
                    one.forEach(each -> deserving.put(each, later(each.detectableAt(), reachedAt)));
                }
            }
        }
        return deserving;
    }

    boolean tellsOfIncidents() {
        return incidents == IncidentUse.EACH;
    }

    private String sliceOf(Injection each) {
        String slice = each.entity() + " " + currency(each);
        return tellsOfIncidents() ? slice + " " + each.observable().like() : slice;
    }

    /// @param slice that shows alike, in the order in which it can be seen
    private static List<List<Injection>> incidentsOf(List<Injection> slice) {
        List<List<Injection>> incidents = new ArrayList<>();
        Instant last = null;
        for (Injection each : slice) {
            if (last == null || each.detectableAt().isAfter(last.plus(INCIDENT_ENDS_AFTER))) {
                incidents.add(new ArrayList<>());
            }
            incidents.getLast().add(each);
            last = each.detectableAt();
        }
        return incidents;
    }

    private boolean covers(Injection each) {
        String breakClass = each.diagnosis().breakClass();
        return !breakClass.equals(LATE)
                && (!tellsOfIncidents() || !each.observable().like().isEmpty())
                && (breakRules.isEmpty()
                        || (breakRules.contains(REFUNDS) && each.concern().isOfRefund()))
                && allows(classes, breakClass)
                && allows(entities, each.entity())
                && allows(currencies, currency(each));
    }

    private static boolean allows(Set<String> wanted, String value) {
        return wanted.isEmpty() || wanted.contains(value);
    }

    private static String currency(Injection each) {
        return each.delta().currency().getCurrencyCode();
    }

    /// @param slice of one entity and currency, in the order in which they can be seen
    private @Nullable Instant reachedAt(List<Injection> slice) {
        Money limit = amounts.get(currency(slice.getFirst()));
        Money sum = slice.getFirst().delta().minus(slice.getFirst().delta());
        long seen = 0;
        for (Injection each : slice) {
            seen++;
            sum = sum.plus(each.delta().magnitude());
            if ((count != null && seen >= count) || (limit != null && limit.atMost(sum))) {
                return each.detectableAt();
            }
        }
        return null;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
