package io.tieout.ledger.app;

import io.tieout.event.Reference;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Everything about one business flow.
///
/// @param aliases other correlation ids it is known by
/// @param splitOff transactions that were part of this id until a reference stopped joining them
/// @param events in the order they happened
/// @param hasMore whether there are more events than shown
public record BusinessTransaction(
        UUID correlationId,
        List<UUID> aliases,
        List<UUID> splitOff,
        List<RecordedEvent> events,
        boolean hasMore,
        List<BookedEntry> entries) {

    /// Most events one answer shows.
    public static final int EVENTS_MAX = 1_000;

    /// Most split-off transactions one answer names.
    public static final int SPLIT_OFF_MAX = 1_000;

    public BusinessTransaction {
        aliases = List.copyOf(aliases);
        splitOff = List.copyOf(splitOff);
        events = List.copyOf(events);
        entries = List.copyOf(entries);
    }

    /// Where a correlation id leads.
    public sealed interface Named {

        /// To one transaction.
        record One(BusinessTransaction transaction) implements Named {}

        /// To all transactions that carry a reference which stopped joining them, of which these are the first.
        record Several(Reference reference, List<Summary> transactions) implements Named {

            public Several {
                transactions = List.copyOf(transactions);
            }
        }
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
