package io.tieout.ledger.app;

import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import io.tieout.ledger.domain.CorrectionKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry of the journal.
///
/// @param id internal key of its event or correction
/// @param number tells the entries of an event apart: 0 is that of what the event says, others are of its
/// values
/// @param eventId the event it is booked for; of a correction the event it corrects, null when it corrects
/// none
/// @param correlationId of the transaction of that event
/// @param postedOn a day of the accounting periods that it is posted in: its business date unless it was
/// late
/// @param takesBack the event whose entry it undoes
/// @param correction who corrected and why; null for what an event booked
/// @param settlementId of the settlement, or reversal of one, that it is; null for all others
public record BookedEntry(
        long id,
        int number,
        @Nullable UUID eventId,
        @Nullable UUID correlationId,
        LocalDate businessDate,
        LocalDate postedOn,
        Instant bookedAt,
        String row,
        String policy,
        @Nullable UUID takesBack,
        @Nullable Trail correction,
        @Nullable UUID settlementId,
        List<BookedLine> lines) {

    public BookedEntry {
        lines = List.copyOf(lines);
    }

    /// Who corrected, who approved, and why.
    public record Trail(UUID correctionId, CorrectionKind kind, String reason, String requestedBy, String approvedBy) {}

    /// One of its lines.
    public record BookedLine(String entity, String account, String subKey, EntrySide side, Money amount) {}
}
