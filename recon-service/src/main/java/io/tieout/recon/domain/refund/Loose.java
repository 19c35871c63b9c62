package io.tieout.recon.domain.refund;

import static java.util.stream.Collectors.joining;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.HandoffStage;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.MatchItem;
import io.tieout.recon.domain.pair.Face;
import io.tieout.recon.domain.rule.RefundRule;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How a refund without a document, or a document without a refund, is described to those of other transactions.
record Loose(RefundRule rule, Finding finding, List<Leg> legs) {

    private static final String KIND = "refund";

    /// Where these stopped, the ERP cannot have made a document.
    private static final Set<HandoffStep> NEVER_ARRIVED = Set.of(
            HandoffStep.NO_EVENT_STREAM, HandoffStep.NOT_EMITTED, HandoffStep.NOT_FORWARDED, HandoffStep.PROCESS_GAP);

    @Nullable
    Face face(MatchItem item) {
        return finding.breakClass() == BreakClass.MISSING ? ofRefund(item) : ofDocument();
    }

    /// Only one that was paid as it was owed: what else is wrong with it has to stay a break. None of which the ERP
    /// had a document or refused one.
    private @Nullable Face ofRefund(MatchItem item) {
        boolean isPaid = finding.values().processor() != null
                && finding.values().processor().equals(finding.values().source());
        boolean hasDocument = legs.stream().anyMatch(leg -> leg.event() instanceof ErpEntryPosted);
        if (!isPaid
                || hasDocument
                || NEVER_ARRIVED.contains(finding.evidence().handoff().step())
                || isRefused()) {
            return null;
        }
        return new Face(KIND, item.record(), words(), PaidBy.of(legs));
    }

    /// One by hand is a person's doing, whatever it is like.
    private @Nullable Face ofDocument() {
        for (Leg leg : legs) {
            if (leg.event() instanceof ErpEntryPosted entry
                    && rule.documentTypes().contains(entry.documentType())) {
                return entry.enteredBy() == null ? new Face(KIND, nameIn(leg, entry), words(), PaidBy.of(legs)) : null;
            }
        }
        return null;
    }

    private static String nameIn(Leg leg, ErpEntryPosted entry) {
        if (entry.carries() != null) {
            return entry.carries().toString();
        }
        return leg.references(ReferenceType.REFUND).stream()
                .map(Reference::toString)
                .min(Comparator.naturalOrder())
                .orElse("");
    }

    private boolean isRefused() {
        return legs.stream()
                .filter(leg -> !leg.isConflict())
                .anyMatch(leg -> leg.event() instanceof HandoffRecorded log
                        && (log.stage() == HandoffStage.REJECTED || log.stage() == HandoffStage.DEAD_LETTERED));
    }

    private String words() {
        return legs.stream()
                .filter(leg -> !(leg.event() instanceof HandoffRecorded))
                .flatMap(leg -> leg.envelope().references().stream())
                .filter(reference -> reference.type() != ReferenceType.CUSTOMER)
                .map(Reference::value)
                .distinct()
                .sorted()
                .collect(joining(" "));
    }
}
