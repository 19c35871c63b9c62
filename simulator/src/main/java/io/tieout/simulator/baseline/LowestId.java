package io.tieout.simulator.baseline;

import java.util.Comparator;
import java.util.List;

/// Takes, of all that fit, the one with the lowest id.
final class LowestId {

    /// A shorter id is lower, so that R9 comes before R10.
    private static final Comparator<Item> LOWEST =
            Comparator.<Item>comparingInt(item -> value(item).length()).thenComparing(LowestId::value);

    private LowestId() {}

    static void run(Night night) {
        for (Item document : night.documents()) {
            night.candidates(document).stream().min(LOWEST).ifPresent(record -> night.tie(document, List.of(record)));
        }
    }

    /// The id without type and issuer.
    private static String value(Item item) {
        return item.id().substring(item.id().indexOf(':', item.id().indexOf(':') + 1) + 1);
    }
}
