package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.ledger.domain.JournalEntry;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Claims the facts of a batch. A key that another database transaction is claiming is waited for, so that afterwards
/// every fact is either ours or readable.
final class Keys {

    /// Sorted, so that two batches that share facts wait for each other instead of deadlocking.
    private static final String CLAIM = """
            INSERT INTO event_key (event_id, tenant, event, recorded_at, content_hash)
            SELECT event_id, tenant, nextval('event_id'), $4, content_hash
              FROM (SELECT * FROM unnest($1::uuid[], $2::text[], $3::bytea[]) AS k (event_id, tenant, content_hash)
                     ORDER BY event_id) AS sorted
            ON CONFLICT (event_id) DO NOTHING
            RETURNING event_id, event""";

    private static final String WITHDRAW = "DELETE FROM event_key WHERE event_id = ANY($1)";

    /// A key to claim; a probe only asks whether the fact is recorded.
    private record Key(UUID eventId, String tenant, byte[] contentHash) {}

    private final SqlConnection connection;
    private final Batch batch;

    Keys(SqlConnection connection, Batch batch) {
        this.connection = connection;
        this.batch = batch;
    }

    /// Sorts the batch into facts that are new and facts recorded before, and settles which entries must wait.
    ///
    /// An entry that undoes another fact's is booked only with it; where the other is evidence, it undoes nothing.
    /// To know for sure that the other fact is not being recorded at this moment, its key is claimed too and given
    /// back.
    Uni<Void> claim() {
        List<UUID> probes = batch.takenBackElsewhere();
        List<Key> keys = new ArrayList<>(batch.facts().size() + probes.size());
        batch.facts()
                .forEach(fact -> keys.add(
                        new Key(fact.eventId(), fact.tenant(), fact.first().contentHash())));
        probes.forEach(probe -> keys.add(new Key(probe, "", new byte[0])));
        Columns<Key> columns = Columns.of(keys)
                .uuids(Key::eventId)
                .texts(Key::tenant)
                .bytes(Key::contentHash)
                .same(batch.recordedAt());
        return connection.preparedQuery(CLAIM).execute(columns.tuple()).chain(rows -> {
            Set<UUID> absent = new HashSet<>();
            Set<UUID> claimed = new HashSet<>();
            for (Row row : rows) {
                UUID eventId = row.getUUID(0);
                Fact fact = batch.fact(eventId);
                if (fact == null) {
                    absent.add(eventId);
                } else {
                    fact.recordAs(row.getLong(1));
                    claimed.add(fact.eventId());
                }
            }
            Set<UUID> present = new HashSet<>(probes);
            present.removeAll(absent);
            return withdraw(absent)
                    .chain(() -> readBack(claimed))
                    .chain(() -> StoredEvents.booked(connection, present))
                    .invoke(this::settleWaiting)
                    .replaceWithVoid();
        });
    }

    private Uni<Void> withdraw(Set<UUID> probes) {
        return probes.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(WITHDRAW)
                        .execute(Columns.of(probes).uuids(id -> id).tuple())
                        .replaceWithVoid();
    }

    private Uni<Void> readBack(Set<UUID> claimed) {
        List<UUID> earlier = batch.facts().stream()
                .map(Fact::eventId)
                .filter(id -> !claimed.contains(id))
                .toList();
        return StoredEvents.byEventId(connection, earlier)
                .invoke(events -> {
                    if (events.size() != earlier.size()) {
                        throw new IllegalStateException(
                                "keys without events: asked for " + earlier.size() + ", found " + events.size());
                    }
                    events.forEach(event ->
                            Objects.requireNonNull(batch.fact(event.eventId())).found(event));
                })
                .replaceWithVoid();
    }

    /// @param elsewhere the facts of earlier batches that are booked
    private void settleWaiting(Set<UUID> elsewhere) {
        for (Fact fact : batch.fresh()) {
            @Nullable JournalEntry entry = fact.entry();
            UUID taken = entry == null ? null : entry.takesBack();
            if (taken != null) {
                Fact here = batch.fact(taken);
                if (here == null ? !elsewhere.contains(taken) : !here.isBooked()) {
                    fact.await();
                }
            }
        }
    }
}
