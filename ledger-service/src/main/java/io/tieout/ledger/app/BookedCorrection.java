package io.tieout.ledger.app;

import io.tieout.ledger.domain.CorrectionKind;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A correction as it is kept, with its trail and its entries.
///
/// @param contentHash of the request without its approval
public record BookedCorrection(
        UUID correctionId,
        String idempotencyKey,
        String contentHash,
        CorrectionKind kind,
        @Nullable UUID eventId,
        String entity,
        LocalDate businessDate,
        @Nullable LocalDate reverseOn,
        @Nullable String row,
        String reason,
        String requestedBy,
        String approvedBy,
        Instant bookedAt,
        List<BookedEntry> entries) {

    public BookedCorrection {
        entries = List.copyOf(entries);
    }
}
