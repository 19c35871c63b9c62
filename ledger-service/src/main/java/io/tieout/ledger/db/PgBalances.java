package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.Balances;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

@ApplicationScoped
class PgBalances implements Balances {

    private static final String SELECT = """
            SELECT entity, currency, account, sum(debit_minor)::bigint AS debits, sum(credit_minor)::bigint AS credits
              FROM balance_delta
             WHERE\s""";

    private final TenantTx tx;

    PgBalances(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<Turnover>> turnovers(String tenant, Filter filter) {
        Conditions where = new Conditions()
                .and("account = ?", filter.account())
                .and("sub_key = ?", filter.subKey())
                .and("entity = ?", filter.entity())
                .and("currency = ?", filter.currency())
                .and("business_date <= ?", filter.asOf());
        String query =
                SELECT + where.clause() + " GROUP BY entity, currency, account ORDER BY entity, currency, account";
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(query)
                        .execute(where.tuple())
                        .map(rows -> {
                            List<Turnover> turnovers = new ArrayList<>(rows.size());
                            rows.forEach(row -> turnovers.add(turnover(row)));
                            return turnovers;
                        }));
    }

    private static Turnover turnover(Row row) {
        String currency = row.getString("currency");
        return new Turnover(
                row.getString("entity"),
                row.getString("account"),
                Money.of(row.getLong("debits"), currency),
                Money.of(row.getLong("credits"), currency));
    }
}
