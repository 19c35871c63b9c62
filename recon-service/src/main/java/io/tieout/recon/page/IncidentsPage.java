package io.tieout.recon.page;

import io.tieout.event.finding.Cause;
import io.tieout.recon.app.DivergenceCosts.CostOf;
import io.tieout.recon.app.IncidentQuery;
import io.tieout.recon.domain.incident.IncidentState;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

/// The list of incidents as a page.
///
/// @param next address of the following page, empty on the last one
public record IncidentsPage(Shell shell, List<Field> fields, List<Row> rows, String next) {

    /// @param amounts of its open breaks, by currency
    public record Row(
            String href,
            String title,
            String failing,
            String cause,
            String hop,
            String connector,
            String entities,
            String open,
            List<Sum> amounts,
            String first) {}

    /// @param cost of a day
    public record Sum(Amount net, Amount absolute, String currency, String cost) {}

    static IncidentsPage of(
            Visit visit,
            IncidentQuery query,
            List<IncidentState> incidents,
            Function<IncidentState, List<CostOf>> costs,
            String next,
            ZoneId zone) {
        String status = visit.field("status");
        return new IncidentsPage(
                Shell.of(visit.reader(), Shell.Part.INCIDENTS),
                List.of(
                        Field.select(
                                "status",
                                "Status",
                                List.of(
                                        new Choice("", "Any status", status.isEmpty()),
                                        new Choice("open", "Open", status.equals("open")),
                                        new Choice("over", "Over", status.equals("over")))),
                        Field.select("cause", "Cause", Choice.of(Cause.class, "Any cause", query.cause())),
                        Field.text(visit, "entity", "Legal entity"),
                        Field.text(visit, "connector", "Failed at")),
                incidents.stream()
                        .map(each -> row(each, costs.apply(each), zone))
                        .toList(),
                next);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    private static Row row(IncidentState state, List<CostOf> costs, ZoneId zone) {
        var incident = state.incident();
        return new Row(
                "/pages/incidents/" + incident.id(),
                title(state),
                incident.symptom().failing(),
                Words.of(state.cause().code()),
                hop(state),
                incident.symptom().connector(),
                String.join(", ", state.entities()),
                Words.of(state.openBreaks()) + " of " + Words.count(state.breaks(), "break", "breaks"),
                sums(state, costs),
                Words.of(incident.firstDetectedAt(), zone));
    }

    /// `Missing, wrong period at celigo-us`.
    static String title(IncidentState state) {
        List<String> classes = state.classes().stream().map(each -> each.code()).toList();
        return Words.of(String.join(", ", classes)) + " at "
                + state.incident().symptom().connector();
    }

    static String hop(IncidentState state) {
        var step = state.incident().symptom().hop();
        String name = HandoffTrack.name(step);
        return name.isEmpty() ? Words.of(step.code()) : step.code() + ", " + name;
    }

    static List<Sum> sums(IncidentState state, List<CostOf> costs) {
        return state.amounts().stream()
                .map(sum -> new Sum(
                        Amount.of(sum.net()),
                        Amount.of(sum.absolute()),
                        sum.net().currency().getCurrencyCode(),
                        costs.stream()
                                .filter(each -> each.currency().equals(sum.net().currency()))
                                .map(each -> Words.cents(each.cost().base()))
                                .findFirst()
                                .orElse("–")))
                .toList();
    }
}
