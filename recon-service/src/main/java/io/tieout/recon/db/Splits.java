package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.TransactionMerged;
import io.tieout.event.TransactionSplit;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.Intake;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/// Follows the ledger where it takes transactions apart.
///
/// Events, merges and splits are read in any order. So that the order does not matter, it is kept where splits put
/// events, which merges were told after a split, and which split named a transaction last; of what contradicts each
/// other the higher number holds.
final class Splits {

    /// Batches of a tenant work side by side; who follows a split or a revision does so alone.
    private static final String LOCK = """
            SELECT CASE WHEN t.alone THEN pg_advisory_xact_lock(t.key) ELSE pg_advisory_xact_lock_shared(t.key) END
              FROM (SELECT hashtextextended('tieout.grouping.' || tenant, 0) AS key, bool_or(alone) AS alone
                      FROM unnest($1::text[], $2::boolean[]) AS a (tenant, alone)
                     GROUP BY 1 ORDER BY 1) AS t""";

    private static final String PLACE = """
            INSERT INTO split_event AS s (tenant, event_id, split, transaction_id)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::integer[], $4::uuid[]) ORDER BY 1, 2
            ON CONFLICT (tenant, event_id) DO UPDATE
               SET split = excluded.split, transaction_id = excluded.transaction_id
             WHERE s.split < excluded.split""";

    private static final String PLACES = """
            SELECT tenant, event_id, split, transaction_id
              FROM split_event JOIN unnest($1::text[], $2::uuid[]) AS e (tenant, event_id) USING (tenant, event_id)""";

    private static final String REMEMBER = """
            INSERT INTO split_merge AS s (tenant, survivor, absorbed, split)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::integer[]) ORDER BY 1, 2, 3
            ON CONFLICT (tenant, survivor, absorbed) DO UPDATE SET split = greatest(s.split, excluded.split)""";

    private static final String REMEMBERED = """
            SELECT s.tenant, s.survivor, s.absorbed, s.split
              FROM unnest($1::text[], $2::uuid[]) AS t (tenant, id)
              JOIN split_merge s ON s.tenant = t.tenant AND s.survivor = t.id
             UNION
            SELECT s.tenant, s.survivor, s.absorbed, s.split
              FROM unnest($1::text[], $2::uuid[]) AS t (tenant, id)
              JOIN split_merge s ON s.tenant = t.tenant AND s.absorbed = t.id""";

    private static final String ADD = """
            INSERT INTO recon_transaction (tenant, transaction_id, root_id)
            SELECT tenant, id, id FROM unnest($1::text[], $2::uuid[]) AS t (tenant, id) ORDER BY tenant, id
            ON CONFLICT DO NOTHING""";

    /// Those that a later split named already stay as they are; so do their parts.
    private static final String RESET = """
            WITH named AS (
                SELECT r.tenant, r.transaction_id AS id, t.split
                  FROM unnest($1::text[], $2::uuid[], $3::integer[]) AS t (tenant, id, split)
                  JOIN recon_transaction r ON r.tenant = t.tenant AND r.transaction_id = t.id
                 WHERE r.split < t.split
            ), part AS (
                SELECT tenant, id, split FROM named
                 UNION ALL
                SELECT r.tenant, r.transaction_id, 0
                  FROM named n
                  JOIN recon_transaction r
                    ON r.tenant = n.tenant AND r.root_id = n.id AND r.root_id <> r.transaction_id
            ), most AS (
                SELECT tenant, id, max(split) AS split FROM part GROUP BY tenant, id
            ), locked AS (
                SELECT r.tenant, r.transaction_id, m.split
                  FROM recon_transaction r JOIN most m ON m.tenant = r.tenant AND m.id = r.transaction_id
                 ORDER BY r.tenant, r.transaction_id FOR UPDATE OF r)
            UPDATE recon_transaction r SET root_id = r.transaction_id, split = greatest(r.split, l.split)
              FROM locked l
             WHERE r.tenant = l.tenant AND r.transaction_id = l.transaction_id
            RETURNING r.tenant, r.transaction_id""";

