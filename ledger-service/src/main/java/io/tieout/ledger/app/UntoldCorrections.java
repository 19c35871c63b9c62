package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.CorrectionPosted;
import java.util.List;

/// Corrections that the rest of the suite has not been told of.
public interface UntoldCorrections {

    /// The next of all tenants, up to [#CORRECTIONS_MAX]; the same ones until they are told.
    Uni<List<CorrectionPosted>> next();

    /// Notes that Kafka has acknowledged these.
    Uni<Void> told(List<CorrectionPosted> corrections);

    int CORRECTIONS_MAX = 100;
}
