package io.tieout.simulator.oracle;

import io.tieout.event.Money;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the ERPs told that pieces cost.
final class UnitCosts {

    private final Map<String, TreeMap<Instant, Money>> bySku = new HashMap<>();

    void heard(UnitCostChanged cost) {
        bySku.computeIfAbsent(key(cost.envelope().entity(), cost.envelope().subject()), _ -> new TreeMap<>())
                .put(cost.effectiveAt(), cost.cost());
    }

    /// Null where none was effective.
    @Nullable
    Money at(String entity, String sku, Instant instant) {
        Map.Entry<Instant, Money> last =
                bySku.getOrDefault(key(entity, sku), new TreeMap<>()).floorEntry(instant);
        return last == null ? null : last.getValue();
    }

    private static String key(String entity, String sku) {
        return entity + " " + sku;
    }
}