    private static final String MOVE = """
            WITH moving AS (
                SELECT l.tenant, l.event_id, l.content_sha256, l.transaction_id AS former, s.transaction_id, s.split
                  FROM unnest($1::text[], $2::uuid[]) AS e (tenant, event_id)
                  JOIN split_event s ON s.tenant = e.tenant AND s.event_id = e.event_id
                  JOIN leg l ON l.tenant = e.tenant AND l.event_id = e.event_id AND l.split < s.split
            ), moved AS (
                UPDATE leg l SET transaction_id = m.transaction_id, split = m.split
                  FROM moving m
                 WHERE l.tenant = m.tenant AND l.event_id = m.event_id AND l.content_sha256 = m.content_sha256)
            SELECT DISTINCT tenant, former FROM moving
             UNION
            SELECT DISTINCT tenant, transaction_id FROM moving""";

    /// The batch as it is to be recorded, with what splits touched.
    record Followed(Intake intake, Set<Transaction> touched) {}

    /// Where a split put an event.
    private record Place(Transaction event, int split, UUID transactionId) {}

    private final SqlConnection connection;
    private final Intake intake;
    private final Set<Transaction> touched = new TreeSet<>();

    private Splits(SqlConnection connection, Intake intake) {
        this.connection = connection;
        this.intake = intake;
    }

    static Uni<Followed> follow(SqlConnection connection, Intake intake) {
        Splits splits = new Splits(connection, intake);
        return splits.lock()
                .chain(splits::rememberMerges)
                .chain(splits::takeApart)
                .chain(merges ->
                        splits.placed().map(arrivals -> new Followed(new Intake(arrivals, merges), splits.touched)));
    }

    private Uni<Void> lock() {
        Set<String> tenants = new TreeSet<>();
        Set<String> alone = new TreeSet<>();
        intake.arrivals().forEach(arrival -> tenants.add(arrival.tenant()));
        intake.merges().forEach(merge -> tenants.add(merge.tenant()));
        intake.splits().forEach(split -> alone.add(split.tenant()));
        intake.arrivals().stream()
                .filter(arrival -> arrival.revision() > 0)
                .forEach(arrival -> alone.add(arrival.tenant()));
        tenants.addAll(alone);
        Tuple tuple = Tuple.of(
                tenants.toArray(String[]::new),
                tenants.stream().map(alone::contains).toArray(Boolean[]::new));
        return connection.preparedQuery(LOCK).execute(tuple).replaceWithVoid();
    }

    /// Merges of before the first split need not be remembered: a split that names them voids them.
    private Uni<Void> rememberMerges() {
        Map<List<Object>, TransactionMerged> merges = new HashMap<>();
        Stream<TransactionMerged> told = intake.merges().stream().filter(merge -> merge.split() > 0);
        Stream<TransactionMerged> ofSplits = intake.splits().stream().flatMap(Splits::ties);
        Stream.concat(told, ofSplits)
                .forEach(merge -> merges.merge(
                        List.of(merge.tenant(), merge.survivor(), merge.absorbed()),
                        merge,
                        (one, other) -> one.split() < other.split() ? other : one));
        return merges.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(REMEMBER)
                        .execute(Columns.of(merges.values())
                                .texts(TransactionMerged::tenant)
                                .uuids(TransactionMerged::survivor)
                                .uuids(TransactionMerged::absorbed)
                                .ints(TransactionMerged::split)
                                .tuple())
                        .replaceWithVoid();
    }

    private static Stream<TransactionMerged> ties(TransactionSplit split) {
        return split.aliases().stream()
                .filter(alias -> !alias.equals(split.correlationId()))
                .map(alias -> new TransactionMerged(split.tenant(), split.correlationId(), alias, split.number()));
    }

