package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Reads recorded events back, to tell of them again or to book what was waiting.
final class StoredEvents {

    private static final String BY_EVENT_ID = """
            SELECT %s
              FROM unnest($1::uuid[]) AS asked (event_id)
              JOIN event_key k ON k.event_id = asked.event_id
              JOIN event e ON e.id = k.event AND e.recorded_at = k.recorded_at
              JOIN transaction t ON t.id = e.transaction""".formatted(StoredEvent.COLUMNS);

    private static final String BY_ID = """
            SELECT %s
              FROM unnest($1::bigint[]) AS asked (id)
              JOIN event e ON e.id = asked.id
              JOIN event_key k ON k.event_id = e.event_id
              JOIN transaction t ON t.id = e.transaction""".formatted(StoredEvent.COLUMNS);

    private static final String PAGE = """
            SELECT %s
              FROM event e
              JOIN event_key k ON k.event_id = e.event_id
              JOIN transaction t ON t.id = e.transaction
             WHERE\s""".formatted(StoredEvent.COLUMNS);

    private static final String BOOKED = """
            SELECT k.event_id
              FROM event_key k
              JOIN event e ON e.id = k.event AND e.recorded_at = k.recorded_at
             WHERE k.event_id = ANY($1) AND %s <> 'evidence'""".formatted(EventRows.VERDICT);

    private static final String OF_TRANSACTIONS = PAGE + "e.transaction = ANY($1) AND e.id > $2 ORDER BY e.id LIMIT $3";

    private static final String OF_SOURCE =
            PAGE + "e.tenant = $1 AND e.source = $2 AND e.id > $3 AND e.id <= $4 ORDER BY e.id";

    private StoredEvents() {}

    /// Those of a source, in the order of their ids, from one to another.
    static Uni<List<StoredEvent>> ofSource(SqlConnection connection, KeptKinds.Kind kind, long after, long upto) {
        return connection
                .preparedQuery(OF_SOURCE)
                .execute(Tuple.of(kind.tenant(), kind.source(), after, upto))
                .map(StoredEvents::events);
    }

    /// Those of these facts that are recorded and that the policy books.
    static Uni<Set<UUID>> booked(SqlConnection connection, Collection<UUID> eventIds) {
        if (eventIds.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        return connection
                .preparedQuery(BOOKED)
                .execute(Columns.of(eventIds).uuids(id -> id).tuple())
                .map(rows -> {
                    Set<UUID> booked = new HashSet<>();
                    rows.forEach(row -> booked.add(row.getUUID("event_id")));
                    return booked;
                });
    }

    /// Those of arrival transactions, in the order of their ids after one.
    static Uni<List<StoredEvent>> ofTransactions(
            SqlConnection connection, Collection<Long> transactions, long after, int limit) {
        return connection
                .preparedQuery(OF_TRANSACTIONS)
                .execute(Columns.of(transactions)
                        .longs(id -> id)
                        .same(after)
                        .same(limit)
                        .tuple())
                .map(StoredEvents::events);
    }

    /// By business date and then as recorded.
    static Uni<List<StoredEvent>> page(SqlConnection connection, Conditions where, int limit) {
        String query = PAGE + where.clause() + " ORDER BY e.business_date, e.id LIMIT " + where.parameter(limit);
        return connection.preparedQuery(query).execute(where.tuple()).map(StoredEvents::events);
    }

    static Uni<List<StoredEvent>> byEventId(SqlConnection connection, Collection<UUID> eventIds) {
        return read(connection, BY_EVENT_ID, eventIds, Columns.of(eventIds).uuids(id -> id));
    }

    static Uni<List<StoredEvent>> byId(SqlConnection connection, Collection<Long> ids) {
        return read(connection, BY_ID, ids, Columns.of(ids).longs(id -> id));
    }

    private static Uni<List<StoredEvent>> read(
            SqlConnection connection, String query, Collection<?> asked, Columns<?> columns) {
        return asked.isEmpty()
                ? Uni.createFrom().item(List.of())
                : connection.preparedQuery(query).execute(columns.tuple()).map(StoredEvents::events);
    }

    private static List<StoredEvent> events(RowSet<Row> rows) {
        List<StoredEvent> events = new ArrayList<>(rows.size());
        rows.forEach(row -> events.add(StoredEvent.of(row)));
        return events;
    }
}
