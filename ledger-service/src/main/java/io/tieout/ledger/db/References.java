package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.ledger.app.HubLimits;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// The tables of references.
final class References {

    private static final String KEEP_ADDED = """
            INSERT INTO added_reference (event, type, issuer, value, tenant)
            SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[])
            ON CONFLICT DO NOTHING
            RETURNING tenant, type, issuer, value, event""";

    private static final String KEEP_EDGES = """
            INSERT INTO added_edge (event, joins_sha256, tenant, joins)
            SELECT k.event, sha256(convert_to(k.joins, 'UTF8')), k.tenant, k.joins::jsonb
              FROM unnest($1::bigint[], $2::text[], $3::text[]) AS k (event, tenant, joins)
            ON CONFLICT DO NOTHING""";

    private static final String SPLITS =
            "SELECT tenant, max(split) FROM hub_reference WHERE tenant = ANY($1) GROUP BY tenant";

    private static final String HUBS_AMONG = """
            SELECT tenant, type, issuer, value
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) AS asked (tenant, type, issuer, value)
              JOIN hub_reference USING (tenant, type, issuer, value)""";

    /// Sorted, so that batches that share references wait for each other instead of deadlocking.
    private static final String JOIN = """
            INSERT INTO joining_reference AS j (tenant, type, issuer, value, transaction, events)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::integer[])
            ON CONFLICT (tenant, type, issuer, value) DO UPDATE SET events = j.events + excluded.events
            RETURNING tenant, type, issuer, value, transaction, events""";

    private static final String GROUP = """
            INSERT INTO grouping_reference (tenant, type, issuer, value, event)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[])
            ON CONFLICT DO NOTHING""";

    /// A reference that is to be looked up by and ties nothing.
    record Grouped(TenantReference reference, long event) {}

    /// How a reference is to be joined: to which transaction if it is new, and how many facts of the batch carry it.
    record Joining(TenantReference reference, long transaction, int events) {}

    private final SqlConnection connection;

    References(SqlConnection connection) {
        this.connection = connection;
    }

    /// Keeps what repeats added and returns the part that was not kept before.
    Uni<Set<Edges.Added>> keepAdded(Set<Edges.Added> added) {
        List<Edges.Added> joining = added.stream()
                .filter(one -> one.reference().reference().type().joins())
                .toList();
        if (joining.isEmpty()) {
            return Uni.createFrom().item(Set.of());
        }
        Map<Long, Fact> facts = new HashMap<>();
        joining.forEach(one -> facts.put(one.fact().id(), one.fact()));
        Columns<Edges.Added> columns = Columns.of(joining)
                .longs(one -> one.fact().id())
                .texts(one -> one.reference().type())
                .texts(one -> one.reference().issuer())
                .texts(one -> one.reference().value())
                .texts(one -> one.reference().tenant());
        return connection.preparedQuery(KEEP_ADDED).execute(columns.tuple()).map(rows -> {
            Set<Edges.Added> fresh = new HashSet<>();
            for (Row row : rows) {
                Fact fact = facts.get(row.getLong(4));
                if (fact != null) {
                    fresh.add(new Edges.Added(fact, reference(row)));
                }
            }
            return fresh;
        });
    }

