package io.tieout.alert.db;

import static io.tieout.alert.db.Columns.instant;
import static io.tieout.alert.db.Columns.optionalInstant;
import static io.tieout.alert.db.Columns.rows;
import static io.tieout.alert.db.Columns.tuple;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertArchive.AttemptLine;
import io.tieout.alert.app.AlertArchive.DeliveryLine;
import io.tieout.alert.domain.Notice;
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

/// The delivery log, with every try.
@ApplicationScoped
class DeliveryTable {

    private static final String LINES = """
            SELECT d.id, d.notice_id, d.alert_id, n.kind AS notice, n.level, d.channel_id, d.channel_name,
                d.channel_kind, d.status, d.attempts, d.next_attempt_at, d.response_code, d.reason, d.created_at,
                d.finished_at
            FROM delivery d JOIN notice n ON n.tenant = d.tenant AND n.id = d.notice_id
            """;

    private static final String LIST = LINES + """
            WHERE ($1::text IS NULL OR d.status = $1) AND ($2::uuid IS NULL OR d.alert_id = $2)
                AND ($3::uuid IS NULL OR d.channel_id = $3)
                AND ($4::timestamptz IS NULL OR (d.created_at, d.id) < ($4, $5::uuid))
            ORDER BY d.created_at DESC, d.id DESC LIMIT $6""";

    private static final String OF_ALERT =
            LINES + "WHERE d.alert_id = $1 ORDER BY d.alert_version, d.channel_name LIMIT 1000";

    private static final String ATTEMPTS = """
            SELECT delivery_id, attempt, started_at, finished_at, outcome, response_code, reason
            FROM delivery_attempt WHERE delivery_id = ANY ($1) ORDER BY delivery_id, attempt""";

    Uni<List<DeliveryLine>> list(SqlConnection connection, Tuple filter) {
        return connection.preparedQuery(LIST).execute(filter).chain(found -> withAttempts(connection, found));
    }

    Uni<List<DeliveryLine>> ofAlert(SqlConnection connection, UUID alert) {
        return connection
                .preparedQuery(OF_ALERT)
                .execute(Tuple.of(alert))
                .chain(found -> withAttempts(connection, found));
    }

    private static Uni<List<DeliveryLine>> withAttempts(SqlConnection connection, RowSet<Row> found) {
        List<Row> lines = rows(found, row -> row);
        UUID[] ids = lines.stream().map(row -> row.getUUID("id")).toArray(UUID[]::new);
        return connection.preparedQuery(ATTEMPTS).execute(tuple((Object) ids)).map(attempts -> {
            Map<UUID, List<AttemptLine>> log = new HashMap<>();
            attempts.forEach(row -> log.computeIfAbsent(row.getUUID("delivery_id"), _ -> new ArrayList<>())
                    .add(attempt(row)));
            return lines.stream()
                    .map(row -> line(row, log.getOrDefault(row.getUUID("id"), List.of())))
                    .toList();
        });
    }

    private static DeliveryLine line(Row row, List<AttemptLine> attempts) {
        Notice notice = new Notice(
                row.getUUID("notice_id"),
                Coded.of(NoticeKind.class, row.getString("notice")),
                row.getInteger("level"),
                false);
        return new DeliveryLine(
                row.getUUID("id"),
                notice.webhookId(),
                row.getUUID("alert_id"),
                notice.kind().code(),
                row.getUUID("channel_id"),
                row.getString("channel_name"),
                row.getString("channel_kind"),
                row.getString("status"),
                row.getInteger("attempts"),
                optionalInstant(row, "next_attempt_at"),
                row.getInteger("response_code"),
                row.getString("reason"),
                instant(row, "created_at"),
                optionalInstant(row, "finished_at"),
                attempts);
    }

    private static AttemptLine attempt(Row row) {
        return new AttemptLine(
                row.getInteger("attempt"),
                instant(row, "started_at"),
                optionalInstant(row, "finished_at"),
                row.getString("outcome"),
                row.getInteger("response_code"),
                row.getString("reason"));
    }
}
