package io.tieout.alert.db;

import static io.tieout.alert.db.Columns.column;
import static io.tieout.alert.db.Columns.tuple;

import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertEntry;
import io.tieout.alert.app.AlertSettings;
import io.tieout.alert.domain.Alert;
import io.tieout.alert.domain.Notice;
import io.tieout.alert.domain.NoticeAction;
import io.tieout.alert.domain.NoticeKind;
import io.tieout.event.Coded;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.logging.Logger;

/// What people are to be told, with one delivery per channel. A notice nobody can receive is not kept.
@ApplicationScoped
class NoticeTable {

    /// Waits for leases being taken, so that a notice is either still waiting or already on its way.
    private static final String LOCK = """
            SELECT 1 FROM delivery d JOIN unnest($1::text[], $2::uuid[]) AS wanted (tenant, alert_id)
                USING (tenant, alert_id)
            WHERE d.status = 'pending' ORDER BY d.tenant, d.id FOR UPDATE OF d""";

    private static final String KNOWN = """
            SELECT n.alert_id, n.id, n.kind, n.level, bool_and(d.status = 'pending' AND d.attempts = 0) AS is_waiting
            FROM notice n
            JOIN unnest($1::text[], $2::uuid[]) AS wanted (tenant, alert_id) USING (tenant, alert_id)
            JOIN delivery d ON d.tenant = n.tenant AND d.notice_id = n.id AND d.alert_id = n.alert_id
            WHERE d.status <> 'withdrawn'
            GROUP BY n.alert_id, n.alert_version, n.id, n.kind, n.level ORDER BY n.alert_id, n.alert_version""";

    private static final String SEND = """
            WITH receiving AS (
                SELECT id, name, kind FROM channel
                WHERE tenant = $1 AND is_enabled AND (cardinality($8::uuid[]) = 0 OR id = ANY ($8))
            ), noticed AS (
                INSERT INTO notice (tenant, id, alert_id, alert_version, kind, level, traceparent, document)
                SELECT $1, $2, $3, $4, $5, $6, $7, $9 WHERE EXISTS (SELECT 1 FROM receiving)
            )
            INSERT INTO delivery (tenant, id, notice_id, alert_id, alert_version, channel_id, channel_name,
                channel_kind, next_attempt_at)
            SELECT $1, gen_random_uuid(), $2, $3, $4, id, name, kind, now() + make_interval(secs => $10::bigint / 1000.0)
            FROM receiving""";

    private static final String REFRESH = "UPDATE notice SET document = $3 WHERE tenant = $1 AND id = $2";

    private static final String WITHDRAW = """
            UPDATE delivery SET status = 'withdrawn', next_attempt_at = NULL, finished_at = now()
            WHERE tenant = $1 AND alert_id = $2 AND notice_id = $3 AND status = 'pending'""";

    private static final Logger LOG = Logger.getLogger(NoticeTable.class);

    private final AlertSettings settings;
    private final MeterRegistry metrics;

    NoticeTable(AlertSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    /// Does for each change what [NoticeAction] decides.
    Uni<Void> follow(SqlConnection connection, List<AlertEntry> entries) {
        if (entries.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Tuple alerts = tuple(
                column(
                        entries,
                        String[]::new,
                        entry -> entry.change().alert().slice().tenant()),
                column(entries, UUID[]::new, entry -> entry.change().alert().id()));
        return connection
                .preparedQuery(LOCK)
                .execute(alerts)
                .chain(() -> connection.preparedQuery(KNOWN).execute(alerts))
                .map(found -> {
                    Map<UUID, List<Notice>> known = new HashMap<>();
                    found.forEach(row -> known.computeIfAbsent(row.getUUID("alert_id"), _ -> new ArrayList<>())
                            .add(notice(row)));
                    return known;
                })
                .chain(known -> followAll(connection, entries, known));
    }

    private Uni<Void> followAll(SqlConnection connection, List<AlertEntry> entries, Map<UUID, List<Notice>> known) {
        List<Tuple> sends = new ArrayList<>();
        List<Tuple> refreshes = new ArrayList<>();
        List<Tuple> withdrawals = new ArrayList<>();
        for (AlertEntry entry : entries) {
            Alert alert = entry.change().alert();
            String tenant = alert.slice().tenant();
            for (NoticeAction action : NoticeAction.after(entry.change(), known.getOrDefault(alert.id(), List.of()))) {
                UUID notice = action.notice().id();
                switch (action) {
                    case NoticeAction.Send send -> sends.add(sending(send.notice(), entry));
                    case NoticeAction.Refresh _ -> refreshes.add(Tuple.of(tenant, notice, entry.document()));
                    case NoticeAction.Withdraw _ -> withdrawals.add(Tuple.of(tenant, alert.id(), notice));
                }
            }
        }
        return batch(connection, WITHDRAW, withdrawals)
                .chain(() -> batch(connection, REFRESH, refreshes))
                .chain(() -> send(connection, sends));
    }

    private Tuple sending(Notice notice, AlertEntry entry) {
        Alert alert = entry.change().alert();
        return tuple(
                alert.slice().tenant(),
                notice.id(),
                alert.id(),
                alert.version(),
                notice.kind().code(),
                notice.level(),
                alert.traceparent(),
                alert.rule().channels().toArray(UUID[]::new),
                entry.document(),
                settings.settle().toMillis());
    }

    /// Where no enabled channel takes a notice, the log and a metric say so; the alert itself is there all the same.
    private Uni<Void> send(SqlConnection connection, List<Tuple> sends) {
        if (sends.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(SEND)
                .executeBatch(sends)
                .invoke(first -> {
                    RowSet<Row> result = first;
                    for (Tuple sent : sends) {
                        if (result != null && result.rowCount() == 0) {
                            LOG.warnf(
                                    "no channel takes the notice: tenant=%s alertId=%s",
                                    sent.getString(0), sent.getUUID(2));
                            metrics.counter("tieout.notices.unheard").increment();
                        }
                        result = result == null ? null : result.next();
                    }
                })
                .replaceWithVoid();
    }

    private static Uni<Void> batch(SqlConnection connection, String sql, List<Tuple> parameters) {
        return parameters.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(sql).executeBatch(parameters).replaceWithVoid();
    }

    private static Notice notice(Row row) {
        return new Notice(
                row.getUUID("id"),
                Coded.of(NoticeKind.class, row.getString("kind")),
                row.getInteger("level"),
                row.getBoolean("is_waiting"));
    }
}
