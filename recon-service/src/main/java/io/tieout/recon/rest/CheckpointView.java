package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.tieout.event.Money;
import io.tieout.recon.app.Checkpoints.Checkpoint;
import io.tieout.recon.app.Checkpoints.OpenBreak;
import io.tieout.recon.app.Checkpoints.Signature;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Checkpoint", description = "A frozen as-of run of one legal entity, currency and window.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record CheckpointView(
        UUID id,
        String entity,
        String currency,
        LocalDate from,
        LocalDate to,

        @Schema(
                description = "complete: everything is explained. incomplete: the content's gaps say what is not.",
                enumeration = {"complete", "incomplete"})
        String status,

        @Schema(description = "SHA-256 of the content, which `/content` answers byte by byte.")
        String contentSha256,

        @Schema(description = "When it was frozen first: by what was known then.")
        OffsetDateTime createdAt,

        String createdBy,

        @Schema(description = "Whether two persons signed this content.")
        boolean signed,

        List<SignatureView> signatures,

        @Schema(
                description = "Three-column and bridge per rule, open breaks by severity, class and age, what is not"
                        + " available and why. Left out in lists.",
                implementation = Object.class)
        @JsonRawValue
        @Nullable
        String content) {

    @Schema(name = "CheckpointSignature")
    record SignatureView(
            @Schema(enumeration = {"preparer", "reviewer"}) String as,

            String by,
            OffsetDateTime at,
            String contentSha256) {

        static SignatureView of(Signature signature) {
            return new SignatureView(
                    signature.as().code(), signature.subject(), Times.of(signature.at()), signature.sha256());
        }
    }

    @Schema(name = "CheckpointBreak", description = "A break that was open, at the version that it had.")
    record OpenBreakView(
            UUID id,
            int version,
            String rule,
            String ruleKey,

            @com.fasterxml.jackson.annotation.JsonProperty("class")
            String breakClass,

            String severity,

            @Schema(examples = "35.50") String delta,
            String currency,
            OffsetDateTime firstDetectedAt) {

        static OpenBreakView of(OpenBreak each) {
            Money delta = each.delta();
            return new OpenBreakView(
                    each.id(),
                    each.version(),
                    each.rule(),
                    each.ruleKey(),
                    each.breakClass().code(),
                    each.severity().code(),
                    delta.decimal(),
                    delta.currency().getCurrencyCode(),
                    Times.of(each.firstDetectedAt()));
        }
    }

    static CheckpointView of(Checkpoint checkpoint) {
        return of(checkpoint, checkpoint.content().json());
    }

    static CheckpointView withoutContent(Checkpoint checkpoint) {
        return of(checkpoint, null);
    }

    private static CheckpointView of(Checkpoint checkpoint, @Nullable String content) {
        return new CheckpointView(
                checkpoint.id(),
                checkpoint.window().entity(),
                checkpoint.window().currency().getCurrencyCode(),
                checkpoint.window().from(),
                checkpoint.window().to(),
                checkpoint.content().isComplete() ? "complete" : "incomplete",
                checkpoint.content().sha256(),
                Times.of(checkpoint.createdAt()),
                checkpoint.createdBy(),
                checkpoint.isSigned(),
                checkpoint.signatures().stream().map(SignatureView::of).toList(),
                content);
    }
}
