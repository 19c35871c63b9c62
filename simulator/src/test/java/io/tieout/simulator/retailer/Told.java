package io.tieout.simulator.retailer;

import io.tieout.event.BusinessEvent;
import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SourceRole;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a retailer told, for tests to look into.
record Told(List<BusinessEvent> events) {

    /// Two days before the one that has 23 hours in the American zones.
    static final LocalDate FIRST = LocalDate.of(2026, 3, 6);

    static Told of(long seed, int days, int orders) {
        List<BusinessEvent> events = new ArrayList<>();
        new Retailer(new Retailer.Plan(seed, FIRST, days, orders), (event, _) -> events.add(event)).live(_ -> {});
        return new Told(List.copyOf(events));
    }

    /// Of a larger retailer only what a test looks at, so that it fits into memory.
    static Told only(Set<EventType> types, long seed, int days, int orders) {
        List<BusinessEvent> events = new ArrayList<>();
        new Retailer(new Retailer.Plan(seed, FIRST, days, orders), (event, _) -> {
                    if (types.contains(event.type())) {
                        events.add(event);
                    }
                })
                .live(_ -> {});
        return new Told(List.copyOf(events));
    }

    /// What everybody told but those in a role.
    Told without(SourceRole role) {
        return new Told(
                events.stream().filter(event -> event.envelope().role() != role).toList());
    }

    <E> List<E> all(Class<E> type) {
        return events.stream().filter(type::isInstance).map(type::cast).toList();
    }

    static Reference named(BusinessEvent event, ReferenceType type) {
        return event.envelope().references().stream()
                .filter(reference -> reference.type() == type)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + type + " in " + event));
    }

    static boolean has(BusinessEvent event, ReferenceType type) {
        return event.envelope().references().stream().anyMatch(reference -> reference.type() == type);
    }

    static long sum(List<Money> amounts) {
        return amounts.stream().mapToLong(Money::minor).sum();
    }
}
