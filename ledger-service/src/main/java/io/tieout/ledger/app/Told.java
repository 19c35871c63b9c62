package io.tieout.ledger.app;

import io.tieout.event.EventType;
import io.tieout.event.Outcome;
import io.tieout.event.TransactionMerged;
import io.tieout.event.TransactionSplit;
import io.tieout.event.codec.EventRecord;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the rest of the suite is to be told after a batch: committed, and not yet emitted.
///
/// It repeats what earlier batches recorded for every delivery that was a repeat, because their emission may be lost.
public record Told(List<Split> splits, List<Merge> merges, List<Event> events, List<Tally> tally) {

    /// An event as recorded, or the conflicting version of one.
    ///
    /// @param record headers and bytes as delivered; headers of the hop among them may be stale
    /// @param split the number of the tenant's last split, 0 before the first
    /// @param revision how many revisions of the event were approved
    /// @param traceparent of the delivery that causes this record
    public record Event(
            String tenant,
            EventRecord record,
            UUID eventId,
            UUID correlationId,
            int split,
            int revision,
            Outcome outcome,
            Instant recordedAt,
            String traceparent) {}

    /// One of the transactions that one became.
    public record Split(TransactionSplit split, @Nullable String traceparent) {}

    /// Two transactions that are one now.
    public record Merge(TransactionMerged merged, String traceparent) {}

    /// For the metrics: how one delivery ended.
    ///
    /// @param ending an [Outcome] code, `duplicate` or `superseded`
    public record Tally(EventType type, String ending) {}
}
