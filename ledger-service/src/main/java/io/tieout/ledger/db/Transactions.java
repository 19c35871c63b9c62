package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.ledger.domain.Grouping.Merge;
import io.tieout.ledger.domain.Grouping.Node;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// The tables of transactions and of their merges.
final class Transactions {

    /// An arrival id that some delivery has.
    record Arrival(String tenant, UUID correlationId) {}

    /// A merge as it is kept.
    ///
    /// @param cause an event of the batch; whoever reads it again tells of the merge again
    record Alias(Node survivor, Node absorbed, String tenant, long cause) {}

    private static final String OF_ARRIVALS = """
            WITH asked AS (
                SELECT * FROM unnest($1::text[], $2::uuid[]) AS a (tenant, correlation_id)
            ), added AS (
                INSERT INTO transaction (id, tenant, correlation_id)
                SELECT nextval('transaction_id'), tenant, correlation_id
                  FROM (SELECT * FROM asked ORDER BY correlation_id) AS sorted
                ON CONFLICT (correlation_id) DO NOTHING
                RETURNING id, correlation_id
            )
            SELECT id, correlation_id FROM added
            UNION ALL
            SELECT t.id, t.correlation_id FROM asked JOIN transaction t USING (correlation_id)""";

    private static final String BY_CORRELATION_ID =
            "SELECT id, correlation_id FROM transaction WHERE correlation_id = ANY($1)";

    private static final String SURVIVORS = """
            SELECT asked.id, s.id AS survivor, s.correlation_id
              FROM unnest($1::bigint[]) AS asked (id)
              LEFT JOIN transaction_alias a ON a.absorbed = asked.id
              JOIN transaction s ON s.id = coalesce(a.survivor, asked.id)""";

    private static final String LOCK = "SELECT id FROM transaction WHERE id = ANY($1) ORDER BY id FOR NO KEY UPDATE";

    /// Keeps aliases flat: who had been absorbed by a transaction follows it.
    private static final String FOLLOW = """
            UPDATE transaction_alias a
               SET survivor = m.survivor
              FROM unnest($1::bigint[], $2::bigint[]) AS m (survivor, absorbed)
             WHERE a.survivor = m.absorbed""";

    private static final String ABSORB = """
            INSERT INTO transaction_alias (survivor, absorbed, tenant, cause)
            SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::bigint[])""";

    private static final String CAUSED_BY = """
            SELECT a.survivor, s.correlation_id AS survivor_id, a.absorbed, n.correlation_id AS absorbed_id,
                   a.tenant, a.cause
              FROM transaction_alias a
              JOIN transaction s ON s.id = a.survivor
              JOIN transaction n ON n.id = a.absorbed
             WHERE a.cause = ANY($1)""";

    private final SqlConnection connection;

    Transactions(SqlConnection connection) {
        this.connection = connection;
    }

    /// The transaction of each arrival id; a new one where nobody had it before.
    Uni<Map<UUID, Long>> ofArrivals(Set<Arrival> arrivals) {
        if (arrivals.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Columns<Arrival> columns = Columns.of(arrivals).texts(Arrival::tenant).uuids(Arrival::correlationId);
        return connection.preparedQuery(OF_ARRIVALS).execute(columns.tuple()).chain(rows -> {
            Map<UUID, Long> ids = HashMap.newHashMap(arrivals.size());
            putIds(ids, rows);
            Set<UUID> raced = new HashSet<>();
            arrivals.forEach(arrival -> raced.add(arrival.correlationId()));
            raced.removeAll(ids.keySet());
            return raced.isEmpty() ? Uni.createFrom().item(ids) : addRaced(ids, raced);
        });
    }

    /// Transactions that another batch added while the first statement ran are visible to a second one only.
    private Uni<Map<UUID, Long>> addRaced(Map<UUID, Long> ids, Set<UUID> raced) {
        return connection
                .preparedQuery(BY_CORRELATION_ID)
                .execute(Columns.of(raced).uuids(id -> id).tuple())
                .map(rows -> {
                    putIds(ids, rows);
                    return ids;
                });
    }

    private static void putIds(Map<UUID, Long> ids, RowSet<Row> rows) {
        for (Row row : rows) {
            ids.put(row.getUUID(1), row.getLong(0));
        }
    }

    /// What each of the transactions is part of now.
    Uni<Map<Long, Node>> survivorsOf(Collection<Long> transactions) {
        return connection
                .preparedQuery(SURVIVORS)
                .execute(Columns.of(transactions).longs(id -> id).tuple())
                .map(rows -> {
                    Map<Long, Node> survivors = HashMap.newHashMap(rows.size());
                    for (Row row : rows) {
                        survivors.put(row.getLong(0), new Node(row.getLong(1), row.getUUID(2)));
                    }
                    return survivors;
                });
    }

    /// Keeps others from merging these; in the order of their ids, so that two mergers do not deadlock.
    Uni<Void> lock(Collection<Merge> merges) {
        Set<Long> ids = new java.util.TreeSet<>();
        merges.forEach(merge -> {
            ids.add(merge.survivor().id());
            ids.add(merge.absorbed().id());
        });
        return connection
                .preparedQuery(LOCK)
                .execute(Columns.of(ids).longs(id -> id).tuple())
                .replaceWithVoid();
    }

    Uni<Void> absorb(List<Alias> aliases) {
        Columns<Alias> ids = Columns.of(aliases)
                .longs(alias -> alias.survivor().id())
                .longs(alias -> alias.absorbed().id());
        Columns<Alias> rows = Columns.of(aliases)
                .longs(alias -> alias.survivor().id())
                .longs(alias -> alias.absorbed().id())
                .texts(Alias::tenant)
                .longs(Alias::cause);
        return connection
                .preparedQuery(FOLLOW)
                .execute(ids.tuple())
                .chain(() -> connection.preparedQuery(ABSORB).execute(rows.tuple()))
                .replaceWithVoid();
    }

    /// The merges that deliveries of these events brought about, in the form they have now.
    Uni<List<Alias>> causedBy(Collection<Long> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(CAUSED_BY)
                .execute(Columns.of(events).longs(id -> id).tuple())
                .map(rows -> {
                    Map<Long, Alias> aliases = new TreeMap<>();
                    for (Row row : rows) {
                        aliases.put(
                                row.getLong("absorbed"),
                                new Alias(
                                        new Node(row.getLong("survivor"), row.getUUID("survivor_id")),
                                        new Node(row.getLong("absorbed"), row.getUUID("absorbed_id")),
                                        row.getString("tenant"),
                                        row.getLong("cause")));
                    }
                    return List.copyOf(aliases.values());
                });
    }
}
