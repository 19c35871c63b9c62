package io.tieout.recon.page;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.Rules;
import io.tieout.recon.app.TieBalances;
import io.tieout.recon.table.BalanceTieTables;
import jakarta.enterprise.context.ApplicationScoped;

/// The report of balances.
@ApplicationScoped
class BalanceReports implements ReportFigures {

    private final TieBalances ties;
    private final Rules rules;

    BalanceReports(TieBalances ties, Rules rules) {
        this.ties = ties;
        this.rules = rules;
    }

    @Override
    public Uni<Made> make(Report report, Visit visit, int rowsMax) {
        TieBalances.Query query = visit.filters().balances(rules.today());
        return ties.tie(visit.tenant(), query)
                .map(found -> new Made(report.code() + "-" + query.asOf(), BalanceTieTables.of(rules, query, found)));
    }
}
