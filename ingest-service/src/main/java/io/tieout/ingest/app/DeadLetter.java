package io.tieout.ingest.app;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A record that some service could not process, as the desk keeps it.
///
/// @param id derived from service and origin, so that the same record dead-lettered twice is one
/// @param tenant whose record it was; empty where the record does not say
/// @param headers JSON object
/// @param sealedValue the record's value, sealed; empty where it had none
public record DeadLetter(
        String id,
        String tenant,
        String service,
        String reason,
        String detail,
        String topic,
        int partition,
        long offset,
        int attempts,
        Instant at,
        String headers,
        byte[] sealedValue,
        @Nullable String traceparent) {}
