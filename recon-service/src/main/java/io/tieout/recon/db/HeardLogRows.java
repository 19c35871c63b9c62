package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.db.BreakRows.Owned;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.incident.HeardLogs;
import io.tieout.recon.domain.incident.HeardLogs.Day;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What the integration's log tells of each source by the day, and what its silence says of breaks.
///
/// A break that is found before the log is there waits for the day to have enough steps; one that is found after that
/// is looked at before it is grouped. So it does not matter which of them comes first.
final class HeardLogRows {

    private static final Comparator<Day> ORDER =
            Comparator.comparing(Day::tenant).thenComparing(Day::source).thenComparing(Day::date);

    private static final String ADD = """
            INSERT INTO heard_log_day AS d (tenant, source, date, steps)
            SELECT * FROM unnest($1::text[], $2::text[], $3::date[], $4::bigint[])
            ON CONFLICT (tenant, source, date) DO UPDATE SET steps = d.steps + excluded.steps""";

    /// Those that were not looked at since they changed, and those of days that have just got enough steps.
    private static final String SILENT = """
            WITH silent AS (
                SELECT b.tenant, b.break_id FROM break b
                 WHERE b.symptom LIKE '2 or 3 | %% | silent log' AND b.grouped_version < b.version
                 UNION
                SELECT b.tenant, b.break_id FROM heard_log_day d
                  JOIN break b ON b.tenant = d.tenant AND b.business_date = d.date
                   AND b.symptom = '2 or 3 | ' || d.source || ' | silent log'
                   AND b.symptom LIKE '2 or 3 | %% | silent log'
                 WHERE NOT d.applied AND d.steps >= $1)
            SELECT b.transaction_id, d.steps, %s FROM silent s
              JOIN break b ON b.tenant = s.tenant AND b.break_id = s.break_id
              JOIN heard_log_day d ON d.tenant = b.tenant AND d.source = split_part(b.symptom, ' | ', 2)
               AND d.date = b.business_date
             WHERE d.steps >= $1 AND b.status <> 'absorbed'
             ORDER BY b.tenant, b.break_id LIMIT $2 FOR UPDATE OF b SKIP LOCKED""".formatted(BreakRows.STATE);

    /// A day to which a batch is adding is left for the next time, so that neither waits for the other.
    private static final String APPLIED = """
            UPDATE heard_log_day d SET applied = true
              FROM (SELECT tenant, source, date FROM heard_log_day
                     WHERE NOT applied AND steps >= $1 FOR UPDATE SKIP LOCKED) u
             WHERE d.tenant = u.tenant AND d.source = u.source AND d.date = u.date AND NOT EXISTS (
                   SELECT FROM break b
                    WHERE b.tenant = d.tenant AND b.business_date = d.date
                      AND b.symptom = '2 or 3 | ' || d.source || ' | silent log'
                      AND b.symptom LIKE '2 or 3 | % | silent log' AND b.status <> 'absorbed')""";

    private HeardLogRows() {}

    /// Counts the steps among the legs of a batch that are new.
    static Uni<Void> add(SqlConnection connection, Collection<Arrival> fresh) {
        Map<Day, Long> steps = new TreeMap<>(ORDER);
        for (Arrival arrival : fresh) {
            Day.of(arrival.tenant(), arrival.leg()).ifPresent(day -> steps.merge(day, 1L, Long::sum));
        }
        if (steps.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(ADD)
                .execute(Columns.of(steps.entrySet())
                        .texts(each -> each.getKey().tenant())
                        .texts(each -> each.getKey().source())
                        .dates(each -> each.getKey().date())
                        .longs(Map.Entry::getValue)
                        .tuple())
                .replaceWithVoid();
    }

    /// Completes with the breaks that say more now, written as new versions and not grouped yet.
    static Uni<List<Break>> hear(SqlConnection connection, int breaksMax, Instant at) {
        return connection
                .preparedQuery(SILENT)
                .execute(Tuple.of(HeardLogs.STEPS_MIN, breaksMax))
                .map(rows -> {
                    List<Owned> heard = new ArrayList<>(rows.size());
                    rows.forEach(row -> heard(row).ifPresent(heard::add));
                    return heard;
                })
                .call(heard -> BreakRows.write(connection, heard, List.of(), at))
                .call(heard -> heard.isEmpty()
                        ? connection.preparedQuery(APPLIED).execute(Tuple.of(HeardLogs.STEPS_MIN))
                        : Uni.createFrom().voidItem())
                .map(heard -> heard.stream().map(Owned::subject).toList());
    }

    private static Optional<Owned> heard(Row row) {
        Break each = BreakRows.read(row);
        Map<Day, Long> steps = new HashMap<>();
        Day.of(each).ifPresent(day -> steps.put(day, row.getLong("steps")));
        return new HeardLogs(steps).heard(each).map(heard -> new Owned(heard, row.getUUID("transaction_id")));
    }
}
