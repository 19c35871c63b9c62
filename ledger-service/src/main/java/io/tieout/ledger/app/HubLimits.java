package io.tieout.ledger.app;

import io.tieout.event.Coded;
import io.tieout.event.ReferenceType;
import java.util.EnumMap;
import java.util.Map;

/// How many facts a reference of each type may join.
public final class HubLimits {

    private final int usual;
    private final Map<ReferenceType, Integer> byType = new EnumMap<>(ReferenceType.class);

    private HubLimits(int usual) {
        this.usual = requirePositive("tieout.ledger.hub-events", usual);
    }

    /// @throws IllegalArgumentException for a limit that no reference could have
    public static HubLimits of(LedgerSettings settings) {
        HubLimits limits = new HubLimits(settings.hubEvents());
        settings.hubEventsByType().forEach((code, limit) -> {
            String key = "tieout.ledger.hub-events-by-type.\"" + code + "\"";
            ReferenceType type = Coded.find(ReferenceType.class, code)
                    .filter(ReferenceType::joins)
                    .orElseThrow(() -> new IllegalArgumentException(key + " names no type of reference that joins"));
            limits.byType.put(type, requirePositive(key, limit));
        });
        return limits;
    }

    public int of(ReferenceType type) {
        return byType.getOrDefault(type, usual);
    }

    private static int requirePositive(String key, int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException(key + " is at least 1, not " + limit);
        }
        return limit;
    }
}
