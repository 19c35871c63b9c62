package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import io.tieout.event.TransactionSplit;
import io.tieout.event.codec.SplitRecord;
import io.tieout.ledger.db.StoredEdges.Tied;
import io.tieout.ledger.db.Transactions.Alias;
import io.tieout.ledger.db.Transactions.Arrival;
import io.tieout.ledger.domain.Components;
import io.tieout.ledger.domain.Components.Component;
import io.tieout.ledger.domain.Components.Placed;
import io.tieout.ledger.domain.Grouping.Node;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/// Takes transactions apart whose reference stopped joining: into what they would be had it never joined.
///
/// The caller is alone with the tenant's transactions. What is read and written is in proportion to the events of the
/// transaction, of which at most the limit carried the reference; it takes a fixed number of statements and three
/// more for each thousand events.
final class Splits {

    /// What is told, and the event of the batch that is the cause.
    record Caused(TransactionSplit split, UUID cause) {}

    /// @param number of the tenant's split
    /// @param hubs what stopped joining in it
    record Occasion(String tenant, int number, UUID cause, Set<Reference> hubs) {}

    /// A transaction before its split.
    ///
    /// @param members the arrival transactions that are part of it, the root among them
    record Whole(long root, List<Node> members) {

        UUID correlationId() {
            return members.stream()
                    .filter(member -> member.id() == root)
                    .findFirst()
                    .orElseThrow()
                    .correlationId();
        }
    }

    private static final String UNTIE = "DELETE FROM transaction_alias WHERE absorbed = ANY($1)";

    private static final String END = "DELETE FROM transaction WHERE id = ANY($1)";

    private static final String MOVE = """
            UPDATE event e SET transaction = m.transaction
              FROM unnest($1::bigint[], $2::timestamptz[], $3::bigint[]) AS m (id, recorded_at, transaction)
             WHERE e.id = m.id AND e.recorded_at = m.recorded_at""";

    private static final String LEAD = """
            UPDATE joining_reference j SET transaction = m.transaction
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[])
                AS m (tenant, type, issuer, value, transaction)
             WHERE j.tenant = m.tenant AND j.type = m.type AND j.issuer = m.issuer AND j.value = m.value
               AND j.transaction = ANY($6)""";

    private static final String KEEP = """
            INSERT INTO transaction_split (tenant, number, former, part, record, cause, told)
            SELECT * FROM unnest($1::text[], $2::integer[], $3::uuid[], $4::uuid[], $5::integer[], $6::uuid[],
                   $7::bytea[])""";

    private static final String CAUSED_BY =
            "SELECT told, cause FROM transaction_split WHERE cause = ANY($1) ORDER BY tenant, number, part, record";

    private final SqlConnection connection;
    private final Occasion occasion;

    Splits(SqlConnection connection, Occasion occasion) {
        this.connection = connection;
        this.occasion = occasion;
    }

