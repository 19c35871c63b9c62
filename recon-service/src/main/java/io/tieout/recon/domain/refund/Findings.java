package io.tieout.recon.domain.refund;

import io.tieout.event.Money;
import io.tieout.event.SourceRole;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Finding.About;
import io.tieout.recon.domain.Finding.Evidence;
import io.tieout.recon.domain.Finding.SideValues;
import io.tieout.recon.domain.Finding.Stake;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Symptom;
import io.tieout.recon.domain.evidence.Causes;
import io.tieout.recon.domain.evidence.HandoffLog;
import io.tieout.recon.domain.evidence.Symptoms;
import io.tieout.recon.domain.rule.RefundRule;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Writes down what does not tie about one refund.
final class Findings {

    private final RefundRule rule;
    private final List<Assessment> all;

    Findings(RefundRule rule, List<Assessment> all) {
        this.rule = rule;
        this.all = all;
    }

    /// The finding about a refund by itself, or null when it ties.
    @Nullable
    Finding of(Assessment assessment) {
        if (assessment.holds().isEmpty()) {
            return null;
        }
        Refund refund = assessment.refund();
        BreakClass primary = assessment.holds().iterator().next();
        HandoffFinding handoff = Handoffs.of(rule, assessment);
        return new Finding(
                keyOf(refund),
                about(refund),
                primary,
                assessment.holds().stream().skip(1).toList(),
                !assessment.isOpen(),
                stake(assessment),
                values(assessment),
                new Evidence(
                        Differences.all(rule, assessment),
                        handoff,
                        Candidates.of(assessment, all),
                        refund.legs().stream().map(Leg::eventId).distinct().toList(),
                        symptomOf(assessment, primary, handoff.step())),
                causeOf(assessment, primary, handoff.step()),
                Authority.of(rule, assessment, primary),
                Repair.of(assessment, primary),
                dueOf(assessment));
    }

    /// The findings about documents in other currencies than the refund's: nothing is netted across currencies.
    Finding ofForeign(Assessment assessment, Money amount) {
        Refund refund = assessment.refund();
        Money none = Money.zero(amount.currency());
        HandoffFinding handoff = Handoffs.of(rule, assessment);
        return new Finding(
                foreignKey(refund, amount),
                about(refund),
                BreakClass.CURRENCY,
                List.of(),
                false,
                new Stake(amount.negated(), amount, amount, false),
                new SideValues(none, null, amount),
                new Evidence(
                        Differences.atTarget(rule, assessment),
                        handoff,
                        List.of(),
                        refund.legs().stream().map(Leg::eventId).distinct().toList(),
                        symptomOf(assessment, BreakClass.CURRENCY, handoff.step())),
                causeOf(assessment, BreakClass.CURRENCY, handoff.step()),
                Authority.of(rule, assessment, BreakClass.CURRENCY),
                Repair.of(assessment, BreakClass.CURRENCY),
                dueOf(assessment));
    }

    static FindingKey keyOf(Refund refund) {
        return new FindingKey(refund.key().toString(), 0);
    }

    static FindingKey foreignKey(Refund refund, Money amount) {
        return new FindingKey(refund.key().toString(), amount.currency().getNumericCode());
    }

    private static About about(Refund refund) {
        return new About(
                refund.envelope().entity(),
                refund.businessDate(),
                refund.order() == null ? null : refund.order().value(),
                refund.leadingLeg().traceparent(),
                List.of(refund.key().toString()),
                refund.names());
    }

    static Stake stake(Assessment assessment) {
        Refund refund = assessment.refund();
        Money delta = assessment.breaks();
        Money atProcessor = Money.zero(delta.currency());
        if (assessment.isRejected() || assessment.isMissingOnProcessor() || assessment.differsAtProcessor()) {
            atProcessor = refund.owed().minus(refund.executed()).magnitude();
        } else if (assessment.isMissingOnSource() || assessment.isStuck()) {
            atProcessor = refund.face();
        }
        Money magnitude = delta.magnitude();
        boolean harmed = refund.isOwed()
                && (assessment.isRejected() || assessment.isStuck() || assessment.isMissingOnProcessor());
        return new Stake(delta, magnitude, magnitude.compareTo(atProcessor) >= 0 ? magnitude : atProcessor, harmed);
    }

