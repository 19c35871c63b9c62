package io.tieout.ingest.app;

import io.smallrye.mutiny.Uni;
import io.tieout.ingest.domain.Intake;
import org.jspecify.annotations.Nullable;

/// Where receipts and events go before anybody is told that they were accepted.
public interface IntakeLog {

    /// Completes when the receipt and every event are acknowledged; fails when that is not known in time.
    ///
    /// @param traceparent of the request, for every record
    Uni<Void> append(Intake intake, @Nullable String traceparent);
}