    /// The splits that these events were the causes of, as they were told or should have been.
    static Uni<List<Caused>> causedBy(SqlConnection connection, Collection<UUID> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(CAUSED_BY)
                .execute(Columns.of(events).uuids(id -> id).tuple())
                .map(rows -> {
                    List<Caused> caused = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        caused.add(new Caused(read(row.getBuffer(0).getBytes()), row.getUUID(1)));
                    }
                    return caused;
                });
    }

    private static TransactionSplit read(byte[] told) {
        try {
            return SplitRecord.read(told);
        } catch (IOException malformed) {
            throw new UncheckedIOException("split of a transaction", malformed);
        }
    }

    /// @param allHubs of the tenant
    Uni<List<Caused>> takeApart(List<Whole> wholes, Set<Reference> allHubs) {
        List<Caused> told = new ArrayList<>();
        Uni<Void> done = Uni.createFrom().voidItem();
        for (Whole whole : wholes) {
            done = done.chain(() -> takeApart(whole, allHubs)).map(splits -> {
                told.addAll(splits);
                return null;
            });
        }
        return done.map(_ -> told);
    }

    private Uni<List<Caused>> takeApart(Whole whole, Set<Reference> allHubs) {
        List<Long> members = whole.members().stream().map(Node::id).toList();
        return new StoredEdges(connection).of(members).chain(tied -> {
            List<Component> components =
                    Components.of(tied.stream().map(Tied::member).toList(), allHubs);
            Set<Arrival> arrivals = new LinkedHashSet<>();
            components.forEach(component ->
                    component.arrivalIds().keySet().forEach(id -> arrivals.add(new Arrival(occasion.tenant(), id))));
            return new Transactions(connection).ofArrivals(arrivals).chain(ids -> write(whole, tied, components, ids));
        });
    }

    private Uni<List<Caused>> write(Whole whole, List<Tied> tied, List<Component> components, Map<UUID, Long> ids) {
        List<Long> members = whole.members().stream().map(Node::id).toList();
        Set<Long> ended = new HashSet<>(members);
        ended.removeAll(ids.values());
        List<Caused> told = told(whole, components);
        return execute(UNTIE, Columns.of(members).longs(id -> id))
                .chain(() -> tieAnew(components, ids))
                .chain(() -> move(tied, components, ids, ended))
                .chain(() -> execute(END, Columns.of(ended).longs(id -> id)))
                .chain(() -> new References(connection).group(carriers(tied)))
                .chain(() -> keep(told))
                .replaceWith(told);
    }

    private Uni<Void> tieAnew(List<Component> components, Map<UUID, Long> ids) {
        List<Alias> aliases = new ArrayList<>();
        for (Component component : components) {
            Node survivor = node(component.correlationId(), ids);
            component.arrivalIds().forEach((id, fact) -> {
                if (!id.equals(survivor.correlationId())) {
                    aliases.add(new Alias(survivor, node(id, ids), occasion.tenant(), fact));
                }
            });
        }
        return aliases.isEmpty() ? Uni.createFrom().voidItem() : new Transactions(connection).absorb(aliases);
    }

    /// Events that arrived under a hub's id move to the id they would have arrived under without it, and what led to
    /// the hub's transaction leads to theirs.
    private Uni<Void> move(List<Tied> tied, List<Component> components, Map<UUID, Long> ids, Set<Long> ended) {
        Map<Long, Tied> byId = HashMap.newHashMap(tied.size());
        tied.forEach(one -> byId.put(one.member().id(), one));
        Map<Tied, Long> moved = new HashMap<>();
        Map<TenantReference, Long> leads = new TreeMap<>();
        for (Component component : components) {
            for (Placed placed : component.members()) {
                Tied one = Objects.requireNonNull(byId.get(placed.member().id()));
                if (ended.contains(one.transaction())) {
                    long arrival = node(placed.arrivalId(), ids).id();
                    moved.put(one, arrival);
                    // Where a fact that carries it arrived: it is tied to that whatever else becomes a hub later.
                    placed.member()
                            .deliveries()
                            .forEach(delivery -> delivery.forEach(reference ->
                                    leads.put(new TenantReference(occasion.tenant(), reference), arrival)));
                }
            }
        }
        if (moved.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Map.Entry<Tied, Long>> events = Columns.of(moved.entrySet())
                .longs(one -> one.getKey().member().id())
                .times(one -> one.getKey().recordedAt())
                .longs(Map.Entry::getValue);
        Columns<Map.Entry<TenantReference, Long>> references = Columns.of(leads.entrySet())
                .texts(one -> one.getKey().tenant())
                .texts(one -> one.getKey().type())
                .texts(one -> one.getKey().issuer())
                .texts(one -> one.getKey().value())
                .longs(Map.Entry::getValue)
                .same(ended.toArray(Long[]::new));
        return execute(MOVE, events).chain(() -> execute(LEAD, references));
    }

    /// Keeps everything findable by what no longer ties it.
    private List<References.Grouped> carriers(List<Tied> tied) {
        List<References.Grouped> carriers = new ArrayList<>();
        for (Tied one : tied) {
            Set<Reference> carried = new HashSet<>();
            one.member().deliveries().forEach(carried::addAll);
            carried.retainAll(occasion.hubs());
            carried.forEach(hub -> carriers.add(new References.Grouped(
                    new TenantReference(occasion.tenant(), hub), one.member().id())));
        }
        return carriers;
    }

    /// Nothing where nothing that anybody sees has changed.
    private List<Caused> told(Whole whole, List<Component> components) {
        UUID former = whole.correlationId();
        if (components.size() == 1 && components.getFirst().correlationId().equals(former)) {
            return List.of();
        }
        List<Caused> told = new ArrayList<>();
        for (Component component : components) {
            List<UUID> aliases = List.copyOf(component.arrivalIds().keySet());
            List<UUID> events = component.members().stream()
                    .map(placed -> placed.member().fact().eventId())
                    .toList();
            int records = Math.ceilDiv(Math.max(aliases.size(), events.size()), TransactionSplit.IDS_MAX);
            for (int part = 0; part < records; part++) {
                TransactionSplit split = new TransactionSplit(
                        occasion.tenant(),
                        occasion.number(),
                        former,
                        component.correlationId(),
                        part,
                        page(aliases, part),
                        page(events, part));
                told.add(new Caused(split, occasion.cause()));
            }
        }
        return told;
    }

    private static List<UUID> page(List<UUID> ids, int page) {
        int from = Math.min(ids.size(), page * TransactionSplit.IDS_MAX);
        return ids.subList(from, Math.min(ids.size(), from + TransactionSplit.IDS_MAX));
    }

    private Uni<Void> keep(List<Caused> told) {
        return told.isEmpty()
                ? Uni.createFrom().voidItem()
                : execute(
                        KEEP,
                        Columns.of(told)
                                .texts(one -> one.split().tenant())
                                .ints(one -> one.split().number())
                                .uuids(one -> one.split().former())
                                .uuids(one -> one.split().correlationId())
                                .ints(one -> one.split().part())
                                .uuids(Caused::cause)
                                .bytes(one -> SplitRecord.of(one.split()).value()));
    }

    private Uni<Void> execute(String statement, Columns<?> columns) {
        return connection.preparedQuery(statement).execute(columns.tuple()).replaceWithVoid();
    }

    private static Node node(UUID correlationId, Map<UUID, Long> ids) {
        return new Node(Objects.requireNonNull(ids.get(correlationId)), correlationId);
    }
}
