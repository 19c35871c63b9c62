package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.ledger.app.HubLimits;
import io.tieout.ledger.db.Transactions.Alias;
import io.tieout.ledger.db.Transactions.Arrival;
import io.tieout.ledger.domain.Grouping;
import io.tieout.ledger.domain.Grouping.Merge;
import io.tieout.ledger.domain.Grouping.Node;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.RejectedExecutionException;

/// Ties the facts of a batch to their transactions.
///
/// Every delivery is an edge between its fact, its arrival id and its joining references; a repeat with another
/// reference is a new edge. Which transactions are one depends on the set of edges alone: which references are hubs
/// depends on it too.
final class Correlation {

    private static final int ROUNDS_MAX = 8;

    private final Batch batch;
    private final Set<String> tenantsWithHubs;
    private final HubLimits limits;
    private final References references;
    private final Transactions transactions;

    Correlation(SqlConnection connection, Batch batch, HubLimits limits, Set<String> tenantsWithHubs) {
        this.batch = batch;
        this.limits = limits;
        this.tenantsWithHubs = tenantsWithHubs;
        this.references = new References(connection);
        this.transactions = new Transactions(connection);
    }

    /// Completes when every fact knows its transaction, with the merges it took; fails with [HubsFound] when a
    /// reference joins more facts than it may.
    Uni<List<Alias>> tie() {
        Set<Edges.Added> added = Edges.added(batch);
        return references
                .keepEdges(Edges.kept(batch))
                .chain(() -> references.keepAdded(added))
                .chain(counted -> hubs().chain(hubs -> group(added, hubs).chain(() -> {
                    List<Edge> edges = Edges.of(batch, counted, hubs);
                    return edges.isEmpty() ? settle(edges, Map.of(), List.of()) : join(edges);
                })));
    }

    /// References of the batch that do not join.
    private Uni<Set<TenantReference>> hubs() {
        Set<TenantReference> mentioned = tenantsWithHubs.isEmpty() ? Set.of() : Edges.mentioned(batch);
        return mentioned.isEmpty() ? Uni.createFrom().item(Set.of()) : references.hubsAmong(mentioned);
    }

    /// Makes new facts findable by references that tie nothing.
    private Uni<Void> group(Set<Edges.Added> added, Set<TenantReference> hubs) {
        List<References.Grouped> grouped = new ArrayList<>();
        for (Fact fact : batch.fresh()) {
            fact.event().envelope().references().stream()
                    .map(reference -> new TenantReference(fact.tenant(), reference))
                    .filter(reference -> !reference.reference().type().joins() || hubs.contains(reference))
                    .forEach(reference -> grouped.add(new References.Grouped(reference, fact.id())));
        }
        added.stream()
                .filter(one -> !one.reference().reference().type().joins() || hubs.contains(one.reference()))
                .forEach(one -> grouped.add(
                        new References.Grouped(one.reference(), one.fact().id())));
        return references.group(grouped);
    }

    private Uni<List<Alias>> join(List<Edge> edges) {
        Set<Arrival> arrivals = new LinkedHashSet<>();
        for (Edge edge : edges) {
            arrivals.add(new Arrival(edge.fact().tenant(), edge.arrivalId()));
        }
        return transactions.ofArrivals(arrivals).chain(ids -> {
            Map<Fact, Long> own = new HashMap<>();
            for (Edge edge : edges) {
                own.computeIfAbsent(edge.fact(), fact -> ownTransaction(fact, edge, ids));
            }
            return references
                    .join(edges, own, limits)
                    .chain(joined -> settle(
                            edges,
                            own,
                            edges.stream()
                                    .map(edge -> tied(edge, own, ids, joined))
                                    .toList()));
        });
    }

    private static long ownTransaction(Fact fact, Edge edge, Map<UUID, Long> ids) {
        StoredEvent stored = fact.stored();
        return stored != null ? stored.transaction() : Objects.requireNonNull(ids.get(edge.arrivalId()));
    }

    private static Set<Long> tied(
            Edge edge, Map<Fact, Long> own, Map<UUID, Long> ids, Map<TenantReference, Long> joined) {
        Set<Long> tied = new LinkedHashSet<>();
        tied.add(Objects.requireNonNull(own.get(edge.fact())));
        tied.add(Objects.requireNonNull(ids.get(edge.arrivalId())));
        edge.joins().forEach(reference -> tied.add(Objects.requireNonNull(joined.get(reference))));
        return tied;
    }

    /// @param tied the transactions of each edge, before merges
    private Uni<List<Alias>> settle(List<Edge> edges, Map<Fact, Long> own, List<Set<Long>> tied) {
        own.forEach(Fact::arriveIn);
        Map<Fact, Long> transactionOf = new HashMap<>(own);
        for (Fact fact : batch.known()) {
            transactionOf.put(fact, Objects.requireNonNull(fact.stored()).transaction());
        }
        Set<Long> involved = new HashSet<>(transactionOf.values());
        tied.forEach(involved::addAll);
        return round(edges, tied, transactionOf, involved, 1);
    }

    /// Resolves, merges and, because others may have merged meanwhile, resolves again under lock until nothing moves.
    private Uni<List<Alias>> round(
            List<Edge> edges,
            List<Set<Long>> tied,
            Map<Fact, Long> transactionOf,
            Collection<Long> involved,
            int round) {
        return transactions.survivorsOf(involved).chain(survivors -> {
            Grouping grouping =
                    Grouping.of(tied.stream().map(ids -> nodes(ids, survivors)).toList());
            List<Merge> merges = grouping.merges();
            transactionOf.forEach((fact, transaction) ->
                    fact.tieTo(grouping.survivorOf(Objects.requireNonNull(survivors.get(transaction)))));
            if (merges.isEmpty()) {
                return Uni.createFrom().item(List.<Alias>of());
            }
            return transactions
                    .lock(merges)
                    .chain(() -> transactions.survivorsOf(involved))
                    .chain(locked -> {
                        if (locked.equals(survivors)) {
                            return absorb(edges, merges);
                        }
                        if (round == ROUNDS_MAX) {
                            throw new RejectedExecutionException("transactions keep merging; the batch tries again");
                        }
                        return round(edges, tied, transactionOf, involved, round + 1);
                    });
        });
    }

    private static List<Node> nodes(Set<Long> tied, Map<Long, Node> survivors) {
        return tied.stream()
                .map(id -> Objects.requireNonNull(survivors.get(id)))
                .distinct()
                .toList();
    }

    private Uni<List<Alias>> absorb(List<Edge> edges, List<Merge> merges) {
        List<Alias> aliases = merges.stream()
                .map(merge -> {
                    Fact cause = edges.get(merge.cause()).fact();
                    return new Alias(merge.survivor(), merge.absorbed(), cause.tenant(), cause.id());
                })
                .toList();
        return transactions.absorb(aliases).replaceWith(aliases);
    }
}
