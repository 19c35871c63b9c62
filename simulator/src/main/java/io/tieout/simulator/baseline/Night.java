package io.tieout.simulator.baseline;

import io.tieout.event.Money;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/// What is open on both sides when a nightly run begins, in the order of arrival, and what the run ties.
final class Night {

    /// A document and a record at most so far apart may belong together.
    static final Duration WINDOW = Duration.ofDays(3);

    private final SequencedSet<Item> records;
    private final Map<String, Item> recordsById = new HashMap<>();
    private final Map<Money, SequencedSet<Item>> recordsByAmount = new HashMap<>();
    private final SequencedSet<Item> documents;
    private final FoundWriter found;

    Night(Collection<Item> records, Collection<Item> documents, FoundWriter found) {
        this.records = new LinkedHashSet<>(records);
        for (Item record : this.records) {
            recordsById.putIfAbsent(record.id(), record);
            recordsByAmount
                    .computeIfAbsent(record.amount(), _ -> new LinkedHashSet<>())
                    .add(record);
        }
        this.documents = new LinkedHashSet<>(documents);
        this.found = found;
    }

    /// A copy: what is tied meanwhile leaves the night, not the copy.
    List<Item> documents() {
        return List.copyOf(documents);
    }

    Collection<Item> records() {
        return records;
    }

    /// The record of this id, where it is open.
    @Nullable
    Item record(String id) {
        return recordsById.get(id);
    }

    /// Open records with the amount and currency of the document and near it in time, in the order of arrival.
    List<Item> candidates(Item document) {
        return recordsByAmount.getOrDefault(document.amount(), new LinkedHashSet<>()).stream()
                .filter(record -> isNear(record, document))
                .toList();
    }

    static boolean isNear(Item record, Item document) {
        return Duration.between(record.at(), document.at()).abs().compareTo(WINDOW) <= 0;
    }

    /// Ties a document to its records, all of which are closed by it.
    void tie(Item document, List<Item> tied) {
        tied.forEach(record -> found.match(record.id(), document.id()));
        close(document, tied);
    }

    /// Ties a document to a record although their amounts differ.
    void tieDiffering(Item document, Item record) {
        found.match(record.id(), document.id());
        found.amountDiffers(record, document);
        close(document, List.of(record));
    }

    private void close(Item document, List<Item> tied) {
        documents.remove(document);
        for (Item record : tied) {
            records.remove(record);
            recordsById.remove(record.id(), record);
            recordsByAmount.getOrDefault(record.amount(), new LinkedHashSet<>()).remove(record);
        }
    }
}
