package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.AccountingPeriod;
import io.tieout.event.Coded;
import io.tieout.event.PeriodStanding;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.UntoldPeriods;
import io.tieout.ledger.domain.PeriodAction;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The periods are read after the decisions and in the same database transaction, so they hold at least those.
@ApplicationScoped
class PgUntoldPeriods implements UntoldPeriods {

    private static final String NEXT = "SELECT tenant, version FROM untold_period ORDER BY tenant, version LIMIT $1";

    /// Whatever was decided about the same period of the same entity, as one.
    private static final String PERIODS = """
            SELECT p.tenant, p.entity, p.period, max(p.version) AS version,
                   (array_agg(p.action ORDER BY p.version DESC))[1] AS action, max(p.changed_at) AS changed_at,
                   min(p.changed_at) FILTER (WHERE p.action = 'soft-close') AS soft_closed_at,
                   min(p.changed_at) FILTER (WHERE p.action = 'close') AS closed_at,
                   max(p.first_day) AS first_day, max(p.last_day) AS last_day,
                   coalesce((SELECT array_agg(DISTINCT e ORDER BY e)
                               FROM period_change r, unnest(r.events) e
                              WHERE r.tenant = p.tenant AND r.entity = p.entity AND r.period = p.period), '{}') AS reopened_for
              FROM period_change p
             WHERE (p.tenant, p.entity, p.period) IN (
                   SELECT c.tenant, c.entity, c.period FROM period_change c
                     JOIN unnest($1::text[], $2::bigint[]) AS u (tenant, version) USING (tenant, version))
             GROUP BY 1, 2, 3
             ORDER BY 1, 2, 3""";

    private static final String TOLD = """
            DELETE FROM untold_period USING unnest($1::text[], $2::bigint[]) AS u (tenant, version)
             WHERE untold_period.tenant = u.tenant AND untold_period.version = u.version""";

    private final TenantTx tx;

    PgUntoldPeriods(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Optional<Next>> next() {
        return tx.inWriterTx(connection -> Rows.read(
                        connection, NEXT, Tuple.of(CHANGES_MAX), row -> new Change(row.getString(0), row.getLong(1)))
                .chain(changes -> changes.isEmpty()
                        ? Uni.createFrom().item(Optional.<Next>empty())
                        : periods(connection, changes).map(periods -> Optional.of(new Next(changes, periods)))));
    }

    private static Uni<List<AccountingPeriod>> periods(SqlConnection connection, List<Change> changes) {
        return Rows.read(connection, PERIODS, parameters(changes), PgUntoldPeriods::period);
    }

    private static AccountingPeriod period(Row row) {
        String tenant = row.getString("tenant");
        String entity = row.getString("entity");
        FiscalPeriod period = KnownPeriods.period(row);
        return new AccountingPeriod(
                AccountingPeriod.idOf(tenant, entity, period.name()),
                row.getLong("version"),
                tenant,
                entity,
                period.name(),
                period.firstDay(),
                period.lastDay(),
                standing(Coded.of(PeriodAction.class, row.getString("action"))),
                row.getOffsetDateTime("changed_at").toInstant(),
                instant(row.getOffsetDateTime("soft_closed_at")),
                instant(row.getOffsetDateTime("closed_at")),
                Arrays.asList(row.getArrayOfUUIDs("reopened_for")));
    }

    private static PeriodStanding standing(PeriodAction last) {
        return switch (last) {
            case SOFT_CLOSE -> PeriodStanding.SOFT_CLOSED;
            case CLOSE -> PeriodStanding.CLOSED;
            case REOPEN -> PeriodStanding.REOPENED;
        };
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    @Override
    public Uni<Void> told(Next next) {
        return tx.inWriterTx(connection -> connection
                .preparedQuery(TOLD)
                .execute(parameters(next.changes()))
                .replaceWithVoid());
    }

    private static Tuple parameters(List<Change> changes) {
        return Columns.of(changes).texts(Change::tenant).longs(Change::version).tuple();
    }
}
