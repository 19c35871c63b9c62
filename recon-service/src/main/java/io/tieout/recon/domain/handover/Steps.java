package io.tieout.recon.domain.handover;

import io.tieout.event.Money;
import io.tieout.event.finding.FieldDifference;
import io.tieout.event.finding.HandoffFinding;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.evidence.Document;
import java.util.ArrayList;
import java.util.List;

/// Finds the failed step of the hand-over to the ERP, by the decision table of docs/reference/break-classes.md: the
/// first row that fails wins, and where a log is missing it is named instead of a step being guessed.
final class Steps {

    private final Judgement judgement;
    private final Handed record;
    private final List<String> evidence = new ArrayList<>();

    private Steps(Judgement judgement) {
        this.judgement = judgement;
        this.record = judgement.record();
    }

    static HandoffFinding of(Judgement judgement) {
        Steps steps = new Steps(judgement);
        steps.tellSides();
        HandoffStep step = steps.step();
        return new HandoffFinding(step, steps.evidence);
    }

    private void tellSides() {
        if (!record.isTold()) {
            evidence.add("No source told a record that this document is of.");
        }
        for (Leg leg : record.told()) {
            evidence.add("%s told %s at %s.".formatted(leg.envelope().source(), record.reference(), leg.occurredAt()));
        }
        for (Document document : record.documents()) {
            evidence.add("%s %s %s %s of %s at %s%s."
                    .formatted(
                            document.leg().envelope().source(),
                            document.event().state().code(),
                            document.event().documentType(),
                            document.key().value(),
                            document.amount(),
                            document.at(),
                            document.circumstances()));
        }
        if (record.documents().stream().noneMatch(Document::stands)) {
            evidence.add("The ERP holds no document for it.");
        }
        evidence.addAll(record.log().sentences());
    }

    private HandoffStep step() {
        if (!record.isTold()) {
            return ofLoose();
        }
        if (record.documents().stream().noneMatch(Document::stands)) {
            return withoutDocument();
        }
        if (judgement.isParked()) {
            return HandoffStep.NOT_CATEGORISED;
        }
        if (judgement.posted().size() > 1) {
            record.log().tellHowOftenItWasForwarded(evidence);
        }
        return withDocument();
    }

    private HandoffStep ofLoose() {
        if (judgement.rule().controlled().concern(record.documents().getFirst().event())) {
            evidence.add("It names no record and is of a type that no source hands over: it was made in the ERP.");
            return HandoffStep.GOOD;
        }
        evidence.add("Missing: the source's own event log, which would tell whether it sent a record at all.");
        return HandoffStep.EMITTED_OR_FORWARDED;
    }

    private HandoffStep withoutDocument() {
        if (judgement.isReversed()) {
            evidence.add(Document.reversalOf(record.documents()));
            return HandoffStep.PROCESS_GAP;
        }
        HandoffStep step = record.log().stepWithoutDocument(evidence);
        if (step != null) {
            return step;
        }
        if (record.isLogged()) {
            evidence.add("The integration's log tells of other messages of this transaction and shows no receipt of "
                    + record.reference() + ".");
            return HandoffStep.NOT_FORWARDED;
        }
        evidence.add("Missing: the integration's log about " + record.reference() + ".");
        return HandoffStep.FORWARDED_OR_ACCEPTED;
    }

    /// A document stands: what differs in it tells the step.
    private HandoffStep withDocument() {
        List<FieldDifference> differences = Fields.ofWhole(judgement);
        List<LineDifference> lines = judgement.misplaced();
        if (differences.isEmpty() && lines.isEmpty()) {
            return judgement.wrongLines().isEmpty() ? HandoffStep.GOOD : HandoffStep.NOT_CATEGORISED;
        }
        if (record.log().payload() == null) {
            evidence.add("Missing: the payload as the integration forwarded it.");
            return HandoffStep.FORWARDED_OR_ACCEPTED;
        }
        boolean isForwarded = !differences.isEmpty();
        for (LineDifference line : lines) {
            isForwarded |= line.isForwarded();
            evidence.add(line.sentence(record.log().forwarded(line.check().field())));
        }
        if (!isForwarded) {
            return HandoffStep.FORWARDED_OR_ACCEPTED;
        }
        boolean leftWrong = false;
        for (FieldDifference difference : differences) {
            leftWrong |= wasForwardedWrong(difference);
        }
        return leftWrong ? HandoffStep.NOT_FORWARDED : HandoffStep.NOT_ACCEPTED;
    }

    /// Whether the integration already forwarded a field otherwise than the source sent it. Which document to make of
    /// a message and whose it is does not stand in the payload: the message is about the record, which is enough.
    private boolean wasForwardedWrong(FieldDifference difference) {
        String name = difference.field();
        String sent = switch (name) {
            case Fields.AMOUNT -> judgement.source().decimal();
            case Fields.CURRENCY -> judgement.source().currency().getCurrencyCode();
            case Fields.REASON -> record.reason();
            default -> null;
        };
        if (sent == null) {
            evidence.add(
                    "The message was about %s; the target has its %s otherwise.".formatted(record.reference(), name));
            return false;
        }
        String forwarded = record.log().forwarded(name);
        boolean same = sent.equals(forwarded) || (name.equals(Fields.AMOUNT) && isSameAmount(forwarded));
        evidence.add(
                same
                        ? "%s was forwarded as \"%s\", as the source sent it; the target has it otherwise."
                                .formatted(name, forwarded)
                        : "%s was sent as \"%s\" and forwarded %s."
                                .formatted(name, sent, forwarded == null ? "without it" : "as \"" + forwarded + "\""));
        return !same;
    }

    private boolean isSameAmount(@org.jspecify.annotations.Nullable String forwarded) {
        try {
            return forwarded != null
                    && Money.parse(forwarded, judgement.source().currency()).equals(judgement.source());
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }
}
