package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.ledger.domain.BookableFact;
import io.tieout.ledger.domain.JournalEntry;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/// Entries that undo another fact's entry and wait for that fact. docs/adr/0020 says why.
final class Waiting {

    private static final String WAIT = """
            INSERT INTO awaiting_entry (awaits, event, tenant, recorded_at)
            SELECT *, $4 FROM unnest($1::uuid[], $2::bigint[], $3::text[])""";

    private static final String WAKE = "DELETE FROM awaiting_entry WHERE awaits = ANY($1) RETURNING event";

    private final SqlConnection connection;
    private final Batch batch;

    Waiting(SqlConnection connection, Batch batch) {
        this.connection = connection;
        this.batch = batch;
    }

    /// The events recorded earlier whose entries the new facts of this batch let into the books.
    Uni<List<StoredEvent>> wake() {
        List<UUID> awaited = batch.fresh().stream()
                .filter(fact -> fact.isBooked() && canBeTakenBack(fact))
                .map(Fact::eventId)
                .toList();
        if (awaited.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(WAKE)
                .execute(Columns.of(awaited).uuids(id -> id).tuple())
                .chain(rows -> {
                    List<Long> events = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        events.add(row.getLong("event"));
                    }
                    return StoredEvents.byId(connection, events);
                });
    }

    /// Puts aside the entries of the batch that must wait.
    Uni<Void> putAside() {
        List<Fact> waiting = batch.fresh().stream().filter(Fact::isAwaiting).toList();
        if (waiting.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Fact> columns = Columns.of(waiting)
                .uuids(Waiting::awaited)
                .longs(Fact::id)
                .texts(Fact::tenant)
                .same(batch.recordedAt());
        return connection.preparedQuery(WAIT).execute(columns.tuple()).replaceWithVoid();
    }

    private static UUID awaited(Fact fact) {
        JournalEntry entry = Objects.requireNonNull(fact.entry());
        return Objects.requireNonNull(entry.takesBack());
    }

    private static boolean canBeTakenBack(Fact fact) {
        return BookableFact.find(fact.event().type())
                .filter(bookable -> !bookable.transitions().isEmpty())
                .isPresent();
    }
}
