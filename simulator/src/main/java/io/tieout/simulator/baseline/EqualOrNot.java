package io.tieout.simulator.baseline;

import java.util.List;

/// Compares references, then amounts; an equal reference wins over an equal amount.
final class EqualOrNot {

    private EqualOrNot() {}

    static void run(Night night) {
        for (Item document : night.documents()) {
            Item record = document.names() == null ? null : night.record(document.names());
            if (record != null && record.amount().equals(document.amount())) {
                night.tie(document, List.of(record));
            } else if (record != null) {
                night.tieDiffering(document, record);
            }
        }
        for (Item document : night.documents()) {
            List<Item> candidates = night.candidates(document);
            if (!candidates.isEmpty()) {
                night.tie(document, List.of(candidates.getFirst()));
            }
        }
    }
}
