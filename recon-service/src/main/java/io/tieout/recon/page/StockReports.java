package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.Reports;
import io.tieout.recon.app.Rules;
import io.tieout.recon.app.StockQuery;
import io.tieout.recon.app.StockReport;
import io.tieout.recon.app.StockReport.InTransit;
import io.tieout.recon.app.StockReport.OnHand;
import io.tieout.recon.table.StockTables;
import io.tieout.recon.table.Table;
import io.tieout.recon.table.Windows;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Objects;

/// The reports of what is on hand and in transit.
@ApplicationScoped
class StockReports implements ReportFigures {

    private final StockReport stock;
    private final Rules rules;

    StockReports(StockReport stock, Rules rules) {
        this.stock = stock;
        this.rules = rules;
    }

    @Override
    public Uni<Made> make(Report report, Visit visit, int rowsMax) {
        StockQuery query = visit.filters().stock(rules.today());
        int rows = Math.min(rowsMax, StockReport.ITEMS_MAX);
        PageRequest page = new PageRequest(rows, null, List.of());
        Uni<List<Table>> tables =
                report == Report.TRANSIT ? transit(visit, query, page) : inventory(visit, query, page);
        return tables.map(made -> new Made(
                report.code() + "-" + query.from() + "-" + query.to(),
                Windows.noted(rules, query, made.toArray(Table[]::new))));
    }

    private Uni<List<Table>> inventory(Visit visit, StockQuery query, PageRequest page) {
        return stock.onHand(visit.tenant(), query, page)
                .invoke(StockReports::requireFew)
                .chain(found -> stock.figures(visit.tenant(), query)
                        .map(figures -> List.of(
                                StockTables.onHand(found.stream()
                                        .map(OnHand::row)
                                        .filter(Objects::nonNull)
                                        .toList()),
                                StockTables.figures(figures))));
    }

    private Uni<List<Table>> transit(Visit visit, StockQuery query, PageRequest page) {
        return stock.inTransit(visit.tenant(), query, page)
                .invoke(StockReports::requireFew)
                .map(found -> List.of(StockTables.transit(found.stream()
                        .map(InTransit::transfer)
                        .filter(Objects::nonNull)
                        .toList())));
    }

    private static void requireFew(List<?> found) {
        if (found.size() > StockReport.ITEMS_MAX) {
            throw Reports.tooMuch(StockReport.ITEMS_MAX + " rows");
        }
    }
}
