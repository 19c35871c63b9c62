package io.tieout.alert.db;

import static io.tieout.alert.db.Columns.rows;
import static io.tieout.alert.db.Columns.time;
import static io.tieout.alert.db.Columns.tuple;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertArchive.BreaksBehind;
import io.tieout.alert.domain.Alert;
import io.tieout.alert.domain.Incident;
import io.tieout.event.codec.BreakJson;
import io.tieout.event.finding.BreakState;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which breaks an alert was about. An alert keeps figures and its five most important breaks; the others follow from
/// its slice, its rule and the time in which it was active.
@ApplicationScoped
class BreaksBehindAlert {

    private static final String RULE = "SELECT break_rule, break_class FROM alert_rule WHERE id = $1";

    /// `state` has its times as text of one form, which PostgreSQL reads.
    private static final String BEHIND = """
            SELECT b.state::text AS state FROM watched_break b
            WHERE b.entity = $1 AND b.currency = $2
                AND (cardinality($3::text[]) = 0 OR b.break_rule = ANY ($3))
                AND (cardinality($4::text[]) = 0 OR b.break_class = ANY ($4))
                AND ($6::timestamptz IS NULL OR b.first_detected_at <= $6)
                AND (b.is_open OR (b.state ->> 'closedAt')::timestamptz >= $5)
                AND ($7::timestamptz IS NULL OR (b.first_detected_at, b.break_id) > ($7, $8::uuid))
                AND ($10::uuid IS NULL OR b.incident_id = $10)
            ORDER BY b.first_detected_at, b.break_id LIMIT $9""";

    /// @param afterTime when the last break of the page before was first detected; null on the first page
    Uni<BreaksBehind> of(
            SqlConnection connection,
            Alert alert,
            @Nullable OffsetDateTime afterTime,
            @Nullable UUID afterId,
            int limit) {
        Instant resolvedAt = alert.resolvedAt();
        return connection
                .preparedQuery(RULE)
                .execute(Tuple.of(alert.rule().id()))
                .chain(rules -> rules.size() == 0
                        ? Uni.createFrom().item(new BreaksBehind.NoRule())
                        : connection
                                .preparedQuery(BEHIND)
                                .execute(tuple(
                                        alert.slice().entity(),
                                        alert.slice().currencyCode(),
                                        rules.iterator().next().getArrayOfStrings("break_rule"),
                                        rules.iterator().next().getArrayOfStrings("break_class"),
                                        time(alert.openedAt()),
                                        resolvedAt == null ? null : time(resolvedAt),
                                        afterTime,
                                        afterId,
                                        limit,
                                        incidentId(alert)))
                                .map(found ->
                                        new BreaksBehind.Known(rows(found, row -> state(row.getString("state"))))));
    }

    private static @Nullable UUID incidentId(Alert alert) {
        Incident incident = alert.incident();
        return incident == null ? null : incident.id();
    }

    private static BreakState state(String json) {
        try {
            return BreakJson.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException altered) {
            throw new IllegalStateException("not a break that this service kept", altered);
        }
    }
}
