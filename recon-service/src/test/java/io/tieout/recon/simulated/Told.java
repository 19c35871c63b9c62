package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.FactKey;
import io.tieout.event.Outcome;
import io.tieout.event.Reference;
import io.tieout.event.codec.EventRecord;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.fixture.Units;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What a retailer's systems told, recorded and correlated as the ledger would: each fact once, other content for it as
/// a conflict, and one transaction for all that shares a joining reference.
final class Told {

    private final List<Leg> legs = new ArrayList<>();
    private final Map<FactKey, BusinessEvent> first = new HashMap<>();

    /// A forest: each reference leads to another of its transaction, the last one to itself.
    private final Map<Reference, Reference> joined = new HashMap<>();

    void add(BusinessEvent event) {
        FactKey key = FactKey.of(event);
        BusinessEvent before = first.putIfAbsent(key, event);
        if (before != null && isSame(before, event)) {
            return;
        }
        Outcome outcome = before == null ? Outcome.RECORDED : Outcome.CONFLICT;
        legs.add(new Leg(key.eventId(), event, outcome, event.envelope().receivedAt(), null));
        List<Reference> names = List.copyOf(event.envelope().joiningReferences());
        for (Reference name : names) {
            joined.put(rootOf(name), rootOf(names.getFirst()));
        }
    }

    private static boolean isSame(BusinessEvent one, BusinessEvent other) {
        return one.envelope().occurredAt().equals(other.envelope().occurredAt())
                && Arrays.equals(EventRecord.dataOf(one), EventRecord.dataOf(other));
    }

    private Reference rootOf(Reference name) {
        Reference root = name;
        for (Reference next = joined.get(root); next != null && !next.equals(root); next = joined.get(root)) {
            root = next;
        }
        if (!root.equals(name)) {
            joined.put(name, root);
        }
        return root;
    }

    /// What a rule folds together, each in the order in which it was told.
    Collection<List<Leg>> unitsOf(Rule rule) {
        return switch (rule.unit()) {
            case TRANSACTION -> transactions();
            case FEED -> List.of(legs);
            case REFERENCE -> {
                Map<Reference, List<Leg>> byReference = Units.byReference(legs, rule::placeOf);
                // What is no summed unit is folded without its sums.
                assertThat(legs.stream().flatMap(leg -> rule.partsOf(leg).stream()))
                        .allMatch(part -> rule.addsUp(part.record()));
                Units.addParts(byReference, legs, rule::partsOf);
                Units.addContexts(byReference, rule::contextOf);
                Collection<List<Leg>> units = byReference.values();
                units.forEach(each -> each.sort(Comparator.comparing(Leg::recordedAt)));
                yield units;
            }
        };
    }

    /// In the order in which they were told.
    List<Leg> legs() {
        return List.copyOf(legs);
    }

    /// Every leg by its event id.
    Map<UUID, Leg> byId() {
        Map<UUID, Leg> byId = new HashMap<>();
        legs.forEach(leg -> byId.put(leg.eventId(), leg));
        return byId;
    }

    /// Those of each transaction in the order in which they were told. What joins nothing is left out: it is no refund.
    Collection<List<Leg>> transactions() {
        Map<Reference, List<Leg>> transactions = new LinkedHashMap<>();
        for (Leg leg : legs) {
            leg.envelope().joiningReferences().stream()
                    .findFirst()
                    .ifPresent(name -> transactions
                            .computeIfAbsent(rootOf(name), _ -> new ArrayList<>())
                            .add(leg));
        }
        transactions.values().forEach(each -> each.sort(Comparator.comparing(Leg::recordedAt)));
        return transactions.values();
    }
}
