package io.tieout.reconcile.domain;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// In which currencies each side has each key: what is missing in one may be there in another.
record OtherCurrencies(Map<Side, Map<String, Set<String>>> byKey) {

    static OtherCurrencies of(List<Item> items) {
        Map<Side, Map<String, Set<String>>> byKey = new EnumMap<>(Side.class);
        for (Item item : items) {
            byKey.computeIfAbsent(item.side(), side -> new HashMap<>())
                    .computeIfAbsent(item.key(), key -> new TreeSet<>())
                    .add(item.currency());
        }
        return new OtherCurrencies(byKey);
    }

    boolean isEmpty(Side side) {
        return !byKey.containsKey(side);
    }

    /// In what else the other side has the unit's key.
    Optional<String> otherwise(Unit unit) {
        if (unit.key().isEmpty()) {
            return Optional.empty();
        }
        return byKey.getOrDefault(unit.side().other(), Map.of()).getOrDefault(unit.key(), Set.of()).stream()
                .filter(currency -> !currency.equals(unit.currency()))
                .findFirst();
    }
}
