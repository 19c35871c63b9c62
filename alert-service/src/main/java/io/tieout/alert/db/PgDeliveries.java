package io.tieout.alert.db;

import static io.tieout.alert.db.Columns.column;
import static io.tieout.alert.db.Columns.instant;
import static io.tieout.alert.db.Columns.rows;
import static io.tieout.alert.db.Columns.tuple;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.Deliveries;
import io.tieout.alert.app.Leased;
import io.tieout.alert.domain.AttemptResult;
import io.tieout.alert.domain.Channel;
import io.tieout.alert.domain.ChannelKind;
import io.tieout.alert.domain.Notice;
import io.tieout.alert.domain.NoticeKind;
import io.tieout.alert.domain.Verdict;
import io.tieout.event.Coded;
import io.tieout.kit.db.TenantTx;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Deliveries as rows that instances lease. All times here are the database's, so instances need not agree on theirs.
@ApplicationScoped
class PgDeliveries implements Deliveries {

    private static final String LEASE = """
            UPDATE delivery d
            SET attempts = d.attempts + 1, leased_until = now() + make_interval(secs => $2::bigint / 1000.0)
            FROM (
                SELECT tenant, id FROM delivery w
                WHERE w.status = 'pending' AND w.next_attempt_at <= now()
                    AND (w.leased_until IS NULL OR w.leased_until <= now())
                    AND NOT EXISTS (
                        SELECT 1 FROM delivery e
                        WHERE e.status = 'pending' AND e.tenant = w.tenant AND e.alert_id = w.alert_id
                            AND e.channel_id = w.channel_id AND e.alert_version < w.alert_version)
                ORDER BY w.next_attempt_at LIMIT $1 FOR UPDATE SKIP LOCKED
            ) AS due
            WHERE d.tenant = due.tenant AND d.id = due.id
            RETURNING d.tenant, d.id""";

    /// A statement of its own: it must see what was committed before the rows could be leased.
    private static final String READ = """
            SELECT d.tenant, d.id, d.alert_id, d.attempts, d.channel_kind, n.id AS notice_id, n.kind AS notice_kind,
                n.level, n.noticed_at, n.document, n.traceparent, c.id AS channel_id, c.name, c.kind, c.url, c.secret,
                CASE WHEN c.previous_secret_until > now() THEN c.previous_secret END AS previous_secret, c.recipient,
                c.is_enabled
            FROM delivery d
            JOIN unnest($1::text[], $2::uuid[]) AS leased (tenant, id) USING (tenant, id)
            JOIN notice n ON n.tenant = d.tenant AND n.id = d.notice_id
            LEFT JOIN channel c ON c.tenant = d.tenant AND c.id = d.channel_id""";

    private static final String BEGIN = """
            INSERT INTO delivery_attempt (tenant, delivery_id, attempt)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::int[]) ON CONFLICT DO NOTHING""";

    /// A try that succeeded counts even when its lease had run out; of the others only the latest does.
    private static final String SETTLE = """
            UPDATE delivery SET status = $4, response_code = $5, reason = $6, leased_until = NULL,
                next_attempt_at = CASE $4 WHEN 'pending' THEN now() + make_interval(secs => $7::bigint / 1000.0) END,
                finished_at = CASE $4 WHEN 'pending' THEN NULL ELSE now() END
            WHERE tenant = $1 AND id = $2 AND status = 'pending' AND (attempts = $3 OR $4 = 'delivered')""";

    private static final String END = """
            UPDATE delivery_attempt SET finished_at = clock_timestamp(), outcome = $4, response_code = $5, reason = $6
            WHERE tenant = $1 AND delivery_id = $2 AND attempt = $3""";

    private static final String DISABLE = """
            UPDATE channel SET is_enabled = false, disabled_reason = $3, version = version + 1, changed_at = now()
            WHERE tenant = $1 AND id = $2 AND is_enabled""";

    private final TenantTx tx;

