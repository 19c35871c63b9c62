package io.tieout.recon.page;

import io.tieout.event.Coded;
import io.tieout.event.finding.BreakState;
import io.tieout.recon.app.DivergenceCosts.CostOf;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.cost.DailyCost;
import io.tieout.recon.domain.incident.IncidentState;
import java.time.ZoneId;
import java.util.List;

/// One incident with its breaks as a page.
///
/// @param next address of the following page of breaks, empty on the last one
public record IncidentPage(
        Shell shell,
        String title,
        boolean isOpen,
        String failing,
        List<IncidentsPage.Sum> amounts,
        List<Cost> costs,
        List<BreakPage.Fact> facts,
        List<Row> rows,
        String next) {

    /// What a day costs, by its parts.
    public record Cost(
            String currency,
            String capital,
            int minutes,
            String labour,
            String loss,
            String low,
            String base,
            String high) {}

    public record Row(
            String href,
            String severity,
            String breakClass,
            String ruleKey,
            Amount delta,
            String currency,
            String entity,
            String status,
            String first) {}

    static IncidentPage of(
            Reader reader, IncidentState state, List<CostOf> costs, List<Break> breaks, String next, ZoneId zone) {
        var incident = state.incident();
        return new IncidentPage(
                Shell.of(reader, Shell.Part.INCIDENTS),
                IncidentsPage.title(state),
                state.openBreaks() > 0,
                incident.symptom().failing(),
                IncidentsPage.sums(state, costs),
                costs.stream().map(IncidentPage::cost).toList(),
                List.of(
                        new BreakPage.Fact("Cause", Words.of(state.cause().code())),
                        new BreakPage.Fact("Failed step", IncidentsPage.hop(state)),
                        new BreakPage.Fact("Failed at", incident.symptom().connector()),
                        new BreakPage.Fact("Legal entities", String.join(", ", state.entities())),
                        new BreakPage.Fact(
                                "Open",
                                Words.of(state.openBreaks()) + " of " + Words.count(state.breaks(), "break", "breaks")),
                        new BreakPage.Fact("Held back by it", Words.of(state.heldBack())),
                        new BreakPage.Fact(
                                "Waiting for a silent system",
                                Words.of(state.waiting().stream()
                                        .mapToInt(IncidentState.Waiting::records)
                                        .sum())),
                        new BreakPage.Fact(
                                "Classes",
                                String.join(
                                        ", ",
                                        state.classes().stream()
                                                .map(Coded::code)
                                                .map(Words::of)
                                                .toList())),
                        new BreakPage.Fact("First detected", Words.of(incident.firstDetectedAt(), zone)),
                        new BreakPage.Fact("Latest break", Words.of(incident.lastDetectedAt(), zone))),
                breaks.stream().map(each -> row(each, zone)).toList(),
                next);
    }

    private static Cost cost(CostOf each) {
        DailyCost cost = each.cost();
        return new Cost(
                each.currency().getCurrencyCode(),
                Words.of(cost.capital()),
                cost.minutes(),
                Words.of(cost.labour()),
                Words.of(cost.loss()),
                Words.cents(cost.low()),
                Words.cents(cost.base()),
                Words.cents(cost.high()));
    }

    private static Row row(Break each, ZoneId zone) {
        BreakState state = each.state();
        return new Row(
                "/pages/breaks/" + state.breakId(),
                state.severity().code(),
                Words.of(state.breakClass().code()),
                state.ruleKey(),
                Amount.of(state.delta()),
                state.delta().currency().getCurrencyCode(),
                state.entity(),
                state.status().code(),
                Words.of(state.firstDetectedAt(), zone));
    }
}
