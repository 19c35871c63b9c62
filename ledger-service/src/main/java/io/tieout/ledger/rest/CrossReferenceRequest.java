package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a code means as a caller sends it. Everything may be absent here; [CrossReferenceForm] says what is missing.
@Schema(
        name = "CrossReferenceRequest",
        requiredProperties = {"validities", "approval"})
record CrossReferenceRequest(
        @Schema(description = "All of the code's meanings, up to 100, none of which overlap; empty withdraws them.")
        @Nullable
        List<@Nullable ValidityRequest> validities,

        CorrectionRequest.@Nullable ApprovalRequest approval) {

    @Schema(name = "ValidityRequest", requiredProperties = "canonical")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ValidityRequest(
            @Schema(description = "The code of the books.", examples = "gift-card") @Nullable
            String canonical,

            @Schema(description = "First instant; left out: always.", examples = "2026-03-01T00:00:00Z") @Nullable
            String from,

            @Schema(description = "First instant at which it does not hold any more; left out: for ever.") @Nullable
            String until) {}

    /// What is approved.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(
            String source,
            String kind,
            String code,
            @Nullable List<@Nullable ValidityRequest> validities) {}
}
