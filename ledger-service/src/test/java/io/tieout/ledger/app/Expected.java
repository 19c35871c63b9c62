package io.tieout.ledger.app;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.FactKey;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.Line;
import io.tieout.ledger.domain.Posting;
import io.tieout.ledger.domain.PostingPolicy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.ToIntFunction;

/// What a set of deliveries must come to, worked out without the database and without looking at their order.
final class Expected {

    private Expected() {}

    /// The references that more facts carry than `limit` says for their type, each with the facts that do.
    static Map<Reference, Set<UUID>> hubs(List<BusinessEvent> deliveries, ToIntFunction<ReferenceType> limit) {
        Map<Reference, Set<UUID>> carriers = new TreeMap<>();
        for (BusinessEvent delivery : deliveries) {
            for (Reference reference : delivery.envelope().joiningReferences()) {
                carriers.computeIfAbsent(reference, _ -> new TreeSet<>(Comparator.comparing(UUID::toString)))
                        .add(FactKey.of(delivery).eventId());
            }
        }
        carriers.entrySet()
                .removeIf(of ->
                        of.getValue().size() <= limit.applyAsInt(of.getKey().type()));
        return carriers;
    }

    /// The correlation id of every event: the smallest arrival id of all deliveries that share facts or references
    /// other than `hubs`.
    static Map<String, String> correlationIds(List<BusinessEvent> deliveries, Set<Reference> hubs) {
        Map<UUID, Set<Object>> names = new HashMap<>();
        for (BusinessEvent delivery : deliveries) {
            UUID eventId = FactKey.of(delivery).eventId();
            Set<Object> of = names.computeIfAbsent(eventId, _ -> new HashSet<>());
            List<Reference> joins = new ArrayList<>(delivery.envelope().joiningReferences());
            joins.removeAll(hubs);
            of.addAll(joins);
            of.add(CorrelationIds.arrivalOf(FactKey.of(delivery), joins).toString());
        }
        List<Set<Object>> groups = new ArrayList<>();
        for (Set<Object> named : names.values()) {
            Set<Object> group = new HashSet<>(named);
            groups.removeIf(other -> {
                boolean meets = other.stream().anyMatch(group::contains);
                if (meets) {
                    group.addAll(other);
                }
                return meets;
            });
            // What was absorbed may meet groups that were looked at before it was.
            boolean grew = true;
            while (grew) {
                grew = groups.removeIf(other -> other.stream().anyMatch(group::contains) && group.addAll(other));
            }
            groups.add(group);
        }
        Map<String, String> correlationIds = new TreeMap<>();
        names.forEach((eventId, named) -> correlationIds.put(eventId.toString(), labelOf(groups, named)));
        return correlationIds;
    }

    private static String labelOf(List<Set<Object>> groups, Set<Object> named) {
        return groups.stream()
                .filter(group -> group.containsAll(named))
                .flatMap(Set::stream)
                .filter(name -> !(name instanceof Reference))
                .map(Object::toString)
                .min(String::compareTo)
                .orElseThrow();
    }

    /// Fact, account, currency, amount and business date of every line, sorted.
    static List<String> books(PostingPolicy policy, List<BusinessEvent> deliveries) {
        Set<UUID> recorded = new HashSet<>();
        deliveries.forEach(delivery -> recorded.add(FactKey.of(delivery).eventId()));
        Set<String> lines = new HashSet<>();
        for (BusinessEvent delivery : deliveries) {
            JournalEntry entry = Posting.post(policy, delivery).entry();
            if (entry != null) {
                addLines(lines, entry, recorded);
            }
        }
        return lines.stream().sorted().toList();
    }

    private static void addLines(Set<String> lines, JournalEntry entry, Set<UUID> recorded) {
        if (entry.takesBack() != null && !recorded.contains(entry.takesBack())) {
            return;
        }
        for (Line line : entry.lines()) {
            lines.add(entry.eventId() + " " + line.account() + " "
                    + line.amount().currency().getCurrencyCode() + " " + line.signedMinor() + " "
                    + entry.businessDate());
        }
    }
}
