package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.GiftCardMove;
import io.tieout.event.Money;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundIntent;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.domain.balance.BalanceRule;
import io.tieout.recon.domain.checkpoint.Against;
import io.tieout.recon.domain.checkpoint.BalanceCut;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Clearing;
import io.tieout.recon.domain.checkpoint.BalanceFigures.Unproved;
import io.tieout.recon.domain.total.TotalRule;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What makes up the control accounts that the ERP does not have: when refunds ended, and what moved at processors.
final class SubLedgerRows {

    private static final String ADD_ENDS = """
            INSERT INTO refund_end (tenant, event_id, entity, business_date)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::date[]) ORDER BY 1, 2
            ON CONFLICT (tenant, event_id) DO UPDATE
               SET entity = excluded.entity, business_date = excluded.business_date""";

    /// Refunds that may be unpaid, or were at the end of a day.
    static final String REFUND_UNITS = """
            SELECT b.transaction_id FROM break b
             WHERE b.status IN ('open', 'accepted') AND b.entity = $1 AND b.rule = ANY ($2)
             UNION
            SELECT i.transaction_id FROM match_item i
             WHERE i.entity = $1 AND i.rule = ANY ($2) AND i.status IN ('pending', 'rejected', 'failed')
             UNION
            SELECT i.transaction_id FROM recon_transaction t
              JOIN match_item i ON i.tenant = t.tenant AND i.transaction_id = t.transaction_id
             WHERE t.next_due_at IS NOT NULL AND i.entity = $1 AND i.rule = ANY ($2)
             UNION
            SELECT r.root_id FROM refund_end e
              JOIN leg l ON l.tenant = e.tenant AND l.event_id = e.event_id AND l.holds
              JOIN recon_transaction r ON r.tenant = l.tenant AND r.transaction_id = l.transaction_id
             WHERE e.entity = $1 AND e.business_date > $3
             ORDER BY 1 LIMIT $4""";

    /// By its latest statement of each account: what its records moved until then, and since then as far as it is
    /// of the days that count. Days of other zones begin before and after, so some around the statement are read.
    private static final String CLEARING = """
            WITH statement AS (
                SELECT s.*, k.key_id
                  FROM stated_balance s
                  JOIN leg_key k ON k.tenant = s.tenant AND k.event_id = s.event_id
                 WHERE s.kind = 'processor' AND s.entity = $1 AND s.currency = $2 AND s.as_of <= $3
            ), latest AS (
                SELECT DISTINCT ON (key_id, account) * FROM statement ORDER BY key_id, account, as_of DESC, event_id)
            SELECT l.account, l.balance_minor,
                   coalesce((SELECT sum(o.balance_minor) FROM statement o
                              WHERE o.key_id = l.key_id AND o.account = l.account AND o.use = 'opening'), 0)::bigint,
                   (coalesce((SELECT sum(t.minor) FROM total_sum t
                               WHERE t.tenant = l.tenant AND t.key_id = l.key_id AND t.sum_id = ANY ($5)
                                 AND t.currency = $2 AND t.since < date_trunc('hour', l.as_of)), 0)
                    + coalesce((SELECT sum(p.minor) FROM total_part p
                                 WHERE p.tenant = l.tenant AND p.key_id = l.key_id AND p.sum_id = ANY ($5)
                                   AND p.currency = $2 AND p.occurred_at >= date_trunc('hour', l.as_of)
                                   AND p.occurred_at <= l.as_of), 0))::bigint,
                   coalesce(m.minor, 0)::bigint, m.movements,
                   EXISTS (SELECT FROM break b
                            WHERE b.tenant = l.tenant AND b.transaction_id = l.key_id AND b.status IN ('open', 'accepted')
                              AND b.rule = ANY ($6))
              FROM latest l
             CROSS JOIN LATERAL (
                   SELECT sum(CASE WHEN p.occurred_at > l.as_of THEN p.minor ELSE -p.minor END) AS minor,
                          count(*) AS movements
                     FROM total_part p
                    WHERE p.tenant = l.tenant AND p.key_id = l.key_id AND p.sum_id = ANY ($5) AND p.currency = $2
                      AND p.occurred_at >= l.as_of - interval '2 days' AND p.occurred_at < $3 + interval '2 days'
                      AND (p.occurred_at > l.as_of) = (p.business_date <= $4)) m
             ORDER BY l.account, l.key_id""";

