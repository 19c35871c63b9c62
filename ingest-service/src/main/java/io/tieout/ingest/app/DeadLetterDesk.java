package io.tieout.ingest.app;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The dead letters of all services.
public interface DeadLetterDesk {

    /// Keeps them all or none; one that is kept already stays as it is.
    Uni<Void> keep(List<DeadLetter> letters);

    /// Newest first, from after `after`. Letters of no known tenant are among them.
    Uni<List<DeadLetter>> list(String tenant, Filter filter, @Nullable After after, int limit);

    Uni<Optional<DeadLetter>> find(String tenant, String id);

    record Filter(
            @Nullable String service,
            @Nullable String reason,
            @Nullable Instant since) {}

    /// Where a page starts.
    record After(Instant at, String id) {}
}
