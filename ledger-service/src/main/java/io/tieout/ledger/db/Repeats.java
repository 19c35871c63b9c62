package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Envelope;
import io.tieout.ledger.app.Draft;
import io.tieout.ledger.app.Incoming;
import io.tieout.ledger.domain.OtherContent;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Counts deliveries that said the same again and keeps those that say something else.
final class Repeats {

    /// A delivery of a fact that is recorded from another delivery.
    record Repeat(Fact fact, Draft draft) {
        Incoming incoming() {
            return draft.incoming();
        }
    }

    /// Records up to `upto` are counted already, so a topic read again counts nothing.
    private static final String COUNT = """
            INSERT INTO duplicate AS d (event, partition, upto, deliveries, tenant)
            SELECT r.event, r.partition, max(r.at), count(*), r.tenant
              FROM unnest($1::bigint[], $2::integer[], $3::bigint[], $4::text[]) AS r (event, partition, at, tenant)
              LEFT JOIN duplicate c ON c.event = r.event AND c.partition = r.partition
             WHERE r.at > coalesce(c.upto, -1)
             GROUP BY r.event, r.partition, r.tenant
             ORDER BY r.event, r.partition
            ON CONFLICT (event, partition) DO UPDATE
               SET deliveries = d.deliveries + excluded.deliveries, upto = greatest(d.upto, excluded.upto)""";

    private static final String KEEP = """
            INSERT INTO conflict (event, content_hash, tenant, delivery_id, received_at, traceparent, headers, payload,
                   revision, recorded_at)
            SELECT *, $10
              FROM unnest($1::bigint[], $2::bytea[], $3::text[], $4::text[], $5::timestamptz[], $6::text[],
                   $7::text[], $8::bytea[], $9::integer[])
            ON CONFLICT (event, content_hash) DO UPDATE SET revision = excluded.revision
             WHERE conflict.revision < excluded.revision""";

    private Repeats() {}

    static Uni<Void> keep(SqlConnection connection, Batch batch) {
        return count(connection, duplicates(batch))
                .chain(() -> keep(connection, of(batch, OtherContent.CONFLICT), batch.recordedAt()))
                .chain(() -> Readings.keep(connection, batch));
    }

    /// The deliveries of a batch with other content for that reason, each content once by each mapping.
    static List<Repeat> of(Batch batch, OtherContent why) {
        Map<List<Object>, Repeat> others = new LinkedHashMap<>();
        for (Fact fact : batch.facts()) {
            for (Draft repeat : fact.repeats()) {
                if (fact.contradicts(repeat) && fact.otherContent(repeat) == why) {
                    others.putIfAbsent(
                            List.of(
                                    fact.id(),
                                    ByteBuffer.wrap(repeat.contentHash()),
                                    repeat.incoming()
                                            .event()
                                            .envelope()
                                            .provenance()
                                            .mapping()),
                            new Repeat(fact, repeat));
                }
            }
        }
        return List.copyOf(others.values());
    }

    private static List<Repeat> duplicates(Batch batch) {
        List<Repeat> duplicates = new ArrayList<>();
        for (Fact fact : batch.facts()) {
            for (Draft repeat : fact.repeats()) {
                if (!fact.contradicts(repeat) && !fact.isReadAgain(repeat)) {
                    duplicates.add(new Repeat(fact, repeat));
                }
            }
        }
        return duplicates;
    }

    private static Uni<Void> count(SqlConnection connection, List<Repeat> duplicates) {
        if (duplicates.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Repeat> columns = Columns.of(duplicates)
                .longs(repeat -> repeat.fact().id())
                .ints(repeat -> repeat.incoming().partition())
                .longs(repeat -> repeat.incoming().offset())
                .texts(repeat -> repeat.fact().tenant());
        return connection.preparedQuery(COUNT).execute(columns.tuple()).replaceWithVoid();
    }

    private static Uni<Void> keep(SqlConnection connection, List<Repeat> conflicts, Instant recordedAt) {
        if (conflicts.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Repeat> columns = Columns.of(conflicts)
                .longs(repeat -> repeat.fact().id())
                .bytes(repeat -> repeat.draft().contentHash())
                .texts(repeat -> repeat.fact().tenant())
                .texts(envelope(Envelope::deliveryId))
                .times(envelope(Envelope::receivedAt))
                .texts(repeat -> repeat.incoming().traceparent())
                .texts(repeat -> RecordHeaders.whole(repeat.incoming().record().headers()))
                .bytes(repeat -> repeat.incoming().record().value())
                .ints(repeat -> repeat.fact().revision())
                .same(recordedAt);
        return connection.preparedQuery(KEEP).execute(columns.tuple()).replaceWithVoid();
    }

    static <R> Function<Repeat, R> envelope(Function<Envelope, R> part) {
        return repeat -> part.apply(repeat.incoming().event().envelope());
    }
}
