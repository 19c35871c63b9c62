package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Envelope;
import io.tieout.ledger.db.Repeats.Repeat;
import io.tieout.ledger.domain.MappingVersion;
import io.tieout.ledger.domain.OtherContent;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Keeps what other versions of a mapping made of a fact. docs/adr/0039 says what becomes of it.
final class Readings {

    /// The update changes nothing: it only returns what became of a reading that is kept already.
    private static final String KEEP = """
            INSERT INTO revision AS r (event, event_id, tenant, content_hash, mapping, mapping_version, receipt_id,
                   is_same_receipt, delivery_id, received_at, traceparent, partition, partition_offset, headers, payload,
                   state, recorded_at)
            SELECT *, $16, $17
              FROM unnest($1::bigint[], $2::uuid[], $3::text[], $4::bytea[], $5::text[], $6::integer[], $7::text[],
                   $8::boolean[], $9::text[], $10::timestamptz[], $11::text[], $12::integer[], $13::bigint[],
                   $14::text[], $15::bytea[])
            ON CONFLICT (event, content_hash, mapping) DO UPDATE SET state = r.state
            RETURNING r.event, r.content_hash, r.mapping, r.state""";

    private static final String PENDING = "pending";
    private static final String SUPERSEDED = "superseded";

    /// What tells readings apart.
    private record Key(long event, ByteBuffer contentHash, String mapping) {

        static Key of(Repeat repeat) {
            return new Key(repeat.fact().id(), ByteBuffer.wrap(repeat.draft().contentHash()), mappingOf(repeat));
        }

        static Key of(Row row) {
            return new Key(
                    row.getLong("event"),
                    ByteBuffer.wrap(row.getBuffer("content_hash").getBytes()),
                    row.getString("mapping"));
        }
    }

    private Readings() {}

    /// Completes when the batch knows which of its readings nobody has decided on.
    static Uni<Void> keep(SqlConnection connection, Batch batch) {
        List<Repeat> later = Repeats.of(batch, OtherContent.REVISION);
        List<Repeat> earlier = Repeats.of(batch, OtherContent.SUPERSEDED);
        return keep(connection, later, PENDING, batch.recordedAt())
                .invoke(pending -> batch.undecided(later.stream()
                        .filter(one -> pending.contains(Key.of(one)))
                        .toList()))
                .chain(() -> keep(connection, earlier, SUPERSEDED, batch.recordedAt()))
                .replaceWithVoid();
    }

    /// Completes with those that are pending.
    private static Uni<Set<Key>> keep(SqlConnection connection, List<Repeat> readings, String state, Instant at) {
        if (readings.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Columns<Repeat> columns = Columns.of(readings)
                .longs(one -> one.fact().id())
                .uuids(one -> one.fact().eventId())
                .texts(one -> one.fact().tenant())
                .bytes(one -> one.draft().contentHash())
                .texts(Readings::mappingOf)
                .ints(one -> MappingVersion.of(mappingOf(one)).orElseThrow().number())
                .texts(Repeats.envelope(envelope -> envelope.provenance().receiptId()))
                .flags(one -> one.fact().hasReceiptOf(one.draft()))
                .texts(Repeats.envelope(Envelope::deliveryId))
                .times(Repeats.envelope(Envelope::receivedAt))
                .texts(one -> one.incoming().traceparent())
                .ints(one -> one.incoming().partition())
                .longs(one -> one.incoming().offset())
                .texts(one -> RecordHeaders.whole(one.incoming().record().headers()))
                .bytes(one -> one.incoming().record().value())
                .same(state)
                .same(at);
        return connection.preparedQuery(KEEP).execute(columns.tuple()).map(rows -> {
            Set<Key> pending = new HashSet<>();
            for (Row row : rows) {
                if (PENDING.equals(row.getString("state"))) {
                    pending.add(Key.of(row));
                }
            }
            return pending;
        });
    }

    private static String mappingOf(Repeat repeat) {
        return repeat.incoming().event().envelope().provenance().mapping();
    }
}
