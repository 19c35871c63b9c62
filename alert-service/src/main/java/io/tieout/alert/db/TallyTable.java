package io.tieout.alert.db;

import static io.tieout.alert.db.Columns.instant;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.domain.Slice;
import io.tieout.alert.domain.Tally;
import io.tieout.alert.domain.TopBreak;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.codec.BreakJson;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.Cause;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Adds up open breaks per rule, class and incident, and brings the largest and the oldest of each along.
@ApplicationScoped
class TallyTable {

    private static final String TALLY = """
            WITH counted AS (
                SELECT b.tenant, b.entity, b.currency, b.break_rule, b.break_class, b.incident_id, b.incident_cause,
                    count(*) AS count, sum(b.delta_minor) AS net_minor,
                    sum(b.delta_minor * b.incident_sign) AS incident_net_minor, sum(b.absolute_minor) AS absolute_minor,
                    min(b.first_detected_at) AS oldest_detected_at
                FROM watched_break b JOIN unnest($1::text[], $2::text[], $3::text[]) AS wanted
                    (tenant, entity, currency) USING (tenant, entity, currency)
                WHERE b.is_open
                GROUP BY b.tenant, b.entity, b.currency, b.break_rule, b.break_class, b.incident_id, b.incident_cause
            ), tally AS (
                SELECT tenant, entity, currency, break_rule, break_class, incident_id, sum(count)::bigint AS count,
                    sum(net_minor)::bigint AS net_minor,
                    sum(incident_net_minor)::bigint AS incident_net_minor, sum(absolute_minor)::bigint AS absolute_minor,
                    min(oldest_detected_at) AS oldest_detected_at,
                    coalesce(jsonb_object_agg(incident_cause, count) FILTER (WHERE incident_cause IS NOT NULL), '{}')
                        AS causes
                FROM counted GROUP BY tenant, entity, currency, break_rule, break_class, incident_id
            )
            SELECT tally.*, (
                SELECT jsonb_agg(jsonb_build_object('traceparent', top.traceparent) || jsonb_strip_nulls(top.state))
                FROM (
                    (SELECT state, traceparent FROM watched_break l
                     WHERE l.is_open AND l.tenant = tally.tenant AND l.entity = tally.entity
                         AND l.currency = tally.currency AND l.break_rule = tally.break_rule
                         AND l.break_class = tally.break_class AND l.incident_id = tally.incident_id
                     ORDER BY l.absolute_minor DESC, l.first_detected_at, l.break_id LIMIT %1$d)
                    UNION
                    (SELECT state, traceparent FROM watched_break o
                     WHERE o.is_open AND o.tenant = tally.tenant AND o.entity = tally.entity
                         AND o.currency = tally.currency AND o.break_rule = tally.break_rule
                         AND o.break_class = tally.break_class AND o.incident_id = tally.incident_id
                     ORDER BY o.first_detected_at, o.break_id LIMIT %1$d)
                ) AS top) AS candidates
            FROM tally ORDER BY break_rule, break_class, incident_id""".formatted(TopBreak.COUNT_MAX);

    Uni<Map<Slice, List<Tally>>> of(SqlConnection connection, Collection<Slice> slices) {
        return connection
                .preparedQuery(TALLY)
                .execute(SliceTable.parameters(slices))
                .map(rows -> {
                    Map<Slice, List<Tally>> tallies = new HashMap<>();
                    rows.forEach(row -> tallies.computeIfAbsent(slice(row), _ -> new ArrayList<>())
                            .add(tally(row)));
                    return tallies;
                });
    }

    private static Slice slice(Row row) {
        return new Slice(row.getString("tenant"), row.getString("entity"), Money.currencyOf(row.getString("currency")));
    }

    private static Tally tally(Row row) {
        JsonArray candidates = row.getJsonArray("candidates");
        List<BreakState> top = new ArrayList<>();
        for (int at = 0; at < candidates.size(); at++) {
            top.add(state(candidates.getJsonObject(at).encode()));
        }
        return new Tally(
                row.getString("break_rule"),
                Coded.of(BreakClass.class, row.getString("break_class")),
                top.getFirst().incident(),
                causes(row.getJsonObject("causes")),
                row.getLong("count"),
                row.getLong("net_minor"),
                row.getLong("incident_net_minor"),
                row.getLong("absolute_minor"),
                instant(row, "oldest_detected_at"),
                top.stream().map(TopBreak::of).toList());
    }

    private static Map<Cause, Long> causes(JsonObject counts) {
        Map<Cause, Long> causes = new EnumMap<>(Cause.class);
        counts.fieldNames().forEach(code -> causes.put(Coded.of(Cause.class, code), counts.getLong(code)));
        return causes;
    }

    private static BreakState state(String json) {
        try {
            return BreakJson.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException altered) {
            throw new IllegalStateException("not a break that this service kept", altered);
        }
    }
}
