package io.tieout.recon.domain.onhand;

import io.tieout.event.Money;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What one piece of an item costs, and since when.
final class UnitCosts {

    /// What holds at one location counts there before what holds everywhere; of two of one instant the last
    /// one told.
    private static final Comparator<Known> ORDER = Comparator.comparing(
                    (Known known) -> known.cost().location() != null)
            .thenComparing(known -> known.cost().effectiveAt())
            .thenComparing(Known::leg, Leg.BY_TIME);

    private final List<Known> all = new ArrayList<>();

    private record Known(Leg leg, UnitCostChanged cost) {}

    /// @param legs all of a place; those that tell something else are left out
    UnitCosts(OnHandRule rule, List<Leg> legs) {
        for (Leg leg : legs) {
            if (leg.event() instanceof UnitCostChanged cost && rule.cost().tells(cost) && !leg.isConflict()) {
                all.add(new Known(leg, cost));
            }
        }
    }

    /// Null where none is effective.
    @Nullable
    Money at(String location, Instant instant) {
        return all.stream()
                .filter(known -> !known.cost().effectiveAt().isAfter(instant))
                .filter(known -> known.cost().location() == null
                        || Objects.equals(known.cost().location(), location))
                .max(ORDER)
                .map(known -> known.cost().cost())
                .orElse(null);
    }
}
