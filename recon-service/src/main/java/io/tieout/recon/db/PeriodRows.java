package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Envelope;
import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.period.Calendars;
import io.tieout.recon.domain.period.ClosedPeriods;
import io.tieout.recon.domain.period.ClosedPeriods.Closing;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Closed periods, and what was recorded when its own was over.
final class PeriodRows {

    private static final String HOLD = """
            SELECT tenant, entity, period, first_day, last_day, soft_closed_at, closed_at, reopened_for
              FROM hold_accounting_periods($1, $2)""";

    private static final String READ = """
            SELECT tenant, entity, period, first_day, last_day, soft_closed_at, closed_at, reopened_for FROM accounting_period
             WHERE tenant = ANY ($1)""";

    private static final String KEEP_LATE = """
            INSERT INTO recorded_late (tenant, event_id, entity, business_date, recorded_at)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::date[], $5::timestamptz[]) ORDER BY 1, 2
            ON CONFLICT (tenant, event_id) DO UPDATE
               SET entity = excluded.entity, business_date = excluded.business_date, recorded_at = excluded.recorded_at""";

    /// Where a day begins last. The ledger closes no period before its last day is over there.
    private static final ZoneOffset LAST = ZoneOffset.ofHours(-12);

    private PeriodRows() {}

    /// Those of each tenant, which nobody changes until the end of the database transaction.
    static Uni<Map<String, ClosedPeriods>> hold(SqlConnection connection, Set<String> tenants, Calendars calendars) {
        return lock(connection, tenants, false).map(rows -> byTenant(rows, tenants, calendars));
    }

    /// The same, for who changes them.
    static Uni<Void> holdAlone(SqlConnection connection, Set<String> tenants) {
        return lock(connection, tenants, true).replaceWithVoid();
    }

    private static Uni<RowSet<Row>> lock(SqlConnection connection, Set<String> tenants, boolean isChange) {
        return connection.preparedQuery(HOLD).execute(Tuple.of(tenants.toArray(String[]::new), isChange));
    }

    /// Says of each leg where it belongs. Who folds has the units locked or keeps nothing; who changes periods has them
    /// folded again.
    static Uni<List<UnitLegs>> place(SqlConnection connection, List<UnitLegs> units, Calendars calendars) {
        Set<String> tenants = new TreeSet<>();
        units.forEach(unit -> tenants.add(unit.tenant()));
        if (tenants.isEmpty()) {
            return Uni.createFrom().item(units);
        }
        return connection
                .preparedQuery(READ)
                .execute(Tuple.of(tenants.toArray(String[]::new)))
                .map(rows -> byTenant(rows, tenants, calendars))
                .map(periods -> units.stream()
                        .map(unit -> unit.placed(periods.getOrDefault(unit.tenant(), ClosedPeriods.NONE)))
                        .toList());
    }

    private static Map<String, ClosedPeriods> byTenant(RowSet<Row> rows, Set<String> tenants, Calendars calendars) {
        Map<String, Map<String, List<Closing>>> closings = new HashMap<>();
        for (Row row : rows) {
            closings.computeIfAbsent(row.getString("tenant"), _ -> new HashMap<>())
                    .computeIfAbsent(row.getString("entity"), _ -> new ArrayList<>())
                    .add(new Closing(
                            period(row),
                            instant(row, "soft_closed_at"),
                            instant(row, "closed_at"),
                            Set.copyOf(Arrays.asList(row.getArrayOfUUIDs("reopened_for")))));
        }
        Map<String, ClosedPeriods> periods = new HashMap<>();
        tenants.forEach(tenant ->
                periods.put(tenant, new ClosedPeriods(closings.getOrDefault(tenant, Map.of()), calendars.of(tenant))));
        return periods;
    }

    /// The days of a month may be left out.
    private static FiscalPeriod period(Row row) {
        String name = row.getString("period");
        LocalDate first = row.getLocalDate("first_day");
        return first == null
                ? FiscalPeriod.of(YearMonth.parse(name))
                : new FiscalPeriod(name, first, row.getLocalDate("last_day"));
    }

    private static @Nullable Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }

    /// Of a batch, what a close may come to be late for: usually nothing.
    static Uni<Void> keepLate(SqlConnection connection, Collection<Arrival> holding, Calendars calendars) {
        Map<Transaction, Arrival> late = new TreeMap<>();
        for (Arrival arrival : holding) {
            Envelope envelope = arrival.leg().envelope();
            LocalDate recordedOn = LocalDate.ofInstant(arrival.leg().recordedAt(), LAST);
            EntityCalendar calendar = calendars.of(arrival.tenant()).of(envelope.entity());
            if (recordedOn.isAfter(calendar.of(envelope.businessDate()).lastDay())) {
                UUID eventId = arrival.leg().eventId();
                late.put(new Transaction(arrival.tenant(), eventId), arrival);
            }
        }
        if (late.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(KEEP_LATE)
                .execute(Columns.of(late.entrySet())
                        .texts(each -> each.getKey().tenant())
                        .uuids(each -> each.getKey().id())
                        .texts(each -> each.getValue().leg().envelope().entity())
                        .dates(each -> each.getValue().leg().envelope().businessDate())
                        .times(each -> each.getValue().leg().recordedAt())
                        .tuple())
                .replaceWithVoid();
    }
}
