package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.ledger.app.BookedCorrection;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Correction", description = "What somebody decided and somebody else approved, with its entries.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CorrectionView(
        UUID correctionId,
        String idempotencyKey,

        @Schema(enumeration = {"reverse", "rebook", "manual-lines"})
        String kind,

        @Nullable UUID eventId,
        String entity,
        LocalDate businessDate,
        @Nullable LocalDate reverseOn,
        @Nullable String row,
        String reason,
        String requestedBy,
        String approvedBy,
        @Schema(description = "What was approved.") String contentHash,
        OffsetDateTime bookedAt,

        @Schema(description = "Its entry, and its reversal where it has one.")
        List<EntryView> entries) {

    static CorrectionView of(BookedCorrection correction, ChartOfAccounts chart) {
        return new CorrectionView(
                correction.correctionId(),
                correction.idempotencyKey(),
                correction.kind().code(),
                correction.eventId(),
                correction.entity(),
                correction.businessDate(),
                correction.reverseOn(),
                correction.row(),
                correction.reason(),
                correction.requestedBy(),
                correction.approvedBy(),
                correction.contentHash(),
                Times.of(correction.bookedAt()),
                correction.entries().stream()
                        .map(entry -> EntryView.of(entry, chart))
                        .toList());
    }
}
