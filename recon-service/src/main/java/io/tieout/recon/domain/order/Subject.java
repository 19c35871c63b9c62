package io.tieout.recon.domain.order;

import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.recon.domain.Leg;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One order, or another subject, of a transaction with what is told of it in time order.
///
/// @param name by which it is known: the first event's word for it
record Subject(Reference name, List<Leg> legs) {

    Subject {
        legs = List.copyOf(legs);
    }

    /// Events that share a reference of the types are about one subject. One that names none of them belongs to the
    /// subject of an event that shares another joining reference with it: a void names the payment only. Where
    /// nothing has such a reference, a payment stands for the order that nobody told.
    static List<Subject> of(List<ReferenceType> types, Collection<Leg> all) {
        List<Leg> legs =
                Leg.inOrder(all.stream().filter(leg -> !leg.isConflict()).toList());
        boolean isNamed = legs.stream().anyMatch(leg -> !named(leg, types).isEmpty());
        return new Grouping(isNamed ? types : List.of(ReferenceType.PAYMENT)).of(legs);
    }

    private static List<Reference> named(Leg leg, List<ReferenceType> types) {
        return leg.envelope().references().stream()
                .filter(reference -> types.contains(reference.type()))
                .toList();
    }

    private static final class Grouping {
        private final List<ReferenceType> types;
        private final Map<Reference, Reference> joined = new HashMap<>();

        Grouping(List<ReferenceType> types) {
            this.types = types;
        }

        List<Subject> of(List<Leg> legs) {
            Map<Reference, Reference> ofOthers = new HashMap<>();
            for (Leg leg : legs) {
                List<Reference> names = named(leg, types);
                if (!names.isEmpty()) {
                    names.forEach(name -> joined.put(rootOf(name), rootOf(names.getFirst())));
                    leg.envelope().joiningReferences().forEach(other -> ofOthers.putIfAbsent(other, names.getFirst()));
                }
            }
            Map<Reference, List<Leg>> groups = new LinkedHashMap<>();
            for (Leg leg : legs) {
                subjectOf(leg, ofOthers)
                        .ifPresent(subject -> groups.computeIfAbsent(rootOf(subject), _ -> new ArrayList<>())
                                .add(leg));
            }
            return groups.values().stream().map(this::subject).toList();
        }

        private Optional<Reference> subjectOf(Leg leg, Map<Reference, Reference> ofOthers) {
            List<Reference> names = named(leg, types);
            return names.isEmpty()
                    ? leg.envelope().joiningReferences().stream()
                            .filter(ofOthers::containsKey)
                            .map(ofOthers::get)
                            .findFirst()
                    : Optional.of(names.getFirst());
        }

        private Subject subject(List<Leg> legs) {
            Leg first = legs.stream()
                    .filter(leg -> !named(leg, types).isEmpty())
                    .findFirst()
                    .orElseThrow();
            return new Subject(first.ownReferenceAmong(named(first, types)), legs);
        }

        private Reference rootOf(Reference name) {
            Reference root = name;
            for (Reference next = joined.get(root); next != null && !next.equals(root); next = joined.get(root)) {
                root = next;
            }
            return root;
        }
    }
}
