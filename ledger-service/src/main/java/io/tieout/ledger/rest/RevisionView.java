package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.tieout.ledger.app.Revision;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Revision", description = "What another version of the mapping reads of a recorded fact.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record RevisionView(
        UUID revisionId,
        UUID eventId,

        @Schema(description = "SHA-256 of the content in hexadecimal; send it with the decision.")
        String contentHash,

        @Schema(enumeration = {"pending", "approved", "refused", "superseded"})
        String state,

        @Schema(examples = "stripe-refund/2") String mapping,

        @Schema(description = "The mapping of the reading that holds.", examples = "stripe-refund/1")
        String holdingMapping,

        @Schema(
                description =
                        "Whether both read the very same bytes: then only the mapping made the difference. Otherwise"
                                + " the source may have said something else as well.")
        boolean sameReceipt,

        String deliveryId,
        OffsetDateTime receivedAt,
        OffsetDateTime recordedAt,

        @Schema(description = "Which revision of the event it became.") @Nullable
        Integer number,

        @Nullable String decidedBy,
        @Nullable OffsetDateTime decidedAt,
        @Nullable String reason,

        @Schema(type = SchemaType.OBJECT, description = "What it says.") @JsonRawValue
        String data,

        @Schema(type = SchemaType.OBJECT, description = "What holds now.") @JsonRawValue
        String holdingData) {

    static RevisionView of(Revision revision) {
        Revision.Decision decision = revision.decision();
        return new RevisionView(
                revision.revisionId(),
                revision.eventId(),
                revision.contentHash(),
                revision.state().code(),
                revision.mapping(),
                revision.holding(),
                revision.hasSameReceipt(),
                revision.deliveryId(),
                Times.of(revision.receivedAt()),
                Times.of(revision.recordedAt()),
                revision.number(),
                decision == null ? null : decision.by(),
                decision == null ? null : Times.of(decision.at()),
                decision == null ? null : decision.reason(),
                revision.data(),
                revision.holdingData());
    }
}
