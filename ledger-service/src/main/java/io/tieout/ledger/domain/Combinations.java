package io.tieout.ledger.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What codes and options can come to together: a policy is proved complete by trying each.
final class Combinations {

    /// Most that a part may tell apart.
    static final int MAX = 5_000;

    private Combinations() {}

    /// Every choice of one value for each code.
    static List<Map<String, String>> of(Map<String, Set<String>> values) {
        long count = 1;
        for (Set<String> choices : values.values()) {
            count = Math.min(count * choices.size(), MAX + 1L);
        }
        if (count > MAX) {
            throw new IllegalArgumentException(
                    "rows tell more than " + MAX + " combinations of codes apart; ask for fewer codes or values");
        }
        List<Map<String, String>> combinations = List.of(Map.of());
        for (Map.Entry<String, Set<String>> code : values.entrySet()) {
            List<Map<String, String>> longer = new ArrayList<>();
            for (Map<String, String> combination : combinations) {
                for (String value : code.getValue()) {
                    Map<String, String> next = new HashMap<>(combination);
                    next.put(code.getKey(), value);
                    longer.add(next);
                }
            }
            combinations = longer;
        }
        return combinations;
    }
}