    /// Keeps what tells, with the payloads, how everything is tied.
    Uni<Void> keepEdges(Collection<Edges.Kept> edges) {
        if (edges.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Edges.Kept> columns = Columns.of(edges)
                .longs(edge -> edge.fact().id())
                .texts(edge -> edge.fact().tenant())
                .texts(edge -> StoredEdges.write(edge.joins()));
        return connection.preparedQuery(KEEP_EDGES).execute(columns.tuple()).replaceWithVoid();
    }

    /// The number of the last split of each tenant that has hubs.
    Uni<Map<String, Integer>> splitsOf(Collection<String> tenants) {
        return connection
                .preparedQuery(SPLITS)
                .execute(Columns.of(tenants).texts(tenant -> tenant).tuple())
                .map(rows -> {
                    Map<String, Integer> splits = new HashMap<>();
                    rows.forEach(row -> splits.put(row.getString(0), row.getInteger(1)));
                    return splits;
                });
    }

    /// Those of `references` that have stopped joining.
    Uni<Set<TenantReference>> hubsAmong(Collection<TenantReference> references) {
        return connection
                .preparedQuery(HUBS_AMONG)
                .execute(key(references).tuple())
                .map(rows -> {
                    Set<TenantReference> hubs = new HashSet<>();
                    rows.forEach(row -> hubs.add(reference(row)));
                    return hubs;
                });
    }

    /// Adds the batch's references and returns which transaction each one belongs to. They are locked from here on.
    /// Fails with [HubsFound] when more facts carry one than it may join.
    Uni<Map<TenantReference, Long>> join(List<Edge> edges, Map<Fact, Long> transactions, HubLimits limits) {
        Map<TenantReference, Joining> sorted = new TreeMap<>();
        for (Edge edge : edges) {
            long transaction = java.util.Objects.requireNonNull(transactions.get(edge.fact()));
            for (TenantReference reference : edge.joins()) {
                int count = edge.counted().contains(reference) ? 1 : 0;
                sorted.merge(
                        reference,
                        new Joining(reference, transaction, count),
                        (one, other) -> new Joining(reference, one.transaction(), one.events() + other.events()));
            }
        }
        if (sorted.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Columns<Joining> columns = Columns.of(sorted.values())
                .texts(joining -> joining.reference().tenant())
                .texts(joining -> joining.reference().type())
                .texts(joining -> joining.reference().issuer())
                .texts(joining -> joining.reference().value())
                .longs(Joining::transaction)
                .ints(Joining::events);
        return connection.preparedQuery(JOIN).execute(columns.tuple()).map(rows -> {
            Map<TenantReference, Long> joined = HashMap.newHashMap(rows.size());
            Set<TenantReference> overflowing = new HashSet<>();
            for (Row row : rows) {
                TenantReference reference = reference(row);
                joined.put(reference, row.getLong(4));
                if (row.getInteger(5) > limits.of(reference.reference().type())) {
                    overflowing.add(reference);
                }
            }
            if (!overflowing.isEmpty()) {
                throw new HubsFound(causes(edges, overflowing));
            }
            return joined;
        });
    }

    /// An event of the batch for each, which whoever reads the batch again reads again.
    private static Map<TenantReference, UUID> causes(List<Edge> edges, Set<TenantReference> overflowing) {
        Map<TenantReference, UUID> causes = new HashMap<>();
        for (Edge edge : edges) {
            for (TenantReference reference : edge.joins()) {
                if (overflowing.contains(reference)) {
                    causes.putIfAbsent(reference, edge.fact().eventId());
                }
            }
        }
        return causes;
    }

    Uni<Void> group(Collection<Grouped> grouped) {
        if (grouped.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Grouped> columns = Columns.of(grouped)
                .texts(one -> one.reference().tenant())
                .texts(one -> one.reference().type())
                .texts(one -> one.reference().issuer())
                .texts(one -> one.reference().value())
                .longs(Grouped::event);
        return connection.preparedQuery(GROUP).execute(columns.tuple()).replaceWithVoid();
    }

    private static Columns<TenantReference> key(Collection<TenantReference> references) {
        return Columns.of(references)
                .texts(TenantReference::tenant)
                .texts(TenantReference::type)
                .texts(TenantReference::issuer)
                .texts(TenantReference::value);
    }

    /// Of a row that begins with tenant, type, issuer and value. By place, because looking a name up searches the
    /// names.
    private static TenantReference reference(Row row) {
        return new TenantReference(
                row.getString(0),
                new Reference(Coded.of(ReferenceType.class, row.getString(1)), row.getString(2), row.getString(3)));
    }
}
