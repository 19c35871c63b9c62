package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.ledger.rest.CorrectionRequest.ApprovalRequest;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a caller sends to close or reopen a period. Everything may be absent here; [PeriodForm] says what is missing.
@Schema(
        name = "PeriodRequest",
        requiredProperties = {"idempotencyKey", "reason", "approval"})
record PeriodRequest(
        @Schema(description = "Your name for it; counts once.", examples = "close-2026-03-us") @Nullable
        String idempotencyKey,

        @Schema(examples = "All breaks above 500.00 are explained") @Nullable
        String reason,

        @Schema(description = "To reopen: event ids whose late entries are posted in the period. Up to 200.") @Nullable
        List<@Nullable String> events,

        @Schema(description = "To reopen: idempotency keys of corrections that may be dated in it. Up to 200.")
        @Nullable
        List<@Nullable String> corrections,

        @Nullable ApprovalRequest approval) {

    /// What is approved: the request without its approval, with what its path says.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(
            String action,
            String entity,
            String period,
            @Nullable String idempotencyKey,
            @Nullable String reason,
            @Nullable List<@Nullable String> events,
            @Nullable List<@Nullable String> corrections) {}
}