    private static final String UNPROVED = """
            WITH unit AS (
                SELECT b.tenant, b.transaction_id FROM break b
                 WHERE b.status IN ('open', 'accepted') AND b.entity = $1 AND b.rule = ANY ($4)
                 UNION
                SELECT t.tenant, t.transaction_id FROM recon_transaction t WHERE t.next_due_at IS NOT NULL)
            SELECT i.source_minor - i.target_minor, b.class
              FROM unit u
              JOIN match_item i ON i.tenant = u.tenant AND i.transaction_id = u.transaction_id
              LEFT JOIN break b ON b.tenant = i.tenant AND b.break_id = i.break_id AND b.status IN ('open', 'accepted')
             WHERE i.rule = ANY ($4) AND i.entity = $1 AND i.currency = $2 AND i.business_date <= $3
               AND i.source_minor <> i.target_minor""";

    private final SqlConnection connection;
    private final BalanceCut cut;

    SubLedgerRows(SqlConnection connection, BalanceCut cut) {
        this.connection = connection;
        this.cut = cut;
    }

    /// Notes what ends refunds, in the order of the key.
    static Uni<Void> addEnds(SqlConnection connection, Collection<Arrival> holding) {
        Map<Transaction, Arrival> ends = new TreeMap<>();
        for (Arrival arrival : holding) {
            if (!arrival.leg().isConflict() && isEnd(arrival)) {
                ends.put(new Transaction(arrival.tenant(), arrival.leg().eventId()), arrival);
            }
        }
        return ends.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ADD_ENDS)
                        .execute(Columns.of(ends.entrySet())
                                .texts(each -> each.getKey().tenant())
                                .uuids(each -> each.getKey().id())
                                .texts(each -> each.getValue().leg().envelope().entity())
                                .dates(each -> each.getValue().leg().envelope().businessDate())
                                .tuple())
                        .replaceWithVoid();
    }

    private static boolean isEnd(Arrival arrival) {
        return switch (arrival.leg().event()) {
            case RefundProcessed _ -> true;
            case RefundIssued issued -> issued.intent() == RefundIntent.CANCELLED;
            case GiftCardMoved moved -> moved.kind() == GiftCardMove.CREDITED;
            default -> false;
        };
    }

    Uni<List<Clearing>> clearing() {
        List<BalanceRule> rules = cut.rules(Against.PROCESSORS, BalanceRule.class);
        if (rules.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple parameters = Tuple.of(
                cut.entity(),
                cut.currency().getCurrencyCode(),
                Columns.utc(cut.until()),
                cut.asOf(),
                rules.stream().map(rule -> rule.movements().sum()).toArray(UUID[]::new),
                rules.stream().map(rule -> rule.terms().id()).toArray(String[]::new));
        return rows(CLEARING, parameters, this::clearing);
    }

    private Clearing clearing(Row row) {
        return new Clearing(
                row.getString(0),
                money(row.getLong(1)),
                money(row.getLong(2)),
                money(row.getLong(3)),
                money(row.getLong(4)),
                row.getLong(5),
                row.getBoolean(6) ? BreakClass.BALANCE_NOT_TIED : null);
    }

    Uni<List<Unproved>> payouts() {
        List<TotalRule> rules = cut.rules(Against.PROCESSORS, TotalRule.class);
        if (rules.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Tuple parameters = Tuple.of(
                cut.entity(),
                cut.currency().getCurrencyCode(),
                cut.asOf(),
                rules.stream().map(rule -> rule.terms().id()).toArray(String[]::new));
        return rows(UNPROVED, parameters, row -> new Unproved(money(row.getLong(0)), breakClass(row.getString(1))));
    }

    private static @Nullable BreakClass breakClass(@Nullable String code) {
        return code == null ? null : Coded.of(BreakClass.class, code);
    }

    private Money money(long minor) {
        return new Money(minor, cut.currency());
    }

    private <T> Uni<List<T>> rows(String sql, Tuple parameters, Function<Row, T> read) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> {
            List<T> list = new ArrayList<>(rows.size());
            rows.forEach(row -> list.add(read.apply(row)));
            return list;
        });
    }
}
