package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A correction as a caller sends it. Everything may be absent here; [CorrectionForm] says what is missing.
@Schema(
        name = "CorrectionRequest",
        requiredProperties = {"idempotencyKey", "kind", "entity", "businessDate", "lines", "reason", "approval"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record CorrectionRequest(
        @Schema(description = "Your name for it; books once.", examples = "break-7f3a:write-off") @Nullable
        String idempotencyKey,

        @Schema(
                description = "reverse: the lines undo what stands for the event. rebook: they book it anew."
                        + " manual-lines: they book what no event books.",
                enumeration = {"reverse", "rebook", "manual-lines"})
        @Nullable
        String kind,

        @Schema(description = "The event it corrects; needed to reverse and to rebook.") @Nullable
        String eventId,

        @Schema(description = "Legal entity of the lines that name none.", examples = "US") @Nullable
        String entity,

        @Schema(examples = "2026-11-30") @Nullable String businessDate,
        @Schema(description = "1 to 200.") @Nullable List<@Nullable LineRequest> lines,

        @Schema(examples = "Bank counted 2.00 less, slip 881") @Nullable
        String reason,

        @Schema(description = "Row of the posting table it follows.", examples = "21b") @Nullable
        String row,

        @Schema(
                description = "For manual lines such as accruals: the business date on which they are taken back.",
                examples = "2026-12-01")
        @Nullable
        String reverseOn,

        @Nullable ApprovalRequest approval) {

    @Schema(
            name = "CorrectionLine",
            requiredProperties = {"account", "side", "amount"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineRequest(
            @Schema(examples = "6310") @Nullable String account,

            @Schema(description = "Key in the account's sub-ledger; left out when it has none.") @Nullable
            String subKey,

            @Schema(enumeration = {"debit", "credit"}) @Nullable
            String side,

            @Nullable AmountRequest amount,

            @Schema(description = "Legal entity, where it is another one.") @Nullable
            String entity) {}

    @Schema(
            name = "CorrectionAmount",
            description = "Above zero, in major units.",
            requiredProperties = {"amount", "currency"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AmountRequest(
            @Schema(examples = "2.00") @Nullable String amount,

            @Schema(description = "ISO 4217", examples = "USD") @Nullable
            String currency) {}

    @Schema(
            name = "CorrectionApproval",
            requiredProperties = {"by", "hash"})
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ApprovalRequest(
            @Schema(description = "Who sent the hash to POST /v1/approvals; never the caller.", examples = "ben@acme")
            @Nullable
            String by,

            @Schema(
                    description = "SHA-256, in hexadecimal, of this request without approval, as RFC 8785 writes it:"
                            + " keys sorted, no white space, nothing that is null.")
            @Nullable
            String hash) {}

    CorrectionRequest withoutApproval() {
        return new CorrectionRequest(
                idempotencyKey, kind, eventId, entity, businessDate, lines, reason, row, reverseOn, null);
    }
}
