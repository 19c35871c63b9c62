package io.tieout.simulator.baseline;

import io.tieout.event.Money;
import java.util.ArrayList;
import java.util.List;

/// Takes the first that fits and never looks back.
final class Greedy {

    /// How many open records are tried for a document that none fits alone.
    private static final int ALLOCATION_MAX = 200;

    private Greedy() {}

    static void run(Night night) {
        for (Item document : night.documents()) {
            List<Item> candidates = night.candidates(document);
            if (!candidates.isEmpty()) {
                night.tie(document, List.of(candidates.getFirst()));
            }
        }
        for (Item document : night.documents()) {
            List<Item> allocated = allocate(night, document);
            if (!allocated.isEmpty()) {
                night.tie(document, allocated);
            }
        }
    }

    /// Records whose sum is the document's amount, taken in their order whenever they still fit. Finds nothing where
    /// another choice would have.
    private static List<Item> allocate(Night night, Item document) {
        List<Item> taken = new ArrayList<>();
        Money rest = document.amount();
        int tried = 0;
        for (Item record : night.records()) {
            if (!record.amount().currency().equals(rest.currency()) || !Night.isNear(record, document)) {
                continue;
            }
            if (rest.isZero() || ++tried > ALLOCATION_MAX) {
                break;
            }
            if (record.amount().atMost(rest) && !record.amount().isZero()) {
                taken.add(record);
                rest = rest.minus(record.amount());
            }
        }
        return rest.isZero() ? taken : List.of();
    }
}
