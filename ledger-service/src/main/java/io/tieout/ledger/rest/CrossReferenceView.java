package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.ledger.app.SavedCrossReference;
import io.tieout.ledger.domain.Validity;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "CrossReference", description = "What a code of a system means.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CrossReferenceView(
        @Schema(examples = "pos-us") String source,

        @Schema(enumeration = {"sku", "location", "tender", "account"})
        String kind,

        @Schema(examples = "GC") String code,
        @Schema(description = "The earliest first.") List<ValidityView> validities,

        @Schema(description = "Counts the changes of the tenant's cross-references.")
        long version,

        OffsetDateTime savedAt,

        @Schema(description = "The person, or the source whose event said it.")
        String savedBy,

        @Schema(description = "Left out where a source said it.") @Nullable
        String approvedBy,

        @Schema(description = "The event that said it; left out where people did.") @Nullable
        UUID learntFrom) {

    @Schema(name = "CrossReferenceValidity")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ValidityView(
            @Schema(description = "The code of the books; left out where the code is retired.", examples = "gift-card")
            @Nullable
            String canonical,

            @Schema(description = "First instant; left out: always.") @Nullable
            OffsetDateTime from,

            @Schema(description = "First instant at which it does not hold any more; left out: for ever.") @Nullable
            OffsetDateTime until) {

        static ValidityView of(Validity validity) {
            return new ValidityView(validity.canonical(), time(validity.from()), time(validity.until()));
        }

        private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
            return instant == null ? null : Times.of(instant);
        }
    }

    static CrossReferenceView of(SavedCrossReference saved) {
        return new CrossReferenceView(
                saved.reference().key().source(),
                saved.reference().key().kind().code(),
                saved.reference().key().code(),
                saved.reference().validities().stream().map(ValidityView::of).toList(),
                saved.version(),
                Times.of(saved.savedAt()),
                saved.savedBy(),
                saved.approvedBy(),
                saved.learntFrom());
    }
}
