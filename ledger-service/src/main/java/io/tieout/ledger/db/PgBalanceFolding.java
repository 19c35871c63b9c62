package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.BalanceFolding;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Function;

/// A fold deletes the rows of a key and inserts their sum in one statement, so whoever reads sees either the rows or
/// the sum. Rows that a batch appends meanwhile are left for the next fold.
@ApplicationScoped
class PgBalanceFolding implements BalanceFolding {

    /// Of all instances one folds.
    private static final String LOCK = "SELECT pg_try_advisory_xact_lock(hashtext('tieout.ledger.balance-fold'))";

    private static final String FOLD = """
            WITH several AS (
                SELECT {key} FROM {table} WHERE {days} GROUP BY {key} HAVING count(*) > 1
            ), gone AS (
                DELETE FROM {table} d USING several s WHERE ({d.key}) = ({s.key})
                RETURNING {d.key}, d.debit_minor, d.credit_minor
            ), sums AS (
                INSERT INTO {table} ({key}, debit_minor, credit_minor)
                SELECT {key}, sum(debit_minor), sum(credit_minor) FROM gone GROUP BY {key}
                RETURNING 1
            )
            SELECT (SELECT count(*) FROM gone), (SELECT count(*) FROM sums)""";

    private static final String ACCOUNT_KEY = "tenant, entity, account, currency, business_date, recorded_day";
    private static final String FOLD_ACCOUNTS = statement("account_delta", ACCOUNT_KEY + ", posted_in", "true");
    private static final String FOLD_SUB_KEYS =
            statement("balance_delta", ACCOUNT_KEY + ", sub_key", "tenant = $1 AND recorded_day = $2");

    private static final String NEXT_DAY = """
            SELECT tenant, recorded_day FROM account_delta WHERE recorded_day < $1
            EXCEPT
            SELECT tenant, recorded_day FROM folded_day
             ORDER BY recorded_day, tenant
             LIMIT 1""";

    private static final String IS_FOLDED = "INSERT INTO folded_day (tenant, recorded_day) VALUES ($1, $2)";

    private final TenantTx tx;

    PgBalanceFolding(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Folded> fold(LocalDate today) {
        return locked(connection ->
                        fold(connection, FOLD_ACCOUNTS, Tuple.tuple()).map(Optional::of))
                .chain(accounts -> foldDays(today, accounts.orElse(Folded.NOTHING)));
    }

    /// One day of one tenant after the other, each in a database transaction of its own.
    private Uni<Folded> foldDays(LocalDate today, Folded soFar) {
        return locked(connection -> foldNextDay(connection, today))
                .chain(folded ->
                        folded.isEmpty() ? Uni.createFrom().item(soFar) : foldDays(today, soFar.plus(folded.get())));
    }

    /// Completes empty when no day is left.
    private static Uni<Optional<Folded>> foldNextDay(SqlConnection connection, LocalDate today) {
        return connection.preparedQuery(NEXT_DAY).execute(Tuple.of(today)).chain(days -> {
            if (days.size() == 0) {
                return Uni.createFrom().item(Optional.empty());
            }
            Row day = days.iterator().next();
            Tuple key = Tuple.of(day.getString(0), day.getLocalDate(1));
            return fold(connection, FOLD_SUB_KEYS, key)
                    .call(() -> connection.preparedQuery(IS_FOLDED).execute(key))
                    .map(Optional::of);
        });
    }

    /// Completes empty where another instance folds.
    private Uni<Optional<Folded>> locked(Function<SqlConnection, Uni<Optional<Folded>>> work) {
        return tx.inWriterTx(connection -> connection
                .preparedQuery(LOCK)
                .execute()
                .chain(row -> row.iterator().next().getBoolean(0)
                        ? work.apply(connection)
                        : Uni.createFrom().item(Optional.empty())));
    }

    private static Uni<Folded> fold(SqlConnection connection, String statement, Tuple days) {
        return connection.preparedQuery(statement).execute(days).map(rows -> {
            Row row = rows.iterator().next();
            return new Folded(row.getLong(0), row.getLong(1));
        });
    }

    private static String statement(String table, String key, String days) {
        return FOLD.replace("{table}", table)
                .replace("{days}", days)
                .replace("{key}", key)
                .replace("{d.key}", "d." + key.replace(", ", ", d."))
                .replace("{s.key}", "s." + key.replace(", ", ", s."));
    }
}
