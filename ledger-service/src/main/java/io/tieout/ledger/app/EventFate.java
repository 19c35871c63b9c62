package io.tieout.ledger.app;

import java.time.Instant;
import java.util.List;

/// What became of an event: the record, its entries, and what else was delivered for the same fact.
///
/// @param duplicates deliveries that said the same again
public record EventFate(
        RecordedEvent event, List<BookedEntry> entries, long duplicates, List<Contradiction> conflicts) {

    public EventFate {
        entries = List.copyOf(entries);
        conflicts = List.copyOf(conflicts);
    }

    /// A delivery of the same fact with other content; kept, never booked.
    public record Contradiction(String deliveryId, Instant receivedAt, Instant recordedAt, String data) {}
}
