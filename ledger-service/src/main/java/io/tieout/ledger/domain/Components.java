package io.tieout.ledger.domain;

import io.tieout.event.CorrelationIds;
import io.tieout.event.FactKey;
import io.tieout.event.Reference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/// Which transactions facts come to when some references do not join: those that share another one are one, under the
/// smallest arrival id of their deliveries. The result depends on the deliveries and the hubs only, never on an order.
public final class Components {

    /// The order of the ids' text forms, by which the smallest survives.
    private static final Comparator<UUID> BY_TEXT = Comparator.comparing(UUID::toString);

    /// A fact with what its deliveries tie it by.
    ///
    /// @param id its internal key
    /// @param deliveries the joining references of each delivery, the recorded one first
    public record Member(long id, FactKey fact, List<Set<Reference>> deliveries) {

        public Member {
            deliveries = List.copyOf(deliveries);
        }
    }

    /// A fact in its transaction.
    ///
    /// @param arrivalId of its recorded delivery
    public record Placed(Member member, UUID arrivalId) {}

    /// One transaction.
    ///
    /// @param arrivalIds those of all deliveries, the smallest first; each with a fact that has it
    public record Component(SortedMap<UUID, Long> arrivalIds, List<Placed> members) {

        public UUID correlationId() {
            return arrivalIds.firstKey();
        }
    }

    private final List<Member> members;
    private final Set<Reference> hubs;
    private final int[] parents;

    private Components(List<Member> members, Set<Reference> hubs) {
        this.members = members;
        this.hubs = hubs;
        this.parents = new int[members.size()];
    }

    /// @param members of one tenant
    /// @param hubs the references of the tenant that do not join
    public static List<Component> of(List<Member> members, Set<Reference> hubs) {
        Components components = new Components(members, hubs);
        components.tie();
        return components.gather();
    }

    private void tie() {
        Map<Reference, Integer> carriers = new HashMap<>();
        for (int i = 0; i < parents.length; i++) {
            parents[i] = i;
            for (Set<Reference> delivery : members.get(i).deliveries()) {
                for (Reference reference : joining(delivery)) {
                    int other = carriers.computeIfAbsent(reference, _ -> parents.length);
                    carriers.put(reference, i);
                    if (other < parents.length) {
                        parents[rootOf(other)] = rootOf(i);
                    }
                }
            }
        }
    }

    private List<Component> gather() {
        Map<Integer, Component> components = new LinkedHashMap<>();
        for (int i = 0; i < parents.length; i++) {
            Member member = members.get(i);
            List<UUID> ids = member.deliveries().stream()
                    .map(delivery -> CorrelationIds.arrivalOf(member.fact(), joining(delivery)))
                    .toList();
            Component component = components.computeIfAbsent(
                    rootOf(i), _ -> new Component(new TreeMap<>(BY_TEXT), new ArrayList<>()));
            ids.forEach(id -> component.arrivalIds.putIfAbsent(id, member.id()));
            component.members.add(new Placed(member, ids.getFirst()));
        }
        return List.copyOf(components.values());
    }

    /// Of a delivery, those that still join.
    private Set<Reference> joining(Set<Reference> delivery) {
        Set<Reference> joining = new HashSet<>(delivery);
        joining.removeAll(hubs);
        return joining;
    }

    private int rootOf(int member) {
        int at = member;
        while (parents[at] != at) {
            parents[at] = parents[parents[at]];
            at = parents[at];
        }
        return at;
    }
}
