package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.ledger.domain.Netted;
import io.tieout.ledger.domain.Netted.Place;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What the entries of events leave, and which events people have corrected.
final class StandingLines {

    /// The same lock that a correction of the event takes.
    private static final String LOCK = """
            SELECT pg_advisory_xact_lock(hashtext('tieout.correction'), hash)
              FROM (SELECT hashtext(id) AS hash FROM unnest($1::text[]) AS id ORDER BY hash) AS events""";

    private static final String CORRECTED = "SELECT DISTINCT event FROM correction WHERE event = ANY($1)";

    private static final String STANDING = """
            SELECT event, entity, account, sub_key, currency, sum(amount_minor)::bigint AS minor
              FROM line
             WHERE event = ANY($1)
             GROUP BY event, entity, account, sub_key, currency""";

    private StandingLines() {}

    /// Those that nobody corrected, and that nobody corrects until the end of the database transaction.
    static Uni<List<StoredEvent>> uncorrected(SqlConnection connection, List<StoredEvent> events) {
        return connection
                .preparedQuery(LOCK)
                .execute(Columns.of(events)
                        .texts(event -> event.eventId().toString())
                        .tuple())
                .chain(() -> connection
                        .preparedQuery(CORRECTED)
                        .execute(Columns.of(events).longs(StoredEvent::id).tuple()))
                .map(rows -> {
                    Set<Long> corrected = new HashSet<>();
                    rows.forEach(row -> corrected.add(row.getLong("event")));
                    return events.stream()
                            .filter(event -> !corrected.contains(event.id()))
                            .toList();
                });
    }

    static Uni<Map<Long, Netted>> of(SqlConnection connection, Collection<Long> events) {
        return connection
                .preparedQuery(STANDING)
                .execute(Columns.of(events).longs(id -> id).tuple())
                .map(rows -> {
                    Map<Long, Map<Place, Long>> minor = new HashMap<>();
                    for (Row row : rows) {
                        minor.computeIfAbsent(row.getLong("event"), _ -> new HashMap<>())
                                .put(place(row), row.getLong("minor"));
                    }
                    Map<Long, Netted> standing = new HashMap<>();
                    minor.forEach((event, places) -> standing.put(event, new Netted(places)));
                    return standing;
                });
    }

    private static Place place(Row row) {
        return new Place(
                row.getString("entity"),
                row.getString("account"),
                row.getString("sub_key"),
                Money.currencyOf(row.getString("currency")));
    }
}
