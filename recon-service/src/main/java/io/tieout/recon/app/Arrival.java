package io.tieout.recon.app;

import io.tieout.event.codec.EventRecord;
import io.tieout.recon.domain.Leg;
import java.util.UUID;

/// A recorded event as it arrived.
///
/// @param transactionId the ledger's correlation id when it emitted the event; it may have been merged since
/// @param contentHash tells a contradiction from a repeat
/// @param record kept as it is, so that the contract alone says how it reads
public record Arrival(String tenant, UUID transactionId, Leg leg, byte[] contentHash, EventRecord record) {}
