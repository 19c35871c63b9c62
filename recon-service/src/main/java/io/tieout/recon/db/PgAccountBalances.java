package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.AccountBalance;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.AccountBalances;
import io.tieout.recon.domain.checkpoint.BalanceCut;
import io.tieout.recon.domain.checkpoint.BalanceFigures;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgAccountBalances implements AccountBalances {

    /// Sums change in the order of their key, each once.
    private static final String KEEP = """
            INSERT INTO account_balance AS b (tenant, entity, currency, account, business_date, debit_minor, credit_minor)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::date[], $6::bigint[], $7::bigint[])
             ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (tenant, entity, currency, account, business_date) DO UPDATE
               SET debit_minor = excluded.debit_minor, credit_minor = excluded.credit_minor
             WHERE excluded.debit_minor + excluded.credit_minor > b.debit_minor + b.credit_minor""";

    private static final String BOOKS = """
            SELECT DISTINCT entity, currency FROM account_balance
             WHERE ($1::text IS NULL OR entity = $1) AND ($2::text IS NULL OR currency = $2)
             ORDER BY 1, 2 LIMIT $3""";

    private static final Comparator<AccountBalance> LATER = Comparator.comparingLong(AccountBalance::version);

    private final TenantTx tx;

    PgAccountBalances(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Void> keep(List<AccountBalance> told) {
        Map<UUID, AccountBalance> latest = new TreeMap<>(UuidOrder.BYTES);
        told.forEach(each ->
                latest.merge(each.balanceId(), each, (one, other) -> LATER.compare(one, other) >= 0 ? one : other));
        if (latest.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple parameters = Columns.of(latest.values())
                .texts(AccountBalance::tenant)
                .texts(AccountBalance::entity)
                .texts(each -> each.debit().currency().getCurrencyCode())
                .texts(AccountBalance::account)
                .dates(AccountBalance::businessDate)
                .longs(each -> each.debit().minor())
                .longs(each -> each.credit().minor())
                .tuple();
        return tx.inWriterTx(
                connection -> connection.preparedQuery(KEEP).execute(parameters).replaceWithVoid());
    }

    @Override
    public Uni<List<Books>> books(String tenant, @Nullable String entity, @Nullable String currency, int booksMax) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(BOOKS)
                        .execute(Tuple.of(entity, currency, booksMax))
                        .map(rows -> {
                            List<Books> books = new ArrayList<>(rows.size());
                            rows.forEach(row ->
                                    books.add(new Books(row.getString(0), Currency.getInstance(row.getString(1)))));
                            return books;
                        }));
    }

    @Override
    public Uni<BalanceFigures> figures(String tenant, BalanceCut cut) {
        return tx.inTenantSnapshot(tenant, connection -> new TieRows(connection, tenant, cut).read());
    }
}
