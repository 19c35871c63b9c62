package io.tieout.ingest.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.FactKey;

/// An event with the ids that it can be found under. They are digests, and the log, the receipt and the answer all tell
/// them, so they are made once.
///
/// @param correlationId the arrival correlation id
public record Fact(BusinessEvent event, String eventId, String correlationId) {

    public static Fact of(BusinessEvent event) {
        return new Fact(
                event,
                FactKey.of(event).eventId().toString(),
                CorrelationIds.arrivalOf(event).toString());
    }
}
