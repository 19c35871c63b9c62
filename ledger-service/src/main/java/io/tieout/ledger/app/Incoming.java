package io.tieout.ledger.app;

import io.tieout.event.BusinessEvent;
import io.tieout.event.codec.EventRecord;
import java.util.UUID;

/// One delivery of an event.
///
/// @param eventId of the fact it tells
/// @param record headers and value as delivered
/// @param traceparent of the delivery's own span
/// @param partition where the delivery lay; with `offset` it tells a record read again from one sent again
public record Incoming(
        BusinessEvent event, UUID eventId, EventRecord record, String traceparent, int partition, long offset) {}
