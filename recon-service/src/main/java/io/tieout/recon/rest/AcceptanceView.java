package io.tieout.recon.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.tieout.recon.app.Acceptances.Known;
import io.tieout.recon.app.Acceptances.Waiting;
import io.tieout.recon.domain.acceptance.Step;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "Acceptance", description = "What people decided about letting a difference stay as it is.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record AcceptanceView(
        UUID breakId,
        @Schema(description = "Of the break now.") int version,

        @Schema(
                description = "Of the break now.",
                enumeration = {"open", "accepted", "closed", "absorbed"})
        String status,

        @Schema(description = "What waits for another person; left out where nothing does.") @Nullable
        ProposalView pending,

        @Schema(description = "Everything that was done, the oldest first.")
        List<StepView> steps) {

    @Schema(name = "AcceptanceProposal", description = "What is approved, by its hash.")
    record ProposalView(
            @Schema(description = "Of the break as it was read.")
            int version,

            @JsonProperty("class") @Schema(examples = "amount")
            String breakClass,

            @Schema(description = "The difference that stays.")
            MoneyView delta,

            String reason,

            @Schema(description = "SHA-256 of break, version, class, delta, reason and proposer.")
            String contentSha256,

            String by,
            OffsetDateTime at,

            @Schema(description = "Until when it can be approved.")
            OffsetDateTime expiresAt) {

        static ProposalView of(Step step) {
            return new ProposalView(
                    step.proposal().version(),
                    step.proposal().breakClass().code(),
                    MoneyView.of(step.proposal().delta()),
                    step.proposal().reason(),
                    step.proposal().sha256(),
                    step.proposal().by(),
                    Times.of(step.proposal().at()),
                    Times.of(step.proposal().expiresAt()));
        }
    }

    @Schema(name = "WaitingAcceptance", description = "A proposal that another person may approve.")
    record WaitingView(
            UUID breakId,
            @Schema(examples = "US") String entity,
            @Schema(examples = "fees") String rule,
            @Schema(examples = "refund:shopify-us:9003") String ruleKey,
            ProposalView proposal) {

        static WaitingView of(Waiting waiting) {
            return new WaitingView(
                    waiting.state().breakId(),
                    waiting.state().entity(),
                    waiting.state().rule(),
                    waiting.state().ruleKey(),
                    ProposalView.of(waiting.step()));
        }
    }

    @Schema(name = "AcceptanceStep")
    record StepView(
            @Schema(enumeration = {"proposed", "approved", "withdrawn"})
            String action,

            MoneyView delta,
            String by,
            OffsetDateTime at,
            String reason,
            String contentSha256) {

        static StepView of(Step step) {
            return new StepView(
                    step.action().code(),
                    MoneyView.of(step.proposal().delta()),
                    step.by(),
                    Times.of(step.at()),
                    step.reason(),
                    step.proposal().sha256());
        }
    }

    static AcceptanceView of(Known known, Optional<Step> pending) {
        return new AcceptanceView(
                known.subject().id(),
                known.subject().state().version(),
                known.subject().state().status().code(),
                pending.map(ProposalView::of).orElse(null),
                known.steps().stream().map(StepView::of).toList());
    }
}