    PgDeliveries(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<Leased>> lease(int max, Duration lease) {
        return tx.inWriterTx(connection -> connection
                .preparedQuery(LEASE)
                .execute(tuple(max, lease.toMillis()))
                .map(found -> rows(found, row -> new Key(row.getString("tenant"), row.getUUID("id"))))
                .chain(keys -> keys.isEmpty() ? Uni.createFrom().item(List.of()) : begin(connection, keys)));
    }

    private Uni<List<Leased>> begin(SqlConnection connection, List<Key> keys) {
        return connection
                .preparedQuery(READ)
                .execute(tuple(column(keys, String[]::new, Key::tenant), column(keys, UUID[]::new, Key::id)))
                .map(found -> rows(found, PgDeliveries::leased))
                .call(leased -> connection
                        .preparedQuery(BEGIN)
                        .execute(tuple(
                                column(leased, String[]::new, Leased::tenant),
                                column(leased, UUID[]::new, Leased::deliveryId),
                                column(leased, Integer[]::new, Leased::attempt))));
    }

    @Override
    public Uni<Void> settle(Leased leased, AttemptResult result, Verdict verdict) {
        Duration retryIn = verdict.retryIn();
        Noted noted = Noted.of(result);
        Tuple settled = tuple(
                leased.tenant(),
                leased.deliveryId(),
                leased.attempt(),
                verdict.status().code(),
                noted.responseCode(),
                noted.reason(),
                retryIn == null ? null : retryIn.toMillis());
        Tuple ended = tuple(
                leased.tenant(),
                leased.deliveryId(),
                leased.attempt(),
                noted.outcome(),
                noted.responseCode(),
                noted.reason());
        return tx.inWriterTx(connection -> connection
                .preparedQuery(SETTLE)
                .execute(settled)
                .chain(() -> connection.preparedQuery(END).execute(ended))
                .chain(() -> disable(connection, leased, noted, verdict)));
    }

    private static Uni<Void> disable(SqlConnection connection, Leased leased, Noted noted, Verdict verdict) {
        Channel channel = leased.channel();
        return channel == null || !verdict.disablesChannel()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(DISABLE)
                        .execute(Tuple.of(leased.tenant(), channel.id(), noted.reason()))
                        .replaceWithVoid();
    }

    private static Leased leased(Row row) {
        Notice notice = new Notice(
                row.getUUID("notice_id"),
                Coded.of(NoticeKind.class, row.getString("notice_kind")),
                row.getInteger("level"),
                false);
        return new Leased(
                row.getString("tenant"),
                row.getUUID("id"),
                notice,
                instant(row, "noticed_at"),
                row.getUUID("alert_id"),
                row.getInteger("attempts"),
                Coded.of(ChannelKind.class, row.getString("channel_kind")),
                channel(row),
                row.getString("document"),
                row.getString("traceparent"));
    }

    private static @Nullable Channel channel(Row row) {
        UUID id = row.getUUID("channel_id");
        return id == null
                ? null
                : new ChannelColumns(
                                row.getString("tenant"),
                                id,
                                row.getString("name"),
                                row.getString("kind"),
                                row.getString("url"),
                                ChannelColumns.bytes(row.getBuffer("secret")),
                                ChannelColumns.bytes(row.getBuffer("previous_secret")),
                                row.getArrayOfStrings("recipient"),
                                row.getBoolean("is_enabled"))
                        .toChannel();
    }

    private record Key(String tenant, UUID id) {}

    /// A result as the columns have it.
    private record Noted(
            String outcome,
            @Nullable Integer responseCode,
            @Nullable String reason) {

        static Noted of(AttemptResult result) {
            return switch (result) {
                case AttemptResult.Accepted(int code) -> new Noted("accepted", code, null);
                case AttemptResult.Refused(var code, var reason, var _) -> new Noted("refused", code, reason);
                case AttemptResult.Hopeless(var code, var reason, var _) -> new Noted("hopeless", code, reason);
            };
        }
    }
}
