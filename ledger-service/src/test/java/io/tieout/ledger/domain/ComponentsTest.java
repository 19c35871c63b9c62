package io.tieout.ledger.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.CorrelationIds;
import io.tieout.event.FactKey;
import io.tieout.event.Reference;
import io.tieout.ledger.domain.Components.Component;
import io.tieout.ledger.domain.Components.Member;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ComponentsTest {

    private static final Reference HUB = Reference.parse("order:shop:TEST");
    private static final Reference ORDER = Reference.parse("order:shop:1");
    private static final Reference PAYMENT = Reference.parse("payment:shop:1");
    private static final Reference REFUND = Reference.parse("refund:shop:1");

    @Test
    void tiesByAnythingButHubs() {
        List<Member> members = List.of(
                member(1, Set.of(HUB, ORDER)),
                member(2, Set.of(HUB, PAYMENT)),
                member(3, Set.of(ORDER)),
                member(4, Set.of(HUB)));

        assertThat(keys(Components.of(members, Set.of(HUB))))
                .containsExactlyInAnyOrder(List.of(1L, 3L), List.of(2L), List.of(4L));
        assertThat(keys(Components.of(members, Set.of()))).containsExactly(List.of(1L, 2L, 3L, 4L));
    }

    @Test
    void tiesByWhatOnlyARepeatNames() {
        List<Member> members =
                List.of(member(1, Set.of(PAYMENT)), member(2, List.of(Set.of(REFUND), Set.of(REFUND, PAYMENT))));

        Component component = Components.of(members, Set.of(HUB)).getFirst();

        assertThat(component.members()).hasSize(2);
        assertThat(component.arrivalIds()).containsOnlyKeys(idOf(PAYMENT), idOf(REFUND));
        assertThat(component.correlationId()).isEqualTo(smallest(idOf(PAYMENT), idOf(REFUND)));
    }

    @Test
    void givesEachDeliveryTheIdOfItsStrongestReferenceThatJoins() {
        List<Member> members = List.of(member(1, List.of(Set.of(HUB, REFUND), Set.of(HUB))));

        Component component = Components.of(members, Set.of(HUB)).getFirst();

        assertThat(component.members().getFirst().arrivalId()).isEqualTo(idOf(REFUND));
        assertThat(component.arrivalIds()).hasSize(2).containsKey(idOf(REFUND)).doesNotContainKey(idOf(HUB));
    }

    private static Member member(long id, Set<Reference> delivery) {
        return member(id, List.of(delivery));
    }

    private static Member member(long id, List<Set<Reference>> deliveries) {
        return new Member(id, new FactKey("demo", "shop", "refund.issued", "R" + id, "issued"), deliveries);
    }

    private static UUID idOf(Reference reference) {
        return CorrelationIds.ofReference("demo", reference);
    }

    private static UUID smallest(UUID... ids) {
        return Stream.of(ids)
                .min((one, other) -> one.toString().compareTo(other.toString()))
                .orElseThrow();
    }

    private static List<List<Long>> keys(List<Component> components) {
        return components.stream()
                .map(component -> component.members().stream()
                        .map(placed -> placed.member().id())
                        .toList())
                .toList();
    }
}
