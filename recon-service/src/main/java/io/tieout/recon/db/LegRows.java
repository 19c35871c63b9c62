package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Outcome;
import io.tieout.event.codec.Decoded;
import io.tieout.event.codec.EventRecord;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.Leg;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// The legs, each with the headers and bytes of its record: the contract alone says how they read.
///
/// A leg stays under the transaction that its record named, whatever that is merged into, until a split
/// puts it elsewhere: evidence is only added. The legs of a root are those of every transaction that is
/// part of it.
final class LegRows {

    private static final String ADD = """
            INSERT INTO leg (tenant, event_id, content_sha256, transaction_id, outcome, recorded_at, traceparent,
                   headers, payload, split, revision, holds)
            SELECT l.tenant, l.event_id, l.hash, l.transaction_id, l.outcome, l.recorded_at, l.traceparent,
                   l.headers, l.payload, l.split, l.revision, l.decided AND NOT EXISTS (
                       SELECT FROM revised_event r
                        WHERE r.tenant = l.tenant AND r.event_id = l.event_id AND r.revision > l.revision)
              FROM unnest($1::text[], $2::uuid[], $3::bytea[], $4::uuid[], $5::text[], $6::timestamptz[], $7::text[],
                   $8::text[], $9::bytea[], $10::integer[], $11::integer[], $12::boolean[])
                AS l (tenant, event_id, hash, transaction_id, outcome, recorded_at, traceparent, headers, payload,
                   split, revision, decided)
            ON CONFLICT (tenant, event_id, content_sha256) DO UPDATE
               SET outcome = excluded.outcome, recorded_at = excluded.recorded_at, revision = excluded.revision,
                   holds = excluded.holds
             WHERE leg.revision < excluded.revision
                OR (leg.revision = excluded.revision AND leg.outcome = 'revision' AND excluded.outcome <> 'revision')
            RETURNING tenant, event_id, content_sha256, holds, xmax = 0""";

    private static final String READ = """
            SELECT t.tenant, t.id, l.event_id, l.outcome, l.recorded_at, l.traceparent, l.headers, l.payload
              FROM unnest($1::text[], $2::uuid[]) AS t (tenant, id)
              CROSS JOIN LATERAL (
                   SELECT leg.*
                     FROM (SELECT t.id
                            UNION ALL
                           SELECT r.transaction_id FROM recon_transaction r
                            WHERE r.tenant = t.tenant AND r.root_id = t.id AND r.root_id <> r.transaction_id)
                       AS part (id)
                     JOIN leg ON leg.tenant = t.tenant AND leg.transaction_id = part.id AND leg.holds
                    LIMIT $3) l""";

    private static final Comparator<Arrival> BY_KEY = Comparator.comparing(Arrival::tenant)
            .thenComparing(arrival -> arrival.leg().eventId(), UuidOrder.BYTES);

    /// What the table keeps once.
    private record Key(String tenant, UUID eventId, ByteBuffer contentHash) {

        static Key of(Arrival arrival) {
            return new Key(arrival.tenant(), arrival.leg().eventId(), ByteBuffer.wrap(arrival.contentHash()));
        }

        static Key of(Row row) {
            return new Key(
                    row.getString(0),
                    row.getUUID(1),
                    ByteBuffer.wrap(row.getBuffer(2).getBytes()));
        }
    }

    private LegRows() {}

    /// What a batch brought.
    ///
    /// @param units all legs of the transactions it belongs to
    /// @param holding what holds and was not kept so before, each once
    /// @param fresh what was not kept before, in whatever reading, each once
    record Kept(List<UnitLegs> units, List<Arrival> holding, List<Arrival> fresh) {}

    /// Keeps what arrived.
    ///
    /// Only what was there before is read. What this batch adds is at hand, and nobody else can add to transactions
    /// whose rows are locked. What it repeats is among the legs read, or it belongs elsewhere.
    static Uni<Kept> add(SqlConnection connection, Collection<Arrival> arrivals, Roots.Resolved roots, int legsMax) {
        return readOlder(connection, roots.olderTransactions(), legsMax)
                .chain(legs -> insert(connection, arrivals).map(inserted -> {
                    for (Arrival arrival : inserted.holding()) {
                        legs.computeIfAbsent(roots.of(arrival), _ -> new ArrayList<>())
                                .add(arrival.leg());
                    }
                    return new Kept(transactions(legs), inserted.holding(), inserted.fresh());
                }));
    }

    /// @param holding those that hold and were not kept so before, each once
    private record Inserted(List<Arrival> holding, List<Arrival> fresh) {}

