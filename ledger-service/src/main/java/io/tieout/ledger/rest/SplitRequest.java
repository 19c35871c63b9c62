package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.ledger.rest.CorrectionRequest.ApprovalRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a caller sends to take a transaction apart. Everything may be absent here.
@Schema(
        name = "SplitRequest",
        requiredProperties = {"idempotencyKey", "reference", "reason", "approval"})
record SplitRequest(
        @Schema(description = "Your name for it; counts once.", examples = "split-shipment-0") @Nullable
        String idempotencyKey,

        @Schema(
                description = "type:issuer:value of what joined wrongly. It ties nothing any more, in this transaction"
                        + " and in what comes; events stay findable by it.",
                examples = "shipment:wms-us:0")
        @Nullable
        String reference,

        @Schema(examples = "The warehouse sends 0 where it has no number") @Nullable
        String reason,

        @Nullable ApprovalRequest approval) {

    /// What is approved: the request without its approval, with the transaction.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(
            String action,
            String correlationId,
            @Nullable String idempotencyKey,
            @Nullable String reference,
            @Nullable String reason) {}
}
