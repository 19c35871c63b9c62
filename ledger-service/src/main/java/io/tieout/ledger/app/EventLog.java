package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads recorded events.
public interface EventLog {

    /// What to list; null means any. Dates are business dates, both included.
    record Filter(
            @Nullable String type,
            @Nullable String source,
            @Nullable String subject,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    Uni<Optional<EventFate>> find(String tenant, UUID eventId);

    /// The latest events first; those recorded before `beforeId` when it is given.
    Uni<List<RecordedEvent>> list(String tenant, Filter filter, @Nullable Long beforeId, int limit);
}
