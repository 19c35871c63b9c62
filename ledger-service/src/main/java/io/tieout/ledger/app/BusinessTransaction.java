package io.tieout.ledger.app;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Everything about one business flow.
///
/// @param aliases other correlation ids it is known by
/// @param events in the order they happened
/// @param hasMore whether there are more events than shown
public record BusinessTransaction(
        UUID correlationId,
        List<UUID> aliases,
        List<RecordedEvent> events,
        boolean hasMore,
        List<BookedEntry> entries) {

    /// Most events one answer shows.
    public static final int EVENTS_MAX = 1_000;

    public BusinessTransaction {
        aliases = List.copyOf(aliases);
        events = List.copyOf(events);
        entries = List.copyOf(entries);
    }

    /// One line of a list of transactions.
    ///
    /// @param id internal key; later transactions have larger ones
    public record Summary(
            long id,
            UUID correlationId,
            long events,
            Instant firstOccurredAt,
            Instant lastOccurredAt,
            List<String> sources) {

        public Summary {
            sources = List.copyOf(sources);
        }
    }

    /// Where a reference leads.
    ///
    /// @param stoppedJoining whether too many events carry it, so that it no longer ties them
    public record Found(boolean stoppedJoining, List<Summary> transactions) {

        public Found {
            transactions = List.copyOf(transactions);
        }
    }
}
