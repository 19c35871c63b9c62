package io.tieout.ledger.rest;

import io.tieout.ledger.app.LateAmounts.Decision;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "LateDecision", description = "What an approver decided about amounts that were posted late.")
record LateDecisionView(
        UUID decisionId,

        @Schema(
                description = "pass: they stay where they are. accrue: their own period gets them by a correction."
                        + " reopen: their own period is reopened for them. Nothing is booked by it.",
                enumeration = {"pass", "accrue", "reopen"})
        String decision,

        @Schema(examples = "US") String entity,

        @Schema(description = "The period that was to be closed.", examples = "2026-04")
        String period,

        @Schema(description = "The period of the business dates.", examples = "2026-03")
        String originPeriod,

        MoneyView amount,
        int events,
        String reason,
        String decidedBy,
        OffsetDateTime decidedAt,

        @Schema(description = "What was looked at.") String contentHash) {

    static LateDecisionView of(Decision decision) {
        return new LateDecisionView(
                decision.decisionId(),
                decision.verdict().code(),
                decision.entity(),
                decision.period(),
                decision.origin(),
                MoneyView.of(decision.amount()),
                decision.events(),
                decision.reason(),
                decision.by(),
                Times.of(decision.at()),
                decision.contentHash());
    }
}
