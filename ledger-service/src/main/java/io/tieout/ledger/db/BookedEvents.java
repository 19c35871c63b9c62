package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.ledger.domain.CodeKind;
import io.tieout.ledger.domain.CodeUse;
import io.tieout.ledger.domain.Translation;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Recorded events as they were booked: in the codes of the books.
final class BookedEvents {

    private static final String USES = "SELECT event, kind, code, canonical FROM coded_event WHERE event = ANY($1)";

    /// @param event as posting rules saw it
    record One(StoredEvent stored, BusinessEvent event) {}

    private BookedEvents() {}

    static Uni<List<One>> byId(SqlConnection connection, Collection<Long> ids) {
        return StoredEvents.byId(connection, ids).chain(stored -> of(connection, stored));
    }

    static Uni<List<One>> of(SqlConnection connection, List<StoredEvent> stored) {
        List<Long> ids = stored.stream().map(StoredEvent::id).toList();
        return uses(connection, ids).map(uses -> {
            List<One> booked = new ArrayList<>(stored.size());
            for (StoredEvent event : stored) {
                booked.add(
                        new One(event, Translation.asBooked(event.event(), uses.getOrDefault(event.id(), List.of()))));
            }
            return booked;
        });
    }

    /// What the codes of events are booked by. Most events have none.
    static Uni<Map<Long, List<CodeUse>>> uses(SqlConnection connection, Collection<Long> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection
                .preparedQuery(USES)
                .execute(Columns.of(events).longs(id -> id).tuple())
                .map(rows -> {
                    Map<Long, List<CodeUse>> uses = new HashMap<>();
                    for (Row row : rows) {
                        uses.computeIfAbsent(row.getLong("event"), _ -> new ArrayList<>())
                                .add(new CodeUse(
                                        Coded.of(CodeKind.class, row.getString("kind")),
                                        row.getString("code"),
                                        row.getString("canonical")));
                    }
                    return uses;
                });
    }
}
