package io.tieout.ledger.app;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of an event: the record, its entry, and what else was delivered for the same fact.
///
/// @param duplicates deliveries that said the same again
public record EventFate(
        RecordedEvent event, @Nullable BookedEntry entry, long duplicates, List<Contradiction> conflicts) {

    public EventFate {
        conflicts = List.copyOf(conflicts);
    }

    /// A delivery of the same fact with other content; kept, never booked.
    public record Contradiction(String deliveryId, Instant receivedAt, Instant recordedAt, String data) {}
}
