package io.tieout.ingest.domain;

import java.util.ArrayList;
import java.util.List;

/// One request taken in: its receipt, and what each of its items came to.
///
/// @param items one for a single event or a webhook, one per event of a batch
public record Intake(Receipt receipt, List<Mapped> items) {

    public Intake {
        items = List.copyOf(items);
    }

    public Outcome outcome() {
        boolean hasEvents = false;
        boolean hasRejected = false;
        for (Mapped item : items) {
            hasEvents |= item instanceof Mapped.Events;
            hasRejected |= item instanceof Mapped.Rejected;
        }
        if (hasRejected) {
            return hasEvents ? Outcome.PARTIAL : Outcome.REJECTED;
        }
        return hasEvents ? Outcome.ACCEPTED : Outcome.IGNORED;
    }

    public List<Fact> facts() {
        List<Fact> facts = new ArrayList<>(items.size());
        for (Mapped item : items) {
            if (item instanceof Mapped.Events mapped) {
                facts.addAll(mapped.facts());
            }
        }
        return facts;
    }

    /// Why items were ignored and what mappings left out.
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        for (Mapped item : items) {
            switch (item) {
                case Mapped.Events mapped -> notes.addAll(mapped.notes());
                case Mapped.Ignored(var reason) -> notes.add(reason);
                case Mapped.Rejected _ -> {}
            }
        }
        return notes;
    }
}
