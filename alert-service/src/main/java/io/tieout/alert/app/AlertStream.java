package io.tieout.alert.app;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The alerts topic, outwards.
public interface AlertStream {

    /// Completes when all are acknowledged.
    Uni<Void> publish(List<Version> versions);

    /// One version of an alert as it is published.
    ///
    /// @param recordedAt wall time of the database; streams resume by it
    record Version(
            String tenant,
            UUID alertId,
            int version,
            Instant recordedAt,
            @Nullable String traceparent,
            String document) {}
}
