package io.tieout.recon.domain.refund;

import io.tieout.event.Coded;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.evidence.Document;
import io.tieout.recon.domain.evidence.HandoffLog;
import io.tieout.recon.domain.rule.RefundRule;
import io.tieout.recon.domain.rule.SurvivingField;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds the failed step of the hand-over to the ERP, by the decision table of docs/reference/break-classes.md: the
/// first row that fails wins, and where a log is missing it is named instead of a step being guessed.
final class Handoffs {

    private final RefundRule rule;
    private final Assessment assessment;
    private final Refund refund;
    private final HandoffLog log;
    private final List<String> evidence = new ArrayList<>();

    private Handoffs(RefundRule rule, Assessment assessment) {
        this.rule = rule;
        this.assessment = assessment;
        this.refund = assessment.refund();
        this.log = HandoffLog.of(refund.log(), refund.speakers());
    }

    static HandoffFinding of(RefundRule rule, Assessment assessment) {
        Handoffs handoffs = new Handoffs(rule, assessment);
        HandoffStep step = handoffs.step();
        return new HandoffFinding(step, handoffs.evidence);
    }

    private HandoffStep step() {
        evidence.addAll(Sentences.ofSides(refund));
        Issued issued = refund.issued();
        if (issued == null) {
            evidence.add("Missing: the source's own event log, which would tell whether it sent the refund at all.");
            return HandoffStep.EMITTED_OR_FORWARDED;
        }
        evidence.addAll(log.sentences());
        if (refund.documents().stream().noneMatch(Document::stands)) {
            return withoutDocument(issued);
        }
        if (assessment.isParked()) {
            return HandoffStep.NOT_CATEGORISED;
        }
        if (assessment.posted().size() > 1) {
            log.tellHowOftenItWasForwarded(evidence);
        }
        return withDocument(issued);
    }

    /// Nothing stands in the ERP.
    private HandoffStep withoutDocument(Issued issued) {
        if (!assessment.isMissingOnTarget()) {
            return atProcessor(issued);
        }
        if (!refund.documents().isEmpty()) {
            evidence.add(Document.reversalOf(refund.documents()));
            return HandoffStep.PROCESS_GAP;
        }
        HandoffStep step = log.stepWithoutDocument(evidence);
        return step == null ? unlogged(issued) : step;
    }

    private HandoffStep atProcessor(Issued issued) {
        if (assessment.isMissingOnProcessor()) {
            evidence.add(
                    "Missing: the log of the hand-over from " + issued.key().issuer() + " to the processor.");
            return HandoffStep.FORWARDED_OR_ACCEPTED;
        }
        return HandoffStep.GOOD;
    }

    private HandoffStep unlogged(Issued issued) {
        if (refund.isLogged()) {
            evidence.add("The integration's log tells of other messages of this transaction and shows no receipt of "
                    + issued.record() + ".");
            return HandoffStep.NOT_FORWARDED;
        }
        evidence.add("Missing: the integration's log about " + issued.record() + ".");
        return HandoffStep.FORWARDED_OR_ACCEPTED;
    }

    /// A document stands: what differs in it tells the step.
    private HandoffStep withDocument(Issued issued) {
        List<FieldDifference> differences = Differences.atTarget(rule, assessment);
        if (differences.isEmpty()) {
            return assessment.isOnWrongAccount(rule) ? HandoffStep.NOT_CATEGORISED : atProcessor(issued);
        }
        if (log.payload() == null) {
            evidence.add("Missing: the payload as the integration forwarded it.");
            return HandoffStep.FORWARDED_OR_ACCEPTED;
        }
        boolean arrivedWrong = false;
        for (FieldDifference difference : differences) {
            arrivedWrong |= wasForwardedWrong(difference.field(), issued);
        }
        return arrivedWrong ? HandoffStep.NOT_FORWARDED : HandoffStep.NOT_ACCEPTED;
    }

    /// Whether the integration already forwarded a field otherwise than the source sent it.
    private boolean wasForwardedWrong(String name, Issued issued) {
        @Nullable SurvivingField field = Coded.find(SurvivingField.class, name).orElse(null);
        String sent = field == null ? null : Fields.sent(field, issued);
        if (field == null || sent == null) {
            return false;
        }
        String forwarded = log.forwarded(field.code());
        boolean same = Fields.isSame(field, sent, forwarded, issued.face());
        evidence.add(
                same
                        ? "%s was forwarded as \"%s\", as the source sent it; the target has it otherwise."
                                .formatted(name, forwarded)
                        : "%s was sent as \"%s\" and forwarded %s."
                                .formatted(name, sent, forwarded == null ? "without it" : "as \"" + forwarded + "\""));
        return !same;
    }
}
