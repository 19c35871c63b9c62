package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.ReadItems;
import io.tieout.recon.app.ReadSides;
import io.tieout.recon.app.ReportKpis;
import io.tieout.recon.app.ReportQuery;
import io.tieout.recon.app.ReportWindow;
import io.tieout.recon.app.Reports;
import io.tieout.recon.app.Rules;
import io.tieout.recon.app.SideBySide;
import io.tieout.recon.table.Table;
import io.tieout.recon.table.VarianceTable;
import io.tieout.recon.table.WindowTables;
import io.tieout.recon.table.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/// The reports of a window of business dates.
@ApplicationScoped
class WindowReports implements ReportFigures {

    private final ReadItems items;
    private final ReadSides proofs;
    private final SideBySide sides;
    private final ReportKpis kpis;
    private final Rules rules;

    WindowReports(ReadItems items, ReadSides proofs, SideBySide sides, ReportKpis kpis, Rules rules) {
        this.items = items;
        this.proofs = proofs;
        this.sides = sides;
        this.kpis = kpis;
        this.rules = rules;
    }

    @Override
    public Uni<Made> make(Report report, Visit visit, int rowsMax) {
        if (report == Report.VARIANCE) {
            return variance(visit, Math.min(rowsMax, Reports.LINES_MAX));
        }
        ReportWindow window = visit.filters().reportWindow(rules.today());
        return tables(report, visit, window, rowsMax)
                .map(tables -> new Made(
                        Windows.name(report.code(), window),
                        Windows.noted(rules, window, tables.toArray(Table[]::new))));
    }

    private Uni<List<Table>> tables(Report report, Visit visit, ReportWindow window, int rowsMax) {
        String tenant = visit.tenant();
        return switch (report) {
            case COMPLETENESS ->
                proofs.completeness(tenant, window).map(all -> List.of(WindowTables.completeness(all)));
            case SIDE_BY_SIDE -> sideBySide(visit, window, Math.min(rowsMax, SideBySide.ITEMS_MAX));
            case LAG ->
                sides.lags(tenant, window)
                        .chain(lags -> kpis.delays(tenant, window)
                                .map(delays -> List.of(WindowTables.lags(lags), WindowTables.delays(delays))));
            case KPIS -> kpis.of(tenant, window).map(all -> List.of(WindowTables.kpis(all)));
            case VARIANCE,
                    STATEMENT,
                    DIAGNOSIS,
                    DIVERGENCE,
                    ORPHANS,
                    DIVERGENCE_POINTS,
                    CASCADES,
                    INVENTORY,
                    TRANSIT,
                    BALANCE_TIE,
                    PAYOUT_PROOF -> throw new IllegalArgumentException("no report of a window: " + report);
        };
    }

    private Uni<List<Table>> sideBySide(Visit visit, ReportWindow window, int rowsMax) {
        boolean all = visit.field("include").equals("all");
        return sides.list(visit.tenant(), window, all, new PageRequest(rowsMax, null, List.of()))
                .map(found -> {
                    if (rowsMax == SideBySide.ITEMS_MAX && found.size() > rowsMax) {
                        throw Reports.tooMuch(rowsMax + " records");
                    }
                    return List.of(WindowTables.sides(found), WindowTables.legs(found));
                });
    }

    private Uni<Made> variance(Visit visit, int rowsMax) {
        ReportQuery query = visit.filters().report(rules.today(), null);
        boolean all = visit.field("include").equals("all");
        return items.rows(visit.tenant(), query, all, new PageRequest(rowsMax, null, List.of()))
                .map(rows -> {
                    if (rowsMax == Reports.LINES_MAX && rows.size() > rowsMax) {
                        throw Reports.tooMuch(rowsMax + " rows");
                    }
                    return new Made("variance-" + query.asOf(), List.of(VarianceTable.of(rows)));
                });
    }
}
