package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.StoredValueReport;
import io.tieout.ledger.domain.RollForward;
import io.tieout.ledger.domain.StoredValueAccount;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgStoredValueReport implements StoredValueReport {

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    /// All that happened up to the end on the cards that moved in the time.
    private static final String WHOLE_CARDS =
            "l.business_date <= $2 AND l.sub_key IN (SELECT l.sub_key FROM line l WHERE "
                    + StoredValueLines.IS_STORED_VALUE + " AND l.business_date BETWEEN $1 AND $2)";

    private final TenantTx tx;

    PgStoredValueReport(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<OriginFlow>> byOrigin(String tenant, Filter filter) {
        Conditions where = new Conditions();
        String query = cards(filter, where) + """
                SELECT entity, currency, account, %s, coalesce(sum(unbacked), 0)::bigint AS unbacked,
                       count(*) FILTER (WHERE closing < 0) AS negative
                  FROM card LEFT JOIN unbacked USING (entity, currency, account, card)
                 GROUP BY entity, currency, account
                 ORDER BY entity, currency, account""".formatted(RollForwardColumn.sums());
        return read(
                tenant,
                query,
                where,
                row -> new OriginFlow(
                        row.getString("entity"),
                        account(row),
                        flow(row),
                        row.getLong("unbacked"),
                        row.getLong("negative")));
    }

    @Override
    public Uni<List<CardFlow>> byCard(String tenant, Filter filter, @Nullable Position after, int limit) {
        Conditions where = new Conditions();
        String cards = cards(filter, where);
        if (after != null) {
            String entity = where.parameter(after.entity());
            String currency = where.parameter(after.currency());
            String card = where.parameter(after.card());
            where.and(
                    "(entity, currency, card, account) > (" + entity + ", " + currency + ", " + card + ", ?)",
                    after.account());
        }
        String query = cards + """
                SELECT entity, currency, account, card, %s, coalesce(unbacked, 0) AS unbacked
                  FROM card LEFT JOIN unbacked USING (entity, currency, account, card)
                 WHERE %s
                 ORDER BY entity, currency, card, account
                 LIMIT %s""".formatted(RollForwardColumn.names(), where.clause(), where.parameter(limit));
        return read(
                tenant,
                query,
                where,
                row -> new CardFlow(
                        row.getString("entity"),
                        row.getString("card"),
                        account(row),
                        flow(row),
                        row.getLong("unbacked")));
    }

    /// What each card had before, and its movements since, for a query to begin with; its values become the first ones
    /// of `where`.
    private static String cards(Filter filter, Conditions where) {
        where.parameter(Objects.requireNonNullElse(filter.from(), FIRST_DAY));
        where.parameter(Objects.requireNonNullElse(filter.to(), LAST_DAY));
        String book = where.inner()
                .and("l.entity = ?", filter.entity())
                .and("l.currency = ?", filter.currency())
                .clause();
        return """
                WITH move AS (
                    SELECT l.entity, l.currency, l.account, l.sub_key AS card, '%1$s' AS kind,
                           %2$s * (l.debit_minor - l.credit_minor) AS value
                      FROM balance_delta l
                     WHERE %3$s AND l.business_date < $1 AND %4$s
                     UNION ALL
                    SELECT entity, currency, account, card, kind, value
                      FROM (%5$s AND l.business_date BETWEEN $1 AND $2) AS booked
                ), card AS (
                    SELECT entity, currency, account, card, sum(value) AS closing, %6$s
                      FROM move
                     GROUP BY entity, currency, account, card
                ), unbacked AS (
                    SELECT entity, currency, account, card, count(*) AS unbacked
                      FROM (%7$s) AS backed
                     WHERE is_unbacked AND business_date >= $1
                     GROUP BY entity, currency, account, card)
                """.formatted(
                        StoredValueLines.OPENING,
                        StoredValueLines.SIGN,
                        StoredValueLines.IS_STORED_VALUE,
                        book,
                        StoredValueLines.moves(book),
                        RollForwardColumn.sumsOfMoves(),
                        StoredValueLines.backedMoves(book + " AND " + WHOLE_CARDS));
    }

    private <T> Uni<List<T>> read(String tenant, String query, Conditions where, Function<Row, T> item) {
        return tx.inTenantTx(tenant, connection -> Rows.read(connection, query, where.tuple(), item));
    }

    private static StoredValueAccount account(Row row) {
        return Coded.of(StoredValueAccount.class, row.getString("account"));
    }

    private static RollForward flow(Row row) {
        String currency = row.getString("currency");
        Function<RollForwardColumn, Money> of = column -> Money.of(row.getLong(column.column()), currency);
        return new RollForward(
                of.apply(RollForwardColumn.OPENING),
                of.apply(RollForwardColumn.ISSUED),
                of.apply(RollForwardColumn.REDEEMED),
                of.apply(RollForwardColumn.REDEMPTION_REVERSED),
                of.apply(RollForwardColumn.LOAD_VOIDED),
                of.apply(RollForwardColumn.EXPIRED),
                of.apply(RollForwardColumn.ESCHEATED),
                of.apply(RollForwardColumn.ADJUSTED));
    }
}
