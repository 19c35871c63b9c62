package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.event.ReferenceType;
import io.tieout.recon.app.DivergenceCosts;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.Filters;
import io.tieout.recon.app.OpenItemQuery;
import io.tieout.recon.app.OpenItems;
import io.tieout.recon.app.ProvePayout;
import io.tieout.recon.app.Rules;
import io.tieout.recon.domain.report.Cascades;
import io.tieout.recon.domain.report.Diagnosis;
import io.tieout.recon.domain.report.Divergence;
import io.tieout.recon.domain.report.DivergencePoints;
import io.tieout.recon.domain.report.Statement;
import io.tieout.recon.table.OpenItemTables;
import io.tieout.recon.table.PayoutTable;
import io.tieout.recon.table.Table;
import io.tieout.recon.table.TrailTables;
import io.tieout.recon.table.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The reports of what is open at a day, and the proof of a payout.
@ApplicationScoped
class OpenReports implements ReportFigures {

    private final OpenItems items;
    private final DivergenceCosts costs;
    private final ProvePayout proving;
    private final Rules rules;

    OpenReports(OpenItems items, DivergenceCosts costs, ProvePayout proving, Rules rules) {
        this.items = items;
        this.costs = costs;
        this.proving = proving;
        this.rules = rules;
    }

    @Override
    public Uni<Made> make(Report report, Visit visit, int rowsMax) {
        if (report == Report.PAYOUT_PROOF) {
            return payout(visit);
        }
        OpenItemQuery query = visit.filters().openItems(rules.today());
        return tables(report, visit, query)
                .map(tables -> new Made(
                        report.code() + "-" + query.asOf(), Windows.noted(rules, query, tables.toArray(Table[]::new))));
    }

    private Uni<List<Table>> tables(Report report, Visit visit, OpenItemQuery query) {
        String tenant = visit.tenant();
        return switch (report) {
            case STATEMENT ->
                items.read(tenant, query)
                        .map(open -> List.of(OpenItemTables.statement(Statement.of(open)), OpenItemTables.items(open)));
            case DIAGNOSIS ->
                items.read(tenant, query)
                        .map(open -> List.of(OpenItemTables.diagnosis(Diagnosis.of(open)), OpenItemTables.items(open)));
            case DIVERGENCE ->
                items.read(tenant, query)
                        .map(open -> List.of(OpenItemTables.divergence(Divergence.of(open, costs::of))));
            case ORPHANS -> items.orphans(tenant, query).map(ranked -> List.of(OpenItemTables.orphans(ranked)));
            case DIVERGENCE_POINTS -> {
                ReferenceType by = Filters.trailKey("by", visit.parameter("by"));
                yield items.read(tenant, query)
                        .map(open -> List.of(TrailTables.points(DivergencePoints.of(open, by, costs::of))));
            }
            case CASCADES -> items.read(tenant, query).map(open -> List.of(TrailTables.cascades(Cascades.of(open))));
            case COMPLETENESS, VARIANCE, SIDE_BY_SIDE, LAG, KPIS, INVENTORY, TRANSIT, BALANCE_TIE, PAYOUT_PROOF ->
                throw new IllegalArgumentException("no report of what is open: " + report);
        };
    }

    /// Before anybody says which one there is nothing to show.
    private Uni<Made> payout(Visit visit) {
        String payout = visit.filters().text("payout");
        return payout == null
                ? Uni.createFrom().item(new Made("", List.of()))
                : proving.prove(visit.tenant(), FilterValues.referenceOf("payout", payout))
                        .map(proof -> new Made("payout-proof", List.of(PayoutTable.of(proof))));
    }
}
