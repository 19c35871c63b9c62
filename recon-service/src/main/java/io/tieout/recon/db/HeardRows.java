package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.event.SourceRole;
import io.tieout.recon.domain.feed.Heard.Speaker;
import io.tieout.recon.domain.feed.Hour;
import io.tieout.recon.domain.feed.LastWord;
import io.tieout.recon.domain.feed.Outage;
import io.tieout.recon.domain.feed.Span;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// What was told of the feeds of one tenant, by the hour, and by whom.
record HeardRows(SqlConnection connection, String tenant) {

    private static final String SPEAKERS =
            "SELECT source, role, entity, type, since FROM feed_speaker WHERE tenant = $1 ORDER BY source, type";

    private static final String HOURS = """
            SELECT h.source, h.role, h.entity, h.type, h.hour, h.occurred, h.arrived, h.currency, h.minor, h.about
              FROM (SELECT DISTINCT source FROM feed_speaker WHERE tenant = $1) s
              JOIN feed_hour h ON h.tenant = $1 AND h.source = s.source AND h.hour >= $2 AND h.hour < $3""";

    /// What a batch is just adding to is left for the next look, so that neither waits for the other.
    private static final String LOOK_AT = """
            UPDATE feed_hour h SET looked_at = true
              FROM (SELECT source, hour, role, entity, type, currency, about FROM feed_hour
                     WHERE tenant = $1 AND NOT looked_at AND hour < $2 FOR NO KEY UPDATE SKIP LOCKED) n
             WHERE h.tenant = $1 AND h.source = n.source AND h.hour = n.hour AND h.role = n.role
               AND h.entity = n.entity AND h.type = n.type AND h.currency = n.currency AND h.about = n.about
            RETURNING h.hour""";

    /// Whole kinds of one entity, and what names records of another system.
    private static final String HOURS_OF_ENTITY = HOURS + " WHERE h.entity = $4 OR h.about <> ''";

    private static final String HEARD_UNTIL = """
            SELECT max(h.last_arrived_at)
              FROM (SELECT DISTINCT source FROM feed_speaker WHERE tenant = $1) s
             CROSS JOIN LATERAL (
                   SELECT last_arrived_at FROM feed_hour f
                    WHERE f.tenant = $1 AND f.source = s.source AND f.last_arrived_at IS NOT NULL
                    ORDER BY f.hour DESC LIMIT 20) h""";

    private static final String LAST_WORDS = """
            SELECT o.n::integer, l.last_event_id, l.last_arrived_at, l.last_transaction_id
              FROM unnest($2::text[], $3::timestamptz[]) WITH ORDINALITY AS o (source, start_at, n)
             CROSS JOIN LATERAL (
                   SELECT * FROM feed_hour h
                    WHERE h.tenant = $1 AND h.source = o.source AND h.hour < o.start_at
                      AND h.last_arrived_at IS NOT NULL
                    ORDER BY h.hour DESC, h.last_arrived_at DESC, h.last_event_id DESC LIMIT 1) l""";

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    /// What was told of an entity's business in some time.
    Uni<List<Hour>> hours(Span span, String entity) {
        return list(
                HOURS_OF_ENTITY,
                Tuple.of(tenant, Columns.utc(TimedSums.hourOf(span.start())), Columns.utc(span.end()), entity),
                HeardRows::hour);
    }

    /// Who was ever heard.
    Uni<List<Speaker>> speakers() {
        return list(
                SPEAKERS,
                Tuple.of(tenant),
                row -> new Speaker(
                        row.getString(0),
                        Coded.of(SourceRole.class, row.getString(1)),
                        row.getString(2),
                        Coded.of(EventType.class, row.getString(3)),
                        row.getOffsetDateTime(4).toInstant()));
    }

    Uni<List<Hour>> hours(Instant from) {
        return hours(from, NEVER);
    }

    Uni<List<Hour>> hours(Instant from, Instant until) {
        return list(HOURS, Tuple.of(tenant, Columns.utc(TimedSums.hourOf(from)), Columns.utc(until)), HeardRows::hour);
    }

    /// Takes note of what was told of the hours before an instant; completes with the first hour of which
    /// something was told that was not there at the last look.
    Uni<Optional<Instant>> lookAt(Instant until) {
        return connection
                .preparedQuery(LOOK_AT)
                .execute(Tuple.of(tenant, Columns.utc(until)))
                .map(rows -> {
                    Instant first = NEVER;
                    for (Row row : rows) {
                        Instant hour = row.getOffsetDateTime(0).toInstant();
                        first = hour.isBefore(first) ? hour : first;
                    }
                    return rows.size() == 0 ? Optional.empty() : Optional.of(first);
                });
    }

    /// When anything was taken in last.
    Uni<Instant> heardUntil() {
        return list(
                        HEARD_UNTIL,
                        Tuple.of(tenant),
                        row -> row.getOffsetDateTime(0) == null
                                ? Instant.EPOCH
                                : row.getOffsetDateTime(0).toInstant())
                .map(List::getFirst);
    }

    Uni<Map<Outage, LastWord>> lastWords(List<Outage> outages) {
        if (outages.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(LAST_WORDS)
                .execute(Tuple.of(
                        tenant,
                        outages.stream().map(Outage::source).toArray(String[]::new),
                        outages.stream()
                                .map(each -> Columns.utc(each.start()))
                                .toArray(java.time.OffsetDateTime[]::new)))
                .map(rows -> {
                    Map<Outage, LastWord> words = new HashMap<>();
                    rows.forEach(row -> words.put(
                            outages.get(row.getInteger(0) - 1),
                            new LastWord(
                                    row.getUUID(1), row.getOffsetDateTime(2).toInstant(), row.getUUID(3))));
                    return words;
                });
    }

    private <T> Uni<List<T>> list(String sql, Tuple parameters, Function<Row, T> read) {
        return list(connection, sql, parameters, read);
    }

    static <T> Uni<List<T>> list(SqlConnection connection, String sql, Tuple parameters, Function<Row, T> read) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> {
            List<T> list = new ArrayList<>(rows.size());
            rows.forEach(row -> list.add(read.apply(row)));
            return list;
        });
    }

    private static Hour hour(Row row) {
        String currency = row.getString(7);
        return new Hour(
                row.getString(0),
                Coded.of(SourceRole.class, row.getString(1)),
                row.getString(2),
                Coded.of(EventType.class, row.getString(3)),
                row.getString(9),
                row.getOffsetDateTime(4).toInstant(),
                row.getLong(5),
                row.getLong(6),
                currency.isEmpty() ? null : Money.of(row.getLong(8), currency));
    }
}
