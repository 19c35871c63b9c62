package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.ledger.rest.CorrectionRequest.ApprovalRequest;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What a caller sends to reverse a settlement. Everything may be absent here.
@Schema(
        name = "SettlementReversalRequest",
        requiredProperties = {"reason", "approval"})
record SettlementRequest(
        @Schema(examples = "The processor owes it: case 4711") @Nullable
        String reason,

        @Nullable ApprovalRequest approval) {

    /// What is approved: the request without its approval, with the settlement.
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Content(String action, @Nullable String reason, String settlementId) {}
}
