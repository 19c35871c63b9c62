package io.tieout.simulator.retailer;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// What a retailer told, for tests to look into.
record Told(List<BusinessEvent> events) {

    /// Two days before the one that has 23 hours in the American zones.
    static final LocalDate FIRST = LocalDate.of(2026, 3, 6);

    static Told of(long seed, int days, int orders) {
        List<BusinessEvent> events = new ArrayList<>();
        new Retailer(new Retailer.Plan(seed, FIRST, days, orders), (event, _) -> events.add(event)).live(_ -> {});
        return new Told(List.copyOf(events));
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

    static long sum(List<Money> amounts) {
        return amounts.stream().mapToLong(Money::minor).sum();
    }
}
