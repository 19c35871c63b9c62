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
                            .chain(survivors -> contradictions(connection, ids)
                                    .map(contrary -> told(events, splits, survivors, contrary))));
        });
    }

    private static Uni<Map<Long, List<Row>>> contradictions(SqlConnection connection, List<Long> ids) {
        return Rows.read(
                        connection,
                        CONTRADICTIONS,
                        Columns.of(ids).longs(id -> id).tuple(),
                        row -> row)
                .map(rows -> rows.stream().collect(Collectors.groupingBy(row -> row.getLong("event"))));
    }

    private static List<Told.Event> told(
            List<StoredEvent> events,
            Map<String, Integer> splits,
            Map<Long, Node> survivors,
            Map<Long, List<Row>> contrary) {
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
            for (Row row : contrary.getOrDefault(event.id(), List.of())) {
                told.add(new Told.Event(
                        holding.tenant(),
                        RevisionRows.record(row),
                        holding.eventId(),
                        holding.correlationId(),
                        holding.split(),
                        holding.revision(),
                        Outcome.CONFLICT,
                        row.getOffsetDateTime("recorded_at").toInstant(),
                        row.getString("traceparent")));
            }
        }
        return told;
    }

    @Override
    public Uni<Void> told(Next next) {
        Tuple ids = Columns.of(next.ids()).longs(id -> id).tuple();
        return tx.inWriterTx(
                connection -> connection.preparedQuery(TOLD).execute(ids).replaceWithVoid());
    }
}
