package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.CorrelationIds;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.ledger.domain.Grouping.Node;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;

/// Lets references stop joining, and takes apart what they had joined.
final class Hubs {

    /// Sorted, so that those who lock several tenants wait for each other instead of deadlocking.
    private static final String LOCK = """
            SELECT CASE WHEN t.alone THEN pg_advisory_xact_lock(t.key) ELSE pg_advisory_xact_lock_shared(t.key) END
              FROM (SELECT hashtextextended('tieout.grouping.' || tenant, 0) AS key, bool_or(alone) AS alone
                      FROM unnest($1::text[], $2::boolean[]) AS a (tenant, alone)
                     GROUP BY 1 ORDER BY 1) AS t""";

    private static final String DECLARE = """
            INSERT INTO hub_reference (tenant, type, issuer, value, correlation_id, split)
            SELECT h.tenant, h.type, h.issuer, h.value, h.correlation_id,
                   (SELECT coalesce(max(split), 0) + 1 FROM hub_reference WHERE tenant = $6)
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::uuid[])
                AS h (tenant, type, issuer, value, correlation_id)
            ON CONFLICT DO NOTHING
            RETURNING type, issuer, value, split""";

    private static final String STOP = """
            DELETE FROM joining_reference j
             USING unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS h (tenant, type, issuer, value)
             WHERE j.tenant = h.tenant AND j.type = h.type AND j.issuer = h.issuer AND j.value = h.value
            RETURNING j.transaction""";

    private static final String OF_TENANT = "SELECT type, issuer, value FROM hub_reference WHERE tenant = $1";

    /// Whole transactions: the roots of these arrival transactions, each with everything that is part of it.
    private static final String WHOLE = """
            WITH root AS (
                SELECT DISTINCT coalesce(a.survivor, asked.id) AS id
                  FROM unnest($1::bigint[]) AS asked (id)
                  LEFT JOIN transaction_alias a ON a.absorbed = asked.id
            ), member AS (
                SELECT id AS root, id FROM root
                 UNION ALL
                SELECT root.id, a.absorbed FROM root JOIN transaction_alias a ON a.survivor = root.id)
            SELECT m.root, m.id, t.correlation_id FROM member m JOIN transaction t ON t.id = m.id""";

    private final SqlConnection connection;

    Hubs(SqlConnection connection) {
        this.connection = connection;
    }

    /// Batches group a tenant's events side by side; whoever takes transactions of a tenant apart does so alone. Before
    /// anything else of the batch is locked or read.
    Uni<Void> lock(Set<String> tenants, Collection<TenantReference> declared) {
        Set<String> alone = new HashSet<>();
        declared.forEach(reference -> alone.add(reference.tenant()));
        Set<String> all = new TreeSet<>(tenants);
        all.addAll(alone);
        Tuple tuple = Tuple.of(
                all.toArray(String[]::new), all.stream().map(alone::contains).toArray(Boolean[]::new));
        return connection.preparedQuery(LOCK).execute(tuple).replaceWithVoid();
    }

    /// Completes with what is to be told of it; with nothing for references that are hubs already.
    ///
    /// @param hubs each with the event that is told of as the cause
    Uni<List<Splits.Caused>> declare(Map<TenantReference, UUID> hubs) {
        Map<String, Map<Reference, UUID>> byTenant = new TreeMap<>();
        hubs.forEach((hub, cause) -> byTenant.computeIfAbsent(hub.tenant(), _ -> new LinkedHashMap<>())
                .put(hub.reference(), cause));
        List<Splits.Caused> told = new ArrayList<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Map.Entry<String, Map<Reference, UUID>> of : byTenant.entrySet()) {
            done = done.chain(() -> declare(of.getKey(), of.getValue())).map(splits -> {
                told.addAll(splits);
                return null;
            });
        }
        return done.map(_ -> told);
    }

    private Uni<List<Splits.Caused>> declare(String tenant, Map<Reference, UUID> hubs) {
        Tuple tuple = key(tenant, hubs.keySet())
                .uuids(reference -> CorrelationIds.ofReference(tenant, reference))
                .same(tenant)
                .tuple();
        return connection.preparedQuery(DECLARE).execute(tuple).chain(rows -> {
            Set<Reference> fresh = new HashSet<>();
            int number = 0;
            for (Row row : rows) {
                fresh.add(reference(row));
                number = row.getInteger(3);
            }
            if (fresh.isEmpty()) {
                return Uni.createFrom().item(List.of());
            }
            UUID cause = Objects.requireNonNull(hubs.get(fresh.iterator().next()));
            Splits splits = new Splits(connection, new Splits.Occasion(tenant, number, cause, fresh));
            return stop(tenant, fresh)
                    .chain(this::whole)
                    .chain(wholes -> ofTenant(tenant).chain(all -> splits.takeApart(wholes, all)));
        });
    }

    /// Completes with the transactions that they led to.
    private Uni<Set<Long>> stop(String tenant, Set<Reference> hubs) {
        return connection.preparedQuery(STOP).execute(key(tenant, hubs).tuple()).map(rows -> {
            Set<Long> transactions = new TreeSet<>();
            rows.forEach(row -> transactions.add(row.getLong(0)));
            return transactions;
        });
    }

    private Uni<List<Splits.Whole>> whole(Set<Long> transactions) {
        return connection
                .preparedQuery(WHOLE)
                .execute(Columns.of(transactions).longs(id -> id).tuple())
                .map(rows -> {
                    Map<Long, List<Node>> members = new TreeMap<>();
                    for (Row row : rows) {
                        members.computeIfAbsent(row.getLong(0), _ -> new ArrayList<>())
                                .add(new Node(row.getLong(1), row.getUUID(2)));
                    }
                    List<Splits.Whole> wholes = new ArrayList<>();
                    members.forEach((root, of) -> wholes.add(new Splits.Whole(root, of)));
                    return wholes;
                });
    }

    private Uni<Set<Reference>> ofTenant(String tenant) {
        return connection.preparedQuery(OF_TENANT).execute(Tuple.of(tenant)).map(rows -> {
            Set<Reference> hubs = new HashSet<>();
            rows.forEach(row -> hubs.add(reference(row)));
            return hubs;
        });
    }

    private static Columns<Reference> key(String tenant, Collection<Reference> references) {
        return Columns.of(references)
                .texts(_ -> tenant)
                .texts(reference -> reference.type().code())
                .texts(Reference::issuer)
                .texts(Reference::value);
    }

    private static Reference reference(Row row) {
        return new Reference(Coded.of(ReferenceType.class, row.getString(0)), row.getString(1), row.getString(2));
    }
}
