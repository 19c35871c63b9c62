package io.tieout.ledger.db;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.event.FactKey;
import io.tieout.event.Reference;
import io.tieout.event.codec.Json;
import io.tieout.ledger.domain.Components.Member;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads back how recorded facts are tied.
final class StoredEdges {

    /// How many payloads are held at a time.
    private static final int PAGE = 1_000;

    private static final String EDGES = "SELECT event, joins::text FROM added_edge WHERE event = ANY($1)";

    /// Of before edges were kept whole: that an event carries it is all that is known.
    private static final String PAIRS = """
            SELECT event, jsonb_build_array(type || ':' || issuer || ':' || value)::text
              FROM added_reference
             WHERE event = ANY($1)""";

    /// A recorded fact with what ties it.
    ///
    /// @param transaction the arrival transaction that it is in so far
    record Tied(Member member, long transaction, Instant recordedAt) {}

    private final SqlConnection connection;

    StoredEdges(SqlConnection connection) {
        this.connection = connection;
    }

    /// Every fact of these arrival transactions.
    Uni<List<Tied>> of(Collection<Long> transactions) {
        return page(transactions, 0, new ArrayList<>());
    }

    private Uni<List<Tied>> page(Collection<Long> transactions, long after, List<Tied> tied) {
        return StoredEvents.ofTransactions(connection, transactions, after, PAGE)
                .chain(events -> events.isEmpty()
                        ? Uni.createFrom().item(tied)
                        : edges(events).chain(edges -> {
                            events.forEach(event -> tied.add(tied(event, edges.getOrDefault(event.id(), Set.of()))));
                            return page(transactions, events.getLast().id(), tied);
                        }));
    }

    private static Tied tied(StoredEvent stored, Set<Set<Reference>> edges) {
        BusinessEvent event = stored.event();
        List<Set<Reference>> deliveries = new ArrayList<>();
        deliveries.add(Set.copyOf(event.envelope().joiningReferences()));
        deliveries.addAll(edges);
        Member member = new Member(stored.id(), FactKey.of(event), deliveries);
        return new Tied(member, stored.transaction(), stored.recordedAt());
    }

    private Uni<Map<Long, Set<Set<Reference>>>> edges(List<StoredEvent> events) {
        List<Long> ids = events.stream().map(StoredEvent::id).toList();
        Map<Long, Set<Set<Reference>>> edges = new HashMap<>();
        return read(EDGES, ids, edges).chain(() -> {
            Map<Long, Set<Set<Reference>>> pairs = new HashMap<>();
            return read(PAIRS, ids, pairs).map(_ -> {
                pairs.forEach((event, of) -> addUncovered(edges, event, of));
                return edges;
            });
        });
    }

    private static void addUncovered(Map<Long, Set<Set<Reference>>> edges, long event, Set<Set<Reference>> pairs) {
        Set<Set<Reference>> known = edges.computeIfAbsent(event, _ -> new HashSet<>());
        Set<Reference> covered = new HashSet<>();
        known.forEach(covered::addAll);
        pairs.stream().filter(pair -> !covered.containsAll(pair)).forEach(known::add);
    }

    private Uni<Void> read(String query, List<Long> ids, Map<Long, Set<Set<Reference>>> edges) {
        return connection
                .preparedQuery(query)
                .execute(Columns.of(ids).longs(id -> id).tuple())
                .invoke(rows -> {
                    for (Row row : rows) {
                        edges.computeIfAbsent(row.getLong(0), _ -> new HashSet<>())
                                .add(read(row.getString(1)));
                    }
                })
                .replaceWithVoid();
    }

    /// References as the column holds them, in one order, so that a set is written in one way.
    static String write(Set<TenantReference> references) {
        ArrayNode texts = Json.MAPPER.createArrayNode();
        references.stream()
                .map(TenantReference::reference)
                .sorted()
                .forEach(reference -> texts.add(reference.toString()));
        return texts.toString();
    }

    private static Set<Reference> read(String json) {
        try {
            Set<Reference> references = new HashSet<>();
            for (JsonNode text : Json.read(json.getBytes(StandardCharsets.UTF_8))) {
                references.add(Reference.parse(text.asText()));
            }
            return references;
        } catch (IOException malformed) {
            throw new UncheckedIOException("edge of an event", malformed);
        }
    }
}
