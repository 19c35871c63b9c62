package io.tieout.ledger.domain;

import io.tieout.event.FactKey;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Something that somebody decided to book, because no event books it or an event was booked wrongly.
///
/// @param idempotencyKey the caller's name for it; books once
/// @param eventId the event it corrects
/// @param row the row of the posting table it follows
/// @param reverseOn the business date on which an accrual is taken back
public record Correction(
        String tenant,
        String idempotencyKey,
        CorrectionKind kind,
        @Nullable UUID eventId,
        String entity,
        LocalDate businessDate,
        List<Line> lines,
        String reason,
        @Nullable String row,
        @Nullable LocalDate reverseOn) {

    /// Most lines of one correction.
    public static final int LINES_MAX = 200;

    public Correction {
        lines = List.copyOf(lines);
        if ((kind != CorrectionKind.MANUAL_LINES && eventId == null) || lines.size() > LINES_MAX) {
            throw new IllegalArgumentException("a " + kind.code() + " names its event and has few lines");
        }
        if (reverseOn != null && (kind != CorrectionKind.MANUAL_LINES || !reverseOn.isAfter(businessDate))) {
            throw new IllegalArgumentException("only manual lines reverse themselves, and later");
        }
    }

    /// Its public id: the same for the same key of the same tenant, on every retry.
    public UUID id() {
        return new FactKey(tenant, "tieout", "ledger.correction", idempotencyKey, "booked").eventId();
    }

    /// The entries it books: its own, and the reversal where there is one.
    ///
    /// @param policy the version that holds on its business date
    /// @throws IllegalArgumentException when its lines do not balance in every legal entity and currency
    public List<JournalEntry> entries(String policy) {
        UUID cause = id();
        String bookedRow = row == null ? kind.code() : row;
        List<JournalEntry> entries = new ArrayList<>();
        entries.add(new JournalEntry(cause, businessDate, bookedRow, policy, lines, null));
        if (reverseOn != null) {
            List<Line> opposite = lines.stream().map(Line::reversed).toList();
            entries.add(new JournalEntry(cause, reverseOn, bookedRow + " reversed", policy, opposite, null));
        }
        return entries;
    }
}
