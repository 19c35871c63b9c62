package io.tieout.ledger.db;

import static java.util.stream.Collectors.toCollection;

import io.tieout.event.CorrelationIds;
import io.tieout.event.Envelope;
import io.tieout.event.FactKey;
import io.tieout.event.Reference;
import io.tieout.ledger.app.Draft;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// The edges of a batch, as far as they can be told without the database.
final class Edges {

    /// A reference that the repeat of a fact adds to those recorded.
    record Added(Fact fact, TenantReference reference) {}

    /// The joining references of a repeat that names others than the delivery recorded.
    record Kept(Fact fact, Set<TenantReference> joins) {}

    private Edges() {}

    /// What repeats add, each once.
    static Set<Added> added(Batch batch) {
        Set<Added> added = new LinkedHashSet<>();
        for (Fact fact : batch.facts()) {
            for (Draft repeat : fact.repeats()) {
                fact.addedBy(repeat)
                        .forEach(
                                reference -> added.add(new Added(fact, new TenantReference(fact.tenant(), reference))));
            }
        }
        return added;
    }

    /// Every joining reference of the batch.
    static Set<TenantReference> mentioned(Batch batch) {
        Set<TenantReference> mentioned = new HashSet<>();
        batch.facts().forEach(fact -> fact.drafts().forEach(draft -> mentioned.addAll(joining(draft))));
        return mentioned;
    }

    /// What repeats tie otherwise than the deliveries recorded, each set of references once.
    static Set<Kept> kept(Batch batch) {
        Set<Kept> kept = new LinkedHashSet<>();
        for (Fact fact : batch.facts()) {
            for (Draft repeat : fact.repeats()) {
                if (fact.tiesOtherwise(repeat)) {
                    kept.add(new Kept(fact, joining(repeat)));
                }
            }
        }
        return kept;
    }

    /// @param counted the added references that no delivery of their fact had before
    static List<Edge> of(Batch batch, Collection<Added> counted, Set<TenantReference> hubs) {
        Map<Fact, Set<TenantReference>> uncounted = new HashMap<>();
        counted.forEach(added ->
                uncounted.computeIfAbsent(added.fact(), _ -> new HashSet<>()).add(added.reference()));
        List<Edge> edges = new ArrayList<>();
        for (Fact fact : batch.facts()) {
            if (fact.isNew()) {
                Set<TenantReference> joins = without(hubs, joining(fact.first()));
                edges.add(new Edge(fact, joins, joins, arrivalId(fact.first(), joins)));
            }
            for (Draft repeat : fact.repeats()) {
                if (fact.tiesOtherwise(repeat)) {
                    edges.add(ofRepeat(fact, repeat, hubs, uncounted.computeIfAbsent(fact, _ -> new HashSet<>())));
                }
            }
        }
        return edges;
    }

    /// @param uncounted of the fact; what this repeat carries of it is counted with it and with no other
    private static Edge ofRepeat(Fact fact, Draft repeat, Set<TenantReference> hubs, Set<TenantReference> uncounted) {
        Set<TenantReference> joins = without(hubs, joining(repeat));
        Set<TenantReference> counted = new HashSet<>(joins);
        counted.retainAll(uncounted);
        uncounted.removeAll(counted);
        return new Edge(fact, joins, counted, arrivalId(repeat, joins));
    }

    static Set<TenantReference> joining(Draft draft) {
        Envelope envelope = draft.incoming().event().envelope();
        return envelope.joiningReferences().stream()
                .map(reference -> new TenantReference(envelope.tenant(), reference))
                .collect(toCollection(LinkedHashSet::new));
    }

    private static UUID arrivalId(Draft draft, Set<TenantReference> joins) {
        List<Reference> references =
                joins.stream().map(TenantReference::reference).toList();
        return CorrelationIds.arrivalOf(FactKey.of(draft.incoming().event()), references);
    }

    private static Set<TenantReference> without(Set<TenantReference> hubs, Set<TenantReference> references) {
        if (hubs.isEmpty()) {
            return references;
        }
        Set<TenantReference> rest = new LinkedHashSet<>(references);
        rest.removeAll(hubs);
        return rest;
    }
}
