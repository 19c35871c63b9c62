package io.tieout.recon.app;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.cost.Assumptions;
import io.tieout.recon.domain.cost.DailyCost;
import io.tieout.recon.domain.incident.IncidentState;
import io.tieout.recon.domain.report.OpenItem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// What open incidents cost, by the assumptions of the settings.
@ApplicationScoped
public class DivergenceCosts {

    /// Money that is where it belongs and stands in the wrong place of the books, or will be told yet.
    private static final Set<BreakClass> BOOKS_ONLY = EnumSet.of(
            BreakClass.WRONG_REFERENCE,
            BreakClass.STATUS_UNMAPPED,
            BreakClass.MISCATEGORISED,
            BreakClass.WRONG_ACCOUNT,
            BreakClass.WRONG_PERIOD,
            BreakClass.FEED_MISSING,
            BreakClass.FIELD_DROPPED,
            BreakClass.OUT_OF_SEQUENCE,
            BreakClass.LATE);

    private final Assumptions assumptions;
    private final Rules rules;

    DivergenceCosts(ReconSettings settings, Rules rules) {
        assumptions = new Assumptions(
                settings.cost().capitalRate(),
                settings.cost().hourlyRate(),
                settings.cost().dailyLossRate());
        this.rules = rules;
    }

    public record CostOf(Currency currency, DailyCost cost) {}

    /// Of one open break, at the age that it has in the report.
    public DailyCost of(OpenItem item, boolean isWorkedOn) {
        return DailyCost.of(
                assumptions, item.absolute(), item.ageDays(), isWorkedOn, !BOOKS_ONLY.contains(item.breakClass()));
    }

    /// By currency of its open breaks. An incident is worked on once, so the work is in the first currency only.
    public List<CostOf> of(IncidentState incident) {
        long ageDays = Duration.between(incident.incident().firstDetectedAt(), rules.instant())
                .toDays();
        boolean canLoseCash = !BOOKS_ONLY.containsAll(incident.classes());
        List<CostOf> costs = new ArrayList<>();
        for (IncidentState.Sum sum : incident.amounts()) {
            Money atStake = sum.absolute();
            costs.add(new CostOf(
                    atStake.currency(), DailyCost.of(assumptions, atStake, ageDays, costs.isEmpty(), canLoseCash)));
        }
        return costs;
    }
}
