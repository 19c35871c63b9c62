package io.tieout.recon.app;

import io.tieout.event.Outcome;
import io.tieout.event.codec.EventRecord;
import io.tieout.recon.domain.Leg;
import java.util.UUID;

/// A recorded event as it arrived.
///
/// @param transactionId the ledger's correlation id when it emitted the event; it may have been merged since
/// @param split the number of the tenant's last split at that time, 0 before the first
/// @param revision how many revisions of the event were approved at that time
/// @param contentHash tells a contradiction from a repeat
/// @param record kept as it is, so that the contract alone says how it reads
public record Arrival(
        String tenant, UUID transactionId, int split, int revision, Leg leg, byte[] contentHash, EventRecord record) {

    /// Told before the tenant's first split, of an event that was never revised.
    public Arrival(String tenant, UUID transactionId, Leg leg, byte[] contentHash, EventRecord record) {
        this(tenant, transactionId, 0, 0, leg, contentHash, record);
    }

    /// The same event where a split put it.
    public Arrival movedTo(UUID transaction, int bySplit) {
        return new Arrival(tenant, transaction, bySplit, revision, leg, contentHash, record);
    }

    /// Whether it is no reading that waits for a decision or was refused.
    public boolean isDecided() {
        return !isPending() && leg.outcome() != Outcome.REFUSED;
    }

    /// Whether it waits for a decision.
    public boolean isPending() {
        return leg.outcome() == Outcome.REVISION;
    }
}
