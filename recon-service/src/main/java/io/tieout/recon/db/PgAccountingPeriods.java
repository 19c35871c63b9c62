package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.AccountingPeriod;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.AccountingPeriods;
import io.vertx.core.json.JsonArray;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Keeps periods while no batch of their tenants is folded, and marks what was recorded too late for them as due.
@ApplicationScoped
class PgAccountingPeriods implements AccountingPeriods {

    private static final String KEEP = """
            INSERT INTO accounting_period AS p (tenant, entity, period, version, standing, since, soft_closed_at, closed_at,
                   first_day, last_day, reopened_for)
            SELECT t.tenant, t.entity, t.period, t.version, t.standing, t.since, t.soft_closed_at, t.closed_at,
                   t.first_day, t.last_day, ARRAY(SELECT jsonb_array_elements_text(t.reopened_for::jsonb)::uuid)
              FROM unnest($1::text[], $2::text[], $3::text[], $4::bigint[], $5::text[], $6::timestamptz[],
                   $7::timestamptz[], $8::timestamptz[], $9::date[], $10::date[], $11::text[])
                AS t (tenant, entity, period, version, standing, since, soft_closed_at, closed_at, first_day, last_day,
                      reopened_for)
             ORDER BY 1, 2, 3
            ON CONFLICT (tenant, entity, period) DO UPDATE
               SET version = excluded.version, standing = excluded.standing, since = excluded.since,
                   soft_closed_at = excluded.soft_closed_at, closed_at = excluded.closed_at,
                   first_day = excluded.first_day, last_day = excluded.last_day,
                   reopened_for = excluded.reopened_for
             WHERE excluded.version > p.version
            RETURNING tenant, entity, last_day, least(soft_closed_at, closed_at, since)""";

    /// The units of the events that were recorded since a period took nothing late, and whose business date
    /// is not after it.
    private static final String MARK = """
            WITH late AS (
                SELECT DISTINCT l.tenant, l.event_id
                  FROM unnest($1::text[], $2::text[], $3::date[], $4::timestamptz[]) AS c (tenant, entity, last_day, since)
                  JOIN recorded_late l
                    ON l.tenant = c.tenant AND l.entity = c.entity AND l.recorded_at >= c.since
                   AND l.business_date <= c.last_day
            ), unit AS (
                SELECT r.tenant, r.root_id AS id
                  FROM late JOIN leg g USING (tenant, event_id)
                  JOIN recon_transaction r ON r.tenant = g.tenant AND r.transaction_id = g.transaction_id
                 UNION
                SELECT k.tenant, x.id
                  FROM late JOIN leg_key k USING (tenant, event_id)
                  LEFT JOIN key_document d ON d.tenant = k.tenant AND d.document_id = k.key_id
                 CROSS JOIN LATERAL (VALUES (k.key_id), (d.record_id)) AS x (id)
                 WHERE x.id IS NOT NULL
            ), locked AS (
                SELECT r.tenant, r.transaction_id
                  FROM recon_transaction r JOIN unit u ON u.tenant = r.tenant AND u.id = r.transaction_id
                 ORDER BY r.summed, r.tenant, r.transaction_id
                   FOR UPDATE OF r)
            UPDATE recon_transaction r SET next_due_at = least(r.next_due_at, $5)
              FROM locked WHERE r.tenant = locked.tenant AND r.transaction_id = locked.transaction_id""";

    private final TenantTx tx;

    PgAccountingPeriods(TenantTx tx) {
        this.tx = tx;
    }

    /// A period that is not as it was known.
    private record Changed(String tenant, String entity, LocalDate lastDay, Instant since) {}

    @Override
    public Uni<Void> keep(List<AccountingPeriod> told, Instant at) {
        Map<UUID, AccountingPeriod> latest = new TreeMap<>(UuidOrder.BYTES);
        Comparator<AccountingPeriod> later = Comparator.comparingLong(AccountingPeriod::version);
        told.forEach(each ->
                latest.merge(each.periodId(), each, (one, other) -> later.compare(one, other) >= 0 ? one : other));
        Set<String> tenants = new TreeSet<>();
        told.forEach(each -> tenants.add(each.tenant()));
        return tx.inWriterTx(connection -> PeriodRows.holdAlone(connection, tenants)
                .chain(() -> keep(connection, List.copyOf(latest.values())))
                .chain(changed -> mark(connection, changed, at)));
    }

    private static Uni<List<Changed>> keep(SqlConnection connection, List<AccountingPeriod> periods) {
        Tuple parameters = Columns.of(periods)
                .texts(AccountingPeriod::tenant)
                .texts(AccountingPeriod::entity)
                .texts(AccountingPeriod::period)
                .longs(AccountingPeriod::version)
                .texts(each -> each.standing().code())
                .times(AccountingPeriod::since)
                .times(AccountingPeriod::softClosedAt)
                .times(AccountingPeriod::closedAt)
                .dates(each -> each.days().firstDay())
                .dates(each -> each.days().lastDay())
                .texts(each -> new JsonArray(
                                each.reopenedFor().stream().map(UUID::toString).toList())
                        .encode())
                .tuple();
        return connection.preparedQuery(KEEP).execute(parameters).map(rows -> {
            List<Changed> changed = new ArrayList<>();
            for (Row row : rows) {
                changed.add(new Changed(
                        row.getString(0),
                        row.getString(1),
                        row.getLocalDate(2),
                        row.getOffsetDateTime(3).toInstant()));
            }
            return changed;
        });
    }

    private static Uni<Void> mark(SqlConnection connection, List<Changed> changed, Instant at) {
        return changed.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(MARK)
                        .execute(Columns.of(changed)
                                .texts(Changed::tenant)
                                .texts(Changed::entity)
                                .dates(Changed::lastDay)
                                .times(Changed::since)
                                .same(at)
                                .tuple())
                        .replaceWithVoid();
    }
}
