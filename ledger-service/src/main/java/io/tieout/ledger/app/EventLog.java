package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Outcome;
import io.tieout.event.Reference;
import io.tieout.event.SourceRole;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads recorded events.
public interface EventLog {

    /// What to list; null means any. Dates are business dates, both included.
    ///
    /// @param outcome one of those that [RecordedEvent#outcome] may have
    /// @param reference one that the event or a repeat of it carries
    /// @param recordedFrom the first instant of recording
    /// @param recordedBefore the first instant of recording that is too late
    record Filter(
            @Nullable String entity,
            @Nullable String type,
            @Nullable String source,
            @Nullable String subject,
            @Nullable SourceRole role,
            @Nullable Outcome outcome,
            @Nullable Reference reference,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Instant recordedFrom,
            @Nullable Instant recordedBefore) {}

    Uni<Optional<EventFate>> find(String tenant, UUID eventId);

    /// The latest events first; those recorded before `beforeId` when it is given.
    Uni<List<RecordedEvent>> list(String tenant, Filter filter, @Nullable Long beforeId, int limit);
}
