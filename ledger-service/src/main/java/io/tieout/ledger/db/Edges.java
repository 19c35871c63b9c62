package io.tieout.ledger.db;

import static java.util.stream.Collectors.toCollection;
import static java.util.stream.Collectors.toSet;

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
import org.jspecify.annotations.Nullable;

/// The edges of a batch, as far as they can be told without the database.
final class Edges {

    /// A reference that the repeat of a fact adds to those recorded.
    record Added(Fact fact, TenantReference reference) {}

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

    /// References that more facts of this batch alone carry than a reference may join.
    static Set<TenantReference> overflowing(Batch batch, int hubEvents) {
        if (batch.facts().size() <= hubEvents) {
            return Set.of();
        }
        Map<TenantReference, Integer> counts = new HashMap<>();
        for (Fact fact : batch.fresh()) {
            joining(fact.first()).forEach(reference -> counts.merge(reference, 1, Integer::sum));
        }
        return counts.entrySet().stream()
                .filter(count -> count.getValue() > hubEvents)
                .map(Map.Entry::getKey)
                .collect(toSet());
    }

    /// @param counted the added references that no delivery of their fact had before
    static List<Edge> of(Batch batch, Collection<Added> counted, Set<TenantReference> hubs) {
        Map<Fact, Set<TenantReference>> countedOf = new HashMap<>();
        counted.forEach(added ->
                countedOf.computeIfAbsent(added.fact(), _ -> new HashSet<>()).add(added.reference()));
        List<Edge> edges = new ArrayList<>();
        for (Fact fact : batch.facts()) {
            if (fact.isNew()) {
                Set<TenantReference> joins = without(hubs, joining(fact.first()));
                edges.add(new Edge(fact, fact.first(), joins, joins, arrivalId(fact.first(), joins)));
            }
            for (Draft repeat : fact.repeats()) {
                if (fact.tiesOtherwise(repeat)) {
                    edges.add(ofRepeat(fact, repeat, hubs, countedOf.remove(fact)));
                }
            }
        }
        return edges;
    }

    private static Edge ofRepeat(
            Fact fact, Draft repeat, Set<TenantReference> hubs, @Nullable Set<TenantReference> counted) {
        Set<TenantReference> all = joining(repeat);
        Set<TenantReference> joins = without(hubs, all);
        UUID arrivalId = arrivalId(repeat, all);
        boolean namesHub = !arrivalId.equals(arrivalId(repeat, joins));
        return new Edge(
                fact, repeat, joins, counted == null ? Set.of() : without(hubs, counted), namesHub ? null : arrivalId);
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
