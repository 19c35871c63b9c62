package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.Balances;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgBalances implements Balances {

    private static final String SUMS = "sum(debit_minor)::bigint AS debits, sum(credit_minor)::bigint AS credits";

    private static final String IS_OPEN = "HAVING sum(debit_minor) <> sum(credit_minor)";

    private final TenantTx tx;

    PgBalances(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<Turnover>> turnovers(String tenant, Filter filter) {
        return turnovers(tenant, filter, conditions(filter));
    }

    @Override
    public Uni<List<Turnover>> turnovers(String tenant, Filter filter, LocalDate through) {
        return turnovers(tenant, filter, conditions(filter, through));
    }

    private Uni<List<Turnover>> turnovers(String tenant, Filter filter, Conditions where) {
        String query = """
                SELECT entity, currency, account, %s FROM %s WHERE %s
                 GROUP BY entity, currency, account
                 ORDER BY entity, currency, account""".formatted(SUMS, filter.subKey() == null ? "account_delta" : "balance_delta", where.clause());
        return read(tenant, query, where, PgBalances::turnover);
    }

    @Override
    public Uni<List<SubKeyTurnover>> subLedger(
            String tenant, Filter filter, boolean isOpenOnly, @Nullable Position after, int limit) {
        Conditions where = conditions(filter);
        if (after != null) {
            String subKey = where.parameter(after.subKey());
            String entity = where.parameter(after.entity());
            where.and("(sub_key, entity, currency) > (" + subKey + ", " + entity + ", ?)", after.currency());
        }
        String having = isOpenOnly ? IS_OPEN : "";
        String query = """
                SELECT entity, currency, account, sub_key, %s FROM balance_delta WHERE %s
                 GROUP BY sub_key, entity, currency, account
                %s
                 ORDER BY sub_key, entity, currency
                 LIMIT %s""".formatted(SUMS, where.clause(), having, where.parameter(limit));
        return read(tenant, query, where, row -> new SubKeyTurnover(row.getString("sub_key"), turnover(row)));
    }

    private static Conditions conditions(Filter filter) {
        return new Conditions()
                .and("account = ?", filter.account())
                .and("sub_key = ?", filter.subKey())
                .and("entity = ?", filter.entity())
                .and("currency = ?", filter.currency())
                .and("business_date <= ?", filter.asOf());
    }

    /// What is posted in periods up to the one of that last day.
    private static Conditions conditions(Filter filter, LocalDate through) {
        Conditions where = conditions(filter);
        String period = where.parameter(PostedIn.upTo(through));
        return where.and(
                "(posted_in <> '' AND posted_in <= " + period + " OR posted_in = '' AND business_date <= ?)", through);
    }

    private <T> Uni<List<T>> read(String tenant, String query, Conditions where, Function<Row, T> item) {
        return tx.inTenantTx(tenant, connection -> Rows.read(connection, query, where.tuple(), item));
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
