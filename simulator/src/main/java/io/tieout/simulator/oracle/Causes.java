package io.tieout.simulator.oracle;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.SourceRole;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import io.tieout.simulator.fault.Injection;
import io.tieout.simulator.oracle.Known.Alike;
import io.tieout.simulator.retailer.Sent;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How far what was told lets somebody conclude why something is wrong. Source: the table of root causes of the domain
/// guide.
final class Causes {

    private static final Duration OTHERS_TO_SOURCE = Duration.ofHours(1);

    private static final Set<BreakClass> MAPPED = EnumSet.of(
            BreakClass.WRONG_REFERENCE,
            BreakClass.CURRENCY,
            BreakClass.AMOUNT,
            BreakClass.MISCATEGORISED,
            BreakClass.FIELD_DROPPED);

    private static final String DEPOSIT = ReferenceType.DEPOSIT.code() + ":";

    private final Story story;
    private final Differences differences;
    private final List<Symptom> symptoms;
    private final HandoffStep step;

    /// @param symptoms in the order of precedence
    Causes(Story story, Differences differences, List<Symptom> symptoms, HandoffStep step) {
        this.story = story;
        this.differences = differences;
        this.symptoms = symptoms;
        this.step = step;
    }

    /// What stands in the evidence of one record comes first. Several faults of one record show as one.
    ///
    /// @param from what was done
    Known known(Injection from) {
        Cause told = told();
        if (told != null) {
            return Known.all(told, step);
        }
        return switch (from.fault().cause()) {
            case EXTERNAL -> Known.all(Cause.EXTERNAL, step);
            case REFERENCE_DATA -> Known.without(step, "no code was told that it failed on");
            case PROCESS_GAP -> Known.without(step, "nothing tells that a person did it");
            case TIMING, UNDETERMINED -> Known.without(step, "it took more than twice its time");
            case INTEGRATION_BUG -> Known.byOthers(step, alike());
        };
    }

    /// A document that was parked or rerouted names the code, one that was made or taken back by hand the person.
    private @Nullable Cause told() {
        return switch (primary()) {
            case REJECTED_OR_STUCK -> isParked() ? Cause.REFERENCE_DATA : Cause.EXTERNAL;
            case STATUS_UNMAPPED -> Cause.REFERENCE_DATA;
            case LATE -> isHealedSoon() ? Cause.TIMING : null;
            case CASH_OVER_OR_SHORT -> Cause.PROCESS_GAP;
            case HALF_APPLIED, STEP_MISSING, OVER_REFUND, REFUNDED_AND_CHARGED_BACK, SAME_FACT_NEW_KEY -> null;
            case MISSING -> isUnstated() ? Cause.EXTERNAL : ofDocuments();
            default -> ofDocuments();
        };
    }

    /// People write journals, and carry what is banked. The bank writes the text that names it.
    private @Nullable Cause ofDocuments() {
        boolean isByHand = documents().anyMatch(each -> each.enteredBy() != null)
                || (primary() == BreakClass.ORPHAN && !BankSymptoms.isLine(story.about()))
                || (story.about().startsWith(DEPOSIT) && primary() != BreakClass.WRONG_REFERENCE);
        if (isByHand) {
            return Cause.PROCESS_GAP;
        }
        return documents().anyMatch(each -> each.exceptionCode() != null) ? Cause.REFERENCE_DATA : null;
    }

    /// A marketplace that tells of a refund and does not state it contradicts itself.
    private boolean isUnstated() {
        Sent sent = story.sent();
        return differences
                        .missing(RefundProcessed.class)
                        .anyMatch(each -> each.envelope().role() == SourceRole.MARKETPLACE)
                && (sent == null
                        || differences
                                .of(sent)
                                .told(ErpEntryPosted.class)
                                .findAny()
                                .isPresent());
    }

    private boolean isParked() {
        return documents().anyMatch(each -> each.state() == ErpState.PARKED);
    }

    private BreakClass primary() {
        return symptoms.getFirst().breakClass();
    }

    private boolean isHealedSoon() {
        Instant dueAt = symptoms.getFirst().detectableAt();
        Sent sent = story.sent();
        Duration allowed =
                sent == null ? OTHERS_TO_SOURCE : sent.message().documentType().due();
        return spokeAt(sent)
                .map(at -> Duration.between(dueAt, at).compareTo(allowed) <= 0)
                .findFirst()
                .orElse(false);
    }

    private Stream<Instant> spokeAt(@Nullable Sent sent) {
        return sent == null
                ? differences
                        .told(RefundIssued.class)
                        .map(each -> each.envelope().occurredAt())
                : differences
                        .of(sent)
                        .told(ErpEntryPosted.class)
                        .map(each -> each.envelope().occurredAt());
    }

    private Stream<ErpEntryPosted> documents() {
        return differences.told(ErpEntryPosted.class);
    }

    private Alike alike() {
        Sent sent = story.sent();
        if (sent == null) {
            return new Alike(step, teller(), primary().code());
        }
        Differences own = differences.of(sent);
        if (own.told(ErpEntryPosted.class).findAny().isPresent()) {
            return new Alike(step, sent.message().company().erp().id(), fields());
        }
        HandoffRecorded last =
                own.told(HandoffRecorded.class).reduce((_, next) -> next).orElse(null);
        if (last == null) {
            return new Alike(step, sent.message().about().issuer(), "not received");
        }
        boolean isOfTarget = last.stage() == HandoffStage.ACKNOWLEDGED || last.stage() == HandoffStage.REJECTED;
        return new Alike(
                step,
                isOfTarget ? last.target() : last.envelope().source(),
                last.stage().code() + ": " + last.detail());
    }

    /// What arrived otherwise than it was sent; of documents that are right by themselves, what is wrong with them.
    private String fields() {
        String fields = symptoms.stream()
                .map(Symptom::breakClass)
                .filter(MAPPED::contains)
                .map(BreakClass::code)
                .distinct()
                .collect(Collectors.joining(", "));
        boolean isRepeated = primary() == BreakClass.DUPLICATE_POSTING;
        return isRepeated || fields.isEmpty() ? primary().code() : fields;
    }

    /// A payment that was taken twice is of the processor, whosever order it is.
    private String teller() {
        return differences
                .extra(PaymentCaptured.class)
                .map(each -> each.envelope().source())
                .findFirst()
                .orElseGet(() -> story.about().split(":", 3)[1]);
    }
}
