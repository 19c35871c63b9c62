package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Finds what looks like one fact under several keys: flagged, never merged.
public interface SameFacts {

    /// Events of one source and one transaction that say the same of the same amount within a minute, under different
    /// ids.
    ///
    /// @param id internal key of the first one recorded; later groups have larger ones
    /// @param transition what each of them says, such as `captured`
    /// @param members in the order they happened
    record Group(
            long id,
            UUID correlationId,
            String type,
            String source,
            String transition,
            Money amount,
            List<Member> members) {

        public Group {
            members = List.copyOf(members);
        }
    }

    record Member(UUID eventId, String subject, Instant occurredAt) {}

    /// By business dates, both included.
    record Window(LocalDate from, LocalDate to) {}

    /// The latest first; those begun before `beforeId` when it is given.
    Uni<List<Group>> list(String tenant, Window window, @Nullable Long beforeId, int limit);
}
