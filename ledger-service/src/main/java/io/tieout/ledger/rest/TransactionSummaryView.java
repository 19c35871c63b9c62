package io.tieout.ledger.rest;

import io.tieout.ledger.app.BusinessTransaction;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "TransactionSummary")
record TransactionSummaryView(
        UUID correlationId,
        @Schema(description = "How many events it has.") long events,
        OffsetDateTime firstOccurredAt,
        OffsetDateTime lastOccurredAt,

        @Schema(description = "The systems that spoke of it.")
        List<String> sources) {

    static TransactionSummaryView of(BusinessTransaction.Summary summary) {
        return new TransactionSummaryView(
                summary.correlationId(),
                summary.events(),
                Times.of(summary.firstOccurredAt()),
                Times.of(summary.lastOccurredAt()),
                summary.sources());
    }
}
