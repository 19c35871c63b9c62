package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.AccountBalance;
import io.tieout.event.Money;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.UntoldBalances;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/// The sums are read after the changes and in the same database transaction, so they hold at least what the changes
/// added.
@ApplicationScoped
class PgUntoldBalances implements UntoldBalances {

    private static final String NEXT = "SELECT id FROM untold_balance ORDER BY id LIMIT $1";

    private static final String SUMS = """
            SELECT d.tenant, d.entity, d.account, d.currency, d.business_date, sum(d.debit_minor)::bigint,
                   sum(d.credit_minor)::bigint
              FROM (SELECT DISTINCT tenant, entity, account, currency, business_date
                      FROM untold_balance WHERE id = ANY ($1)) u
              JOIN account_delta d USING (tenant, entity, account, currency, business_date)
             GROUP BY 1, 2, 3, 4, 5
             ORDER BY 1, 5, 2, 3, 4""";

    private static final String TOLD = "DELETE FROM untold_balance WHERE id = ANY ($1)";

    private final TenantTx tx;

    PgUntoldBalances(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Optional<Next>> next() {
        return tx.inWriterTx(connection -> Rows.read(connection, NEXT, Tuple.of(CHANGES_MAX), row -> row.getLong(0))
                .chain(ids -> ids.isEmpty()
                        ? Uni.createFrom().item(Optional.<Next>empty())
                        : sums(connection, ids).map(balances -> Optional.of(new Next(ids, balances)))));
    }

    private static Uni<List<AccountBalance>> sums(SqlConnection connection, List<Long> ids) {
        return Rows.read(connection, SUMS, parameter(ids), PgUntoldBalances::balance);
    }

    private static AccountBalance balance(Row row) {
        String currency = row.getString(3);
        return AccountBalance.of(
                row.getString(0),
                row.getString(1),
                row.getString(2),
                row.getLocalDate(4),
                Money.of(row.getLong(5), currency),
                Money.of(row.getLong(6), currency));
    }

    @Override
    public Uni<Void> told(Next next) {
        return tx.inWriterTx(connection ->
                connection.preparedQuery(TOLD).execute(parameter(next.ids())).replaceWithVoid());
    }

    private static Tuple parameter(List<Long> ids) {
        return Columns.of(ids).longs(id -> id).tuple();
    }
}
