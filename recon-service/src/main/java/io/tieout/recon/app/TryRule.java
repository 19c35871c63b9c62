package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.ReadUnits.UnitsPage;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.Unit;
import io.tieout.recon.domain.trial.RuleComparison;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Folds recorded legs by a rule that is not in force, beside the one that is. Nothing is written.
@ApplicationScoped
public class TryRule {

    /// The units that one call looks at where nobody says how many, and at most.
    public static final int UNITS_DEFAULT = 2_000;
    public static final int UNITS_MAX = 10_000;

    private static final int PAGE = 200;

    /// Which units are compared: those with a leg of the rule's business in the window.
    ///
    /// @param from the first business date; null for no bound
    /// @param to the last business date
    /// @param entity null for every legal entity
    public record Window(
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String entity) {

        private boolean holds(Leg leg) {
            LocalDate day = leg.envelope().businessDate();
            return (from == null || !day.isBefore(from))
                    && (to == null || !day.isAfter(to))
                    && (entity == null || entity.equals(leg.envelope().entity()));
        }
    }

    /// @param inForce name of the version that it was compared with; null where none is in force
    /// @param at the business instant of both folds
    /// @param looked units that were looked at, inside the window or not
    /// @param next where to go on; null when everything was looked at
    public record Trial(
            String draft,
            @Nullable String inForce,
            Instant at,
            int looked,
            RuleComparison comparison,
            @Nullable UUID next) {

        private Trial plus(int units, RuleComparison more, @Nullable UUID last) {
            return new Trial(draft, inForce, at, looked + units, comparison.plus(more), last);
        }
    }

    private final ReadUnits units;
    private final Rules rules;

    TryRule(ReadUnits units, Rules rules) {
        this.units = units;
        this.rules = rules;
    }

    /// @param after where an earlier call ended
    public Uni<Trial> run(String tenant, Rule draft, Window window, @Nullable UUID after, int unitsMax) {
        if (draft.unit() == Unit.FEED) {
            throw ReconProblem.BAD_RULE.at(
                    "feeds",
                    "What sources told is counted by the hour, so a draft about feeds cannot be tried on recorded legs.",
                    "Try it on its cases: ./tieout rule test.");
        }
        @Nullable Rule inForce = rules.book().find(draft.terms().id()).orElse(null);
        if (inForce != null && inForce.unit() != draft.unit()) {
            throw ReconProblem.BAD_RULE.at(
                    "unit",
                    "The rule in force folds by " + inForce.unit().code() + ", this one by "
                            + draft.unit().code() + ", so their breaks have nothing in common.",
                    "Give the rule another id.");
        }
        Trial begun = new Trial(
                draft.terms().name(),
                inForce == null ? null : inForce.terms().name(),
                rules.instant(),
                0,
                RuleComparison.NOTHING,
                after);
        return goOn(tenant, new Sides(rules.book(), inForce, draft, window), begun, unitsMax);
    }

    private Uni<Trial> goOn(String tenant, Sides sides, Trial trial, int unitsMax) {
        int page = Math.min(PAGE, unitsMax - trial.looked());
        return units.read(tenant, sides.draft.unit(), trial.next(), page, sides.limits())
                .chain(read -> {
                    Trial further = trial.plus(page(read, page), sides.compare(read.units(), trial.at()), read.last());
                    return further.next() == null || further.looked() >= unitsMax
                            ? Uni.createFrom().item(further)
                            : goOn(tenant, sides, further, unitsMax);
                });
    }

    /// The last page may be short; how many rows it had is not told, those with legs are.
    private static int page(UnitsPage read, int asked) {
        return read.last() == null ? read.units().size() : asked;
    }

    private record Sides(RuleBook book, @Nullable Rule inForce, Rule draft, Window window) {

        /// One with the limit of the rule that examines more.
        RuleBook limits() {
            boolean isLess =
                    inForce != null && inForce.terms().legsMax() > draft.terms().legsMax();
            return new RuleBook(List.of(isLess ? inForce : draft), book.calendars());
        }

        RuleComparison compare(List<UnitLegs> units, Instant at) {
            RuleComparison all = RuleComparison.NOTHING;
            for (UnitLegs unit : units) {
                if (concerns(unit) && unit.legs().stream().anyMatch(leg -> isCompared(leg) && window.holds(leg))) {
                    requireSums(unit);
                    all = all.plus(
                            RuleComparison.of(Refolding.alone(inForce, unit, at), Refolding.alone(draft, unit, at)));
                }
            }
            return all;
        }

        /// Folds read sums and never their parts, so a draft can add up only what some rule in force does.
        private void requireSums(UnitLegs unit) {
            Set<UUID> kept = book.rules().stream()
                    .flatMap(rule -> sums(rule, unit).stream())
                    .collect(Collectors.toSet());
            if (!kept.containsAll(sums(draft, unit))) {
                throw ReconProblem.BAD_RULE.at(
                        "parts",
                        "The draft adds up something else than the rules in force, and only what they add up is kept.",
                        "Try it on its cases: ./tieout rule diff.");
            }
        }

        private static Set<UUID> sums(Rule rule, UnitLegs unit) {
            Set<UUID> sums = new HashSet<>(rule.sums());
            rule.timedSums(unit.legs()).forEach(each -> sums.add(each.sum()));
            return sums;
        }

        private boolean concerns(UnitLegs unit) {
            return unit.concerns(draft) || (inForce != null && unit.concerns(inForce));
        }

        private boolean isCompared(Leg leg) {
            return draft.compares(leg) || (inForce != null && inForce.compares(leg));
        }
    }
}
