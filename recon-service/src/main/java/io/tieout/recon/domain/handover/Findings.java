package io.tieout.recon.domain.handover;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Candidate;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Finding.About;
import io.tieout.recon.domain.Finding.Evidence;
import io.tieout.recon.domain.Finding.SideValues;
import io.tieout.recon.domain.Finding.Stake;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Symptom;
import io.tieout.recon.domain.evidence.Causes;
import io.tieout.recon.domain.evidence.Symptoms;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes down what does not tie about one record.
final class Findings {

    /// Candidates that one break lists, the nearest amounts first.
    private static final int CANDIDATES_MAX = 5;

    private final List<Judgement> all;

    Findings(List<Judgement> all) {
        this.all = all;
    }

    /// The finding about a record by itself, or null when it ties.
    @Nullable
    Finding of(Judgement judgement) {
        Set<BreakClass> holds = judgement.holds();
        if (holds.isEmpty()) {
            return null;
        }
        BreakClass primary = holds.iterator().next();
        Money delta = judgement.variance().minus(judgement.timing());
        List<LineDifference> misplaced = judgement.misplaced();
        Money exposure = misplaced.isEmpty() ? delta.magnitude() : LineDifference.misplaced(misplaced);
        return finding(
                judgement,
                judgement.record().ordinal(),
                primary,
                holds.stream().skip(1).toList(),
                new Stake(delta, delta.magnitude(), exposure, false),
                new SideValues(
                        judgement.record().isTold() ? judgement.source() : null,
                        null,
                        judgement.record().documents().isEmpty() ? null : judgement.target()));
    }

    /// The finding about documents in another currency: nothing is netted across currencies.
    Finding ofForeign(Judgement judgement, Money amount) {
        Money none = Money.zero(amount.currency());
        return finding(
                judgement,
                judgement.record().ordinal() + amount.currency().getNumericCode(),
                BreakClass.CURRENCY,
                List.of(),
                new Stake(amount.negated(), amount, amount, false),
                new SideValues(none, null, amount));
    }

    private Finding finding(
            Judgement judgement,
            int ordinal,
            BreakClass primary,
            List<BreakClass> attributes,
            Stake stake,
            SideValues values) {
        Handed record = judgement.record();
        HandoffFinding handoff = Steps.of(judgement);
        return new Finding(
                new FindingKey(record.reference().toString(), ordinal),
                about(record),
                primary,
                attributes,
                judgement.isHealed(primary),
                stake,
                values,
                new Evidence(
                        Fields.all(judgement),
                        handoff,
                        candidates(judgement),
                        record.legs().stream().map(Leg::eventId).distinct().toList(),
                        symptomOf(judgement, primary, handoff.step())),
                causeOf(judgement, primary, handoff.step()),
                Advice.authority(judgement, primary),
                Advice.repair(judgement, primary),
                judgement.isDue() ? judgement.dueAt() : null);
    }

    /// The names tell whether two breaks are about the same; so they are of one kind of document.
    private static About about(Handed record) {
        Reference order = record.order();
        List<String> names = new ArrayList<>();
        names.add(record.key());
        record.documents().forEach(document -> names.add(document.key().toString()));
        return new About(
                record.leading().envelope().entity(),
                record.leading().envelope().businessDate(),
                order == null ? null : order.value(),
                record.leading().traceparent(),
                List.of(record.key()),
                names.stream().distinct().toList());
    }

    /// A delay that ended within twice the time allowed is timing; a document of a type that no source hands over was
    /// made by hand.
    private static Symptom symptomOf(Judgement judgement, BreakClass primary, HandoffStep hop) {
        Handed record = judgement.record();
        boolean isSilent = hop == HandoffStep.FORWARDED_OR_ACCEPTED
                && record.log().legs().isEmpty()
                && record.documents().isEmpty();
        return isSilent
                ? Symptom.ofSilentLog(record.leading().envelope().source())
                : Symptoms.of(
                        primary, hop, record.leading(), record.log(), record.documents(), Fields.ofPayload(judgement));
    }

    private static Cause causeOf(Judgement judgement, BreakClass primary, HandoffStep hop) {
        if (primary == BreakClass.LATE) {
            Duration allowed = Duration.between(judgement.record().at(), judgement.dueAt());
            Duration taken = Duration.between(
                    judgement.record().at(), judgement.posted().getFirst().at());
            return taken.compareTo(allowed.multipliedBy(2)) <= 0 ? Cause.TIMING : Cause.UNDETERMINED;
        }
        boolean byHand = primary == BreakClass.ORPHAN
                && judgement
                        .rule()
                        .controlled()
                        .concern(judgement.record().documents().getFirst().event());
        return byHand
                ? Cause.PROCESS_GAP
                : Causes.of(primary, hop, judgement.record().documents());
    }

    /// For a record without a document the documents without a record, and the other way round.
    private List<Candidate> candidates(Judgement judgement) {
        if (!judgement.isMissing() && judgement.record().isTold()) {
            return List.of();
        }
        Money amount = judgement.record().isTold() ? judgement.source() : judgement.target();
        return all.stream()
                .filter(other -> judgement.record().isTold() ? !other.record().isTold() : other.isMissing())
                .sorted(Comparator.comparing(
                                (Judgement other) -> !faceOf(other).currency().equals(amount.currency()))
                        .thenComparingLong(other -> Math.abs(faceOf(other).minor() - amount.minor()))
                        .thenComparing(other -> other.record().key()))
                .limit(CANDIDATES_MAX)
                .map(other -> candidate(other, judgement))
                .toList();
    }

    private static Money faceOf(Judgement judgement) {
        return judgement.record().isTold() ? judgement.source() : judgement.target();
    }

    private static Candidate candidate(Judgement candidate, Judgement wanted) {
        List<String> failed = new ArrayList<>();
        failed.add("record: the document does not name it");
        if (!faceOf(candidate).equals(faceOf(wanted))) {
            failed.add("amount: " + faceOf(candidate) + " instead of " + faceOf(wanted));
        }
        var date = candidate.record().leading().envelope().businessDate();
        var other = wanted.record().leading().envelope().businessDate();
        if (!date.equals(other)) {
            failed.add("date: " + date + " instead of " + other);
        }
        return new Candidate(
                candidate.record().isTold()
                        ? candidate.record().reference().toString()
                        : candidate.record().key(),
                faceOf(candidate).toString(),
                date.toString(),
                failed);
    }
}