    static SideValues values(Assessment assessment) {
        Refund refund = assessment.refund();
        return new SideValues(
                refund.issued() == null ? null : refund.owed(),
                refund.processed().isEmpty() ? null : refund.executed(),
                refund.documents().isEmpty() ? null : assessment.target());
    }

    Symptom symptomOf(Assessment assessment, BreakClass primary, HandoffStep hop) {
        Refund refund = assessment.refund();
        HandoffLog log = HandoffLog.of(refund.log(), refund.speakers());
        boolean isRefused = assessment.isRejected() || assessment.isStuck();
        if (hop == HandoffStep.FORWARDED_OR_ACCEPTED
                && assessment.isMissingOnTarget()
                && !isRefused
                && log.legs().isEmpty()) {
            return Symptom.ofSilentLog(refund.leadingLeg().envelope().source());
        }
        return Symptoms.of(
                primary,
                hop,
                isRefused ? refund.processed().getLast().leg() : refund.leadingLeg(),
                log,
                refund.documents(),
                Differences.atTarget(rule, assessment));
    }

    /// A delay that ended within twice the time allowed is timing; what a processor or a customer's bank
    /// does not pay is decided outside.
    private static Cause causeOf(Assessment assessment, BreakClass primary, HandoffStep hop) {
        if (primary == BreakClass.LATE) {
            boolean healedSoon = Lag.of(assessment).stream()
                    .allMatch(lag -> lag.length().compareTo(lag.allowed().multipliedBy(2)) <= 0);
            return healedSoon ? Cause.TIMING : Cause.UNDETERMINED;
        }
        boolean isOfDocuments = primary == BreakClass.DUPLICATE_POSTING || hop == HandoffStep.PROCESS_GAP;
        if (!isOfDocuments && (assessment.isRejected() || assessment.isStuck())) {
            return Cause.EXTERNAL;
        }
        if (primary == BreakClass.MISSING && !assessment.isMissingOnTarget() && isOfPayer(assessment.refund())) {
            return Cause.EXTERNAL;
        }
        return Causes.of(primary, hop, assessment.refund().documents());
    }

    /// A marketplace that told of a refund and does not state it contradicts itself.
    private static boolean isOfPayer(Refund refund) {
        return refund.issued() != null && refund.envelope().role() == SourceRole.MARKETPLACE;
    }

    /// The earliest due time that has passed.
    static @Nullable Instant dueOf(Assessment assessment) {
        Dues dues = assessment.dues();
        return Stream.of(
                        assessment.isMissingOnTarget() || assessment.isParked() ? dues.target() : null,
                        assessment.isMissingOnProcessor() ? dues.processor() : null,
                        assessment.isStuck() ? dues.processorFinal() : null,
                        Dues.isPast(dues.source(), assessment.at()) ? dues.source() : null,
                        Lag.of(assessment).stream().map(Lag::due).findFirst().orElse(null))
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
    }

    /// One break for all partials of an order.
    Finding of(PartialGroup group) {
        return new GroupFinding(rule, group, all).finding();
    }

    /// The earliest step at which one of several hand-overs failed.
    static HandoffFinding combined(List<HandoffFinding> handoffs) {
        HandoffStep earliest = handoffs.stream()
                .map(HandoffFinding::step)
                .filter(step -> step != HandoffStep.GOOD)
                .min(HandoffStep::compareTo)
                .orElse(HandoffStep.GOOD);
        List<String> evidence = handoffs.stream()
                .flatMap(handoff -> handoff.evidence().stream())
                .distinct()
                .limit(GroupFinding.EVIDENCE_MAX)
                .toList();
        return new HandoffFinding(earliest, evidence);
    }
}
