package io.tieout.simulator.oracle;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which step of the handoff failed, as far as what was told shows it. Source: the handoff decision table of the domain
/// guide.
final class Evidence {

    /// What the target lost or changed on the way in.
    private static final Set<BreakClass> MAPPED_WRONGLY = EnumSet.of(
            BreakClass.WRONG_REFERENCE,
            BreakClass.CURRENCY,
            BreakClass.AMOUNT,
            BreakClass.MISCATEGORISED,
            BreakClass.FIELD_DROPPED);

    private Evidence() {}

    static HandoffStep step(Differences differences, List<Symptom> symptoms, boolean isLogMissing) {
        Set<BreakClass> classes = EnumSet.noneOf(BreakClass.class);
        symptoms.forEach(symptom -> classes.add(symptom.breakClass()));
        List<ErpEntryPosted> documents = differences.told(ErpEntryPosted.class).toList();
        if (has(documents, ErpState.REVERSED)) {
            return HandoffStep.PROCESS_GAP;
        }
        if (has(documents, ErpState.PARKED) || classes.contains(BreakClass.WRONG_ACCOUNT)) {
            return HandoffStep.NOT_CATEGORISED;
        }
        if (documents.isEmpty()
                && classes.contains(BreakClass.REJECTED_OR_STUCK)
                && !classes.contains(BreakClass.MISSING)) {
            // It is not due as long as nobody has decided to pay.
            return HandoffStep.GOOD;
        }
        if (documents.isEmpty()) {
            return isLogMissing ? HandoffStep.FORWARDED_OR_ACCEPTED : ofLog(differences);
        }
        boolean isUnrecognisable = classes.contains(BreakClass.MISSING);
        classes.retainAll(MAPPED_WRONGLY);
        return classes.isEmpty() && !isUnrecognisable ? HandoffStep.GOOD : HandoffStep.NOT_ACCEPTED;
    }

    private static HandoffStep ofLog(Differences differences) {
        Set<HandoffStage> stages = EnumSet.noneOf(HandoffStage.class);
        differences.told(HandoffRecorded.class).forEach(log -> stages.add(log.stage()));
        return stages.contains(HandoffStage.FORWARDED) ? HandoffStep.NOT_ACCEPTED : HandoffStep.NOT_FORWARDED;
    }

    private static boolean has(List<ErpEntryPosted> documents, ErpState state) {
        return documents.stream().anyMatch(document -> document.state() == state);
    }
}
