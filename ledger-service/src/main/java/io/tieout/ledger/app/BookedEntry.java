package io.tieout.ledger.app;

import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An entry of the journal.
///
/// @param id internal key of its event
/// @param number tells the entries of an event apart: 0 is that of what the event says, others are of its values
/// @param takesBack the event whose entry it undoes
public record BookedEntry(
        long id,
        int number,
        UUID eventId,
        UUID correlationId,
        LocalDate businessDate,
        Instant bookedAt,
        String row,
        String policy,
        @Nullable UUID takesBack,
        List<BookedLine> lines) {

    public BookedEntry {
        lines = List.copyOf(lines);
    }

    /// One of its lines.
    public record BookedLine(String entity, String account, String subKey, EntrySide side, Money amount) {}
}
