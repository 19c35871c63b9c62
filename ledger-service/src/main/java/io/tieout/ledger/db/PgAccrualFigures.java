package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.AccrualFigures;
import io.tieout.ledger.domain.Accrual;
import io.tieout.ledger.domain.AccrualKind;
import io.tieout.ledger.domain.ByProcessor;
import io.tieout.ledger.domain.ByProcessor.Cleared;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads balances by key, and the disputes that were only announced.
@ApplicationScoped
class PgAccrualFigures implements AccrualFigures {

    /// Captures stand in clearing under their payment until a line of a settlement names them with its
    /// fee. What left such keys was settled, but for the few that were voided. Payments are named by
    /// their processor. $1 tenant, $2 entity, $3 last day, $4 first day of what may be open, $5 first day
    /// of experience.
    private static final String CLEARING = """
            WITH open_key AS (
                SELECT account, currency, split_part(sub_key, ':', 2) AS processor,
                       sum(debit_minor - credit_minor) AS open,
                       coalesce(sum(credit_minor) FILTER (WHERE business_date >= $5), 0) AS settled
                  FROM balance_delta
                 WHERE tenant = $1 AND account IN ('1200', '1210') AND sub_key LIKE 'payment:%' AND entity = $2
                   AND business_date BETWEEN $4 AND $3
                 GROUP BY account, currency, sub_key)
            SELECT account, currency, processor, coalesce(sum(open) FILTER (WHERE open > 0), 0)::bigint AS open,
                   sum(settled)::bigint AS settled
              FROM open_key
             GROUP BY account, currency, processor
             ORDER BY account, currency, processor""";

    /// What that cost is told by system or account; accruals have no key, so they are no experience.
    /// Which source tells of an account is in any of its lines. $4 is the first day of experience.
    private static final String COSTS = """
            WITH cost AS (
                SELECT account, currency, sub_key, sum(debit_minor - credit_minor)::bigint AS cost
                  FROM balance_delta
                 WHERE tenant = $1 AND account IN ('6110', '6140') AND sub_key <> '' AND entity = $2
                   AND business_date BETWEEN $4 AND $3
                 GROUP BY account, currency, sub_key)
            SELECT CASE account WHEN '6110' THEN '1200' ELSE '1210' END AS account, currency, cost,
                   coalesce((SELECT e.source FROM line l JOIN event e ON e.id = l.event
                              WHERE l.tenant = $1 AND l.account = c.account AND l.sub_key = c.sub_key
                                AND l.business_date BETWEEN $4 AND $3
                              LIMIT 1), '') AS source
              FROM cost c""";

    /// A dispute that nothing but its inquiry was told of. $4 is the first day of what may be open.
    private static final String ANNOUNCED = """
            SELECT currency, sum(amount_minor)::bigint AS open FROM event e
             WHERE tenant = $1 AND type = 'tieout.chargeback.changed.v1' AND entity = $2
               AND business_date BETWEEN $4 AND $3 AND transition = 'inquiry' AND amount_minor > 0
               AND NOT EXISTS (
                   SELECT 1 FROM event o
                    WHERE o.tenant = e.tenant AND o.subject = e.subject AND o.source = e.source AND o.type = e.type
                      AND o.transition <> 'inquiry' AND o.business_date <= $3)
             GROUP BY currency ORDER BY currency""";

    private static final String BOOKED =
            "SELECT idempotency_key, correction_id FROM correction WHERE tenant = $1 AND idempotency_key = ANY ($2)";

    private final TenantTx tx;

    PgAccrualFigures(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<Proposal>> of(String tenant, String entity, FiscalPeriod period) {
        return tx.inTenantTx(
                tenant,
                connection -> accruals(connection, tenant, entity, period)
                        .chain(accruals -> booked(connection, tenant, accruals)
                                .map(booked -> accruals.stream()
                                        .map(accrual -> new Proposal(accrual, booked.get(accrual.key())))
                                        .toList())));
    }

    private static Uni<List<Accrual>> accruals(
            SqlConnection connection, String tenant, String entity, FiscalPeriod period) {
        LocalDate last = period.lastDay();
        LocalDate opens = last.minusDays(Accrual.OPEN_DAYS_MAX - 1L);
        LocalDate since = last.minusDays(Accrual.EXPERIENCE_DAYS - 1L);
        return Rows.read(connection, COSTS, Tuple.of(tenant, entity, last, since), row -> row)
                .chain(costs -> Rows.read(
                                connection, CLEARING, Tuple.of(tenant, entity, last, opens, since), row -> row)
                        .map(cleared -> unsettled(cleared, costs, entity, period)))
                .chain(unsettled -> Rows.read(
                                connection,
                                ANNOUNCED,
                                Tuple.of(tenant, entity, last, opens),
                                row -> announced(row, entity, period))
                        .map(announced -> {
                            List<Accrual> all = new ArrayList<>(unsettled);
                            all.addAll(announced);
                            return all;
                        }));
    }

    /// What costs and payments have in common.
    private record Key(String account, String currency) {

        static Key of(Row row) {
            return new Key(row.getString("account"), row.getString("currency"));
        }
    }

    private static List<Accrual> unsettled(List<Row> cleared, List<Row> costs, String entity, FiscalPeriod period) {
        Map<Key, Map<String, Money>> costsOf = new HashMap<>();
        for (Row row : costs) {
            costsOf.computeIfAbsent(Key.of(row), _ -> new HashMap<>())
                    .merge(row.getString("source"), money(row, "cost"), Money::plus);
        }
        Map<Key, List<Cleared>> clearedOf = new LinkedHashMap<>();
        for (Row row : cleared) {
            clearedOf
                    .computeIfAbsent(Key.of(row), _ -> new ArrayList<>())
                    .add(new Cleared(row.getString("processor"), money(row, "open"), money(row, "settled")));
        }
        List<Accrual> accruals = new ArrayList<>();
        clearedOf.forEach((key, all) -> {
            Money open = all.stream().map(Cleared::open).reduce(Money::plus).orElseThrow();
            if (!open.isZero()) {
                Map<String, Money> known = costsOf.getOrDefault(key, Map.of());
                accruals.add(new Accrual(
                        key.account().equals("1200") ? AccrualKind.PROCESSING_FEES : AccrualKind.MARKETPLACE_COMMISSION,
                        entity,
                        period,
                        open,
                        ByProcessor.together(all, known),
                        ByProcessor.parts(all, known)));
            }
        });
        return accruals;
    }

    private static Accrual announced(Row row, String entity, FiscalPeriod period) {
        return new Accrual(AccrualKind.CHARGEBACKS, entity, period, money(row, "open"), null);
    }

    private static Uni<Map<String, @Nullable UUID>> booked(
            SqlConnection connection, String tenant, List<Accrual> accruals) {
        String[] keys = accruals.stream().map(Accrual::key).toArray(String[]::new);
        return connection.preparedQuery(BOOKED).execute(Tuple.of(tenant, keys)).map(rows -> {
            Map<String, @Nullable UUID> booked = new HashMap<>();
            rows.forEach(row -> booked.put(row.getString(0), row.getUUID(1)));
            return booked;
        });
    }

    private static Money money(Row row, String column) {
        return Money.of(row.getLong(column), row.getString("currency"));
    }
}