    /// Completes with the merges of the batch and those that tie anew what was reset.
    private Uni<List<TransactionMerged>> takeApart() {
        if (intake.splits().isEmpty()) {
            return Uni.createFrom().item(intake.merges());
        }
        Map<Transaction, Integer> named = new TreeMap<>();
        Map<Transaction, Place> places = new TreeMap<>();
        for (TransactionSplit split : intake.splits()) {
            String tenant = split.tenant();
            touched.add(new Transaction(tenant, split.former()));
            split.aliases().forEach(id -> named.merge(new Transaction(tenant, id), split.number(), Math::max));
            for (UUID event : split.events()) {
                places.merge(
                        new Transaction(tenant, event),
                        new Place(new Transaction(tenant, event), split.number(), split.correlationId()),
                        (one, other) -> one.split() < other.split() ? other : one);
            }
        }
        return place(places.values())
                .chain(() -> connection
                        .preparedQuery(ADD)
                        .execute(Roots.keys(named.keySet()).tuple()))
                .chain(() -> reset(named))
                .chain(() -> move(places.keySet()))
                .chain(this::tiesAnew);
    }

    private Uni<Void> place(Collection<Place> places) {
        return connection
                .preparedQuery(PLACE)
                .execute(Columns.of(places)
                        .texts(place -> place.event().tenant())
                        .uuids(place -> place.event().id())
                        .ints(Place::split)
                        .uuids(Place::transactionId)
                        .tuple())
                .replaceWithVoid();
    }

    private Uni<Void> reset(Map<Transaction, Integer> named) {
        return connection
                .preparedQuery(RESET)
                .execute(Columns.of(named.entrySet())
                        .texts(each -> each.getKey().tenant())
                        .uuids(each -> each.getKey().id())
                        .ints(Map.Entry::getValue)
                        .tuple())
                .invoke(this::touch)
                .replaceWithVoid();
    }

    private Uni<Void> move(Set<Transaction> events) {
        return connection
                .preparedQuery(MOVE)
                .execute(Roots.keys(events).tuple())
                .invoke(this::touch)
                .replaceWithVoid();
    }

    private void touch(RowSet<Row> rows) {
        rows.forEach(row -> touched.add(new Transaction(row.getString(0), row.getUUID(1))));
    }

    private Uni<List<TransactionMerged>> tiesAnew() {
        return connection
                .preparedQuery(REMEMBERED)
                .execute(Roots.keys(touched).tuple())
                .map(rows -> {
                    List<TransactionMerged> merges = new ArrayList<>(intake.merges());
                    rows.forEach(row -> merges.add(new TransactionMerged(
                            row.getString(0), row.getUUID(1), row.getUUID(2), row.getInteger(3))));
                    return merges;
                });
    }

    /// The arrivals of the batch, those that a later split put elsewhere under its transaction.
    private Uni<List<Arrival>> placed() {
        if (intake.arrivals().isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Columns<Arrival> columns = Columns.of(intake.arrivals())
                .texts(Arrival::tenant)
                .uuids(arrival -> arrival.leg().eventId());
        return connection.preparedQuery(PLACES).execute(columns.tuple()).map(rows -> {
            if (rows.size() == 0) {
                return intake.arrivals();
            }
            Map<Transaction, Place> places = new HashMap<>();
            for (Row row : rows) {
                Transaction event = new Transaction(row.getString(0), row.getUUID(1));
                places.put(event, new Place(event, row.getInteger(2), row.getUUID(3)));
            }
            return intake.arrivals().stream()
                    .map(arrival -> {
                        Place place = places.get(
                                new Transaction(arrival.tenant(), arrival.leg().eventId()));
                        return place != null && place.split() > arrival.split()
                                ? arrival.movedTo(place.transactionId(), place.split())
                                : arrival;
                    })
                    .toList();
        });
    }
}