    private static Uni<Inserted> insert(SqlConnection connection, Collection<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return Uni.createFrom().item(new Inserted(List.of(), List.of()));
        }
        Map<Key, Arrival> byKey = LinkedHashMap.newLinkedHashMap(arrivals.size());
        arrivals.stream().sorted(BY_KEY).forEach(arrival -> byKey.merge(Key.of(arrival), arrival, LegRows::later));
        return connection
                .preparedQuery(ADD)
                .execute(Columns.of(byKey.values())
                        .texts(Arrival::tenant)
                        .uuids(arrival -> arrival.leg().eventId())
                        .bytes(Arrival::contentHash)
                        .uuids(Arrival::transactionId)
                        .texts(arrival -> arrival.leg().outcome().code())
                        .times(arrival -> arrival.leg().recordedAt())
                        .texts(arrival -> arrival.leg().traceparent())
                        .texts(arrival -> KeptHeaders.write(arrival.record().headers()))
                        .bytes(arrival -> arrival.record().value())
                        .ints(Arrival::split)
                        .ints(Arrival::revision)
                        .flags(Arrival::isDecided)
                        .tuple())
                .map(rows -> added(byKey, rows));
    }

    /// Of several records of one content the one that was told last.
    private static Arrival later(Arrival one, Arrival other) {
        boolean isLater = other.revision() > one.revision()
                || (other.revision() == one.revision() && one.isPending() && !other.isPending());
        return isLater ? other : one;
    }

    private static Inserted added(Map<Key, Arrival> byKey, RowSet<Row> rows) {
        List<Arrival> added = new ArrayList<>(rows.size());
        List<Arrival> fresh = new ArrayList<>(rows.size());
        for (Row row : rows) {
            Arrival arrival = byKey.get(Key.of(row));
            if (arrival == null) {
                throw new IllegalStateException("the database keeps a leg that nobody gave it: " + row.getUUID(1));
            }
            if (row.getBoolean(3)) {
                added.add(arrival);
            }
            if (row.getBoolean(4) && arrival.revision() == 0) {
                fresh.add(arrival);
            }
        }
        return new Inserted(added, fresh);
    }

    /// All legs of these roots, or the first `legsMax` where there are more. A transaction without any is left
    /// out.
    static Uni<List<UnitLegs>> read(SqlConnection connection, Collection<Transaction> transactions, int legsMax) {
        return readOlder(connection, transactions, legsMax).map(LegRows::transactions);
    }

    private static Uni<Map<Transaction, List<Leg>>> readOlder(
            SqlConnection connection, Collection<Transaction> transactions, int legsMax) {
        Map<Transaction, List<Leg>> legs = new TreeMap<>();
        if (transactions.isEmpty()) {
            return Uni.createFrom().item(legs);
        }
        return connection
                .preparedQuery(READ)
                .execute(Roots.keys(new TreeSet<>(transactions))
                        .same(legsMax + 1)
                        .tuple())
                .map(rows -> {
                    for (Row row : rows) {
                        legs.computeIfAbsent(new Transaction(row.getString(0), row.getUUID(1)), _ -> new ArrayList<>())
                                .add(leg(row, 2));
                    }
                    return legs;
                });
    }

    /// The same with those of `touched` that have no legs any more.
    static List<UnitLegs> withEmptied(List<UnitLegs> transactions, Set<Transaction> touched) {
        Set<Transaction> emptied = new TreeSet<>(touched);
        transactions.forEach(each -> emptied.remove(new Transaction(each.tenant(), each.id())));
        List<UnitLegs> all = new ArrayList<>(transactions);
        emptied.forEach(each -> all.add(new UnitLegs(each.tenant(), each.id(), List.of())));
        return all;
    }

    private static List<UnitLegs> transactions(Map<Transaction, List<Leg>> legs) {
        List<UnitLegs> transactions = new ArrayList<>(legs.size());
        legs.forEach((each, all) -> transactions.add(new UnitLegs(each.tenant(), each.id(), all)));
        return transactions;
    }

    /// @param from the column of the event id; outcome, time of recording, traceparent, headers and payload follow
    static Leg leg(Row row, int from) {
        EventRecord record = new EventRecord(
                KeptHeaders.read(row.getString(from + 4)),
                row.getBuffer(from + 5).getBytes());
        if (!(record.decode() instanceof Decoded.Event decoded)) {
            throw new IllegalStateException("a leg that was kept no longer reads: " + row.getUUID(from));
        }
        return new Leg(
                row.getUUID(from),
                decoded.event(),
                Coded.of(Outcome.class, row.getString(from + 1)),
                row.getOffsetDateTime(from + 2).toInstant(),
                row.getString(from + 3));
    }
}
