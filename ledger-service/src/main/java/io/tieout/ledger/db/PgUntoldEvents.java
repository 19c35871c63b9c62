package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Outcome;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.Told;
import io.tieout.ledger.app.UntoldEvents;
import io.tieout.ledger.domain.Grouping.Node;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

@ApplicationScoped
class PgUntoldEvents implements UntoldEvents {

    private static final String ADD = "INSERT INTO untold_event (event, tenant) VALUES ($1, $2)";

    private static final String ADD_OF =
            "INSERT INTO untold_event (event, tenant) SELECT event, tenant FROM revision WHERE id = $1";

    /// Of other bytes they are contradictions.
    private static final String REFUSED = """
            SELECT r.event, r.headers, r.payload, r.recorded_at, r.traceparent FROM revision r
             WHERE r.event = ANY($1) AND r.state = 'refused' AND r.is_same_receipt
             ORDER BY r.event, r.id""";

    private static final String NEXT = "SELECT id, event FROM untold_event ORDER BY id LIMIT $1";

    private static final String CONTRADICTIONS = """
            SELECT c.event, c.headers, c.payload, c.recorded_at, c.traceparent
              FROM conflict c JOIN event e ON e.id = c.event AND e.revision = c.revision
             WHERE c.event = ANY($1)
             ORDER BY c.event, c.recorded_at, c.content_hash""";

    /// By what caused it: an event that changes while it is told has a further row, and is told again.
    private static final String TOLD = "DELETE FROM untold_event WHERE id = ANY($1)";

    private final TenantTx tx;

    PgUntoldEvents(TenantTx tx) {
        this.tx = tx;
    }

    static Uni<Void> add(SqlConnection connection, long event, String tenant) {
        return connection.preparedQuery(ADD).execute(Tuple.of(event, tenant)).replaceWithVoid();
    }

    /// The event of a reading that was decided on.
    static Uni<Void> addOf(SqlConnection connection, long revision) {
        return connection.preparedQuery(ADD_OF).execute(Tuple.of(revision)).replaceWithVoid();
    }

    @Override
    public Uni<Next> next() {
        return tx.inWriterTx(connection -> Rows.read(connection, NEXT, Tuple.of(EVENTS_MAX), row -> row)
                .chain(rows -> {
                    List<Long> ids = rows.stream().map(row -> row.getLong("id")).toList();
                    List<Long> events = rows.stream()
                            .map(row -> row.getLong("event"))
                            .distinct()
                            .toList();
                    return next(connection, events).map(told -> new Next(ids, told));
                }));
    }

    private static Uni<List<Told.Event>> next(SqlConnection connection, List<Long> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return StoredEvents.byId(connection, ids).chain(events -> {
            Set<String> tenants = events.stream().map(StoredEvent::tenant).collect(Collectors.toSet());
            List<Long> arrivals =
                    events.stream().map(StoredEvent::transaction).distinct().toList();
            return new References(connection)
                    .splitsOf(tenants)
                    .chain(splits -> new Transactions(connection)
                            .survivorsOf(arrivals)
                            .chain(survivors -> byEvent(connection, CONTRADICTIONS, ids)
                                    .chain(contrary -> byEvent(connection, REFUSED, ids)
                                            .map(refused -> told(events, splits, survivors, contrary, refused)))));
        });
    }

    private static Uni<Map<Long, List<Row>>> byEvent(SqlConnection connection, String query, List<Long> ids) {
        return Rows.read(connection, query, Columns.of(ids).longs(id -> id).tuple(), row -> row)
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> row.getLong("event"))));
    }

    private static List<Told.Event> told(
            List<StoredEvent> events,
            Map<String, Integer> splits,
            Map<Long, Node> survivors,
            Map<Long, List<Row>> contrary,
            Map<Long, List<Row>> refused) {
        List<Told.Event> told = new ArrayList<>();
        for (StoredEvent event : events) {
            Told.Event holding = new Told.Event(
                    event.tenant(),
                    event.record(),
                    event.eventId(),
                    Objects.requireNonNull(survivors.get(event.transaction())).correlationId(),
                    splits.getOrDefault(event.tenant(), 0),
                    event.revision(),
                    event.outcome(),
                    event.recordedAt(),
                    event.traceparent());
            told.add(holding);
            contrary.getOrDefault(event.id(), List.of())
                    .forEach(row -> told.add(other(holding, row, Outcome.CONFLICT)));
            refused.getOrDefault(event.id(), List.of()).forEach(row -> told.add(other(holding, row, Outcome.REFUSED)));
        }
        return told;
    }

    private static Told.Event other(Told.Event holding, Row row, Outcome outcome) {
        return new Told.Event(
                holding.tenant(),
                RevisionRows.record(row),
                holding.eventId(),
                holding.correlationId(),
                holding.split(),
                holding.revision(),
                outcome,
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getString("traceparent"));
    }

    @Override
    public Uni<Void> told(Next next) {
        Tuple ids = Columns.of(next.ids()).longs(id -> id).tuple();
        return tx.inWriterTx(
                connection -> connection.preparedQuery(TOLD).execute(ids).replaceWithVoid());
    }
}
