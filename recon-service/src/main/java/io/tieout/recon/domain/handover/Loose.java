package io.tieout.recon.domain.handover;

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
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// How a record without a document, or a document without a record, is described to those of other units.
record Loose(HandoverRule rule, Finding finding, List<Leg> legs) {

    /// Where these stopped, the ERP cannot have made a document.
    private static final Set<HandoffStep> NEVER_ARRIVED = Set.of(
            HandoffStep.NO_EVENT_STREAM, HandoffStep.NOT_EMITTED, HandoffStep.NOT_FORWARDED, HandoffStep.PROCESS_GAP);

    @Nullable
    Face face(MatchItem item) {
        return finding.breakClass() == BreakClass.MISSING ? ofRecord(item) : ofDocument(item);
    }

    private @Nullable Face ofRecord(MatchItem item) {
        boolean hasDocument = legs.stream().anyMatch(leg -> leg.event() instanceof ErpEntryPosted);
        if (hasDocument || NEVER_ARRIVED.contains(finding.evidence().handoff().step()) || isRefused()) {
            return null;
        }
        for (Kind kind : rule.kinds()) {
            if (item.key().equals(MatchItem.keyOf(Reference.parse(item.record()), kind.name()))) {
                return new Face(groupOf(kind.types()), item.record(), words(item.record()));
            }
        }
        return null;
    }

    /// One that names a record is of that, whatever else it is like. One by hand is a finding of its own.
    private @Nullable Face ofDocument(MatchItem item) {
        for (Leg leg : legs) {
            if (leg.event() instanceof ErpEntryPosted entry
                    && !rule.controlled().concern(entry)) {
                String group = groupOf(Set.of(entry.documentType()));
                return group.isEmpty() ? null : new Face(group, nameIn(leg, entry), words(item.key()));
            }
        }
        return null;
    }

    private String nameIn(Leg leg, ErpEntryPosted entry) {
        if (entry.carries() != null) {
            return entry.carries().toString();
        }
        return rule.kinds().stream()
                .flatMap(kind -> leg.references(kind.reference()).stream())
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

    private String words(String key) {
        return legs.stream()
                .filter(leg -> !(leg.event() instanceof HandoffRecorded))
                .flatMap(leg -> leg.envelope().references().stream())
                .filter(reference -> !reference.toString().equals(key) && reference.type() != ReferenceType.CUSTOMER)
                .map(Reference::value)
                .distinct()
                .sorted()
                .collect(joining(" "));
    }

    /// Kinds that share a type of document cannot be told apart by it: they are one group, by the name of the first of
    /// them. No kind has such a type where it is empty.
    private String groupOf(Set<String> types) {
        Set<String> all = new HashSet<>(types);
        TreeSet<String> names = new TreeSet<>();
        boolean grows = true;
        while (grows) {
            grows = false;
            for (Kind kind : rule.kinds()) {
                if (!names.contains(kind.name()) && kind.types().stream().anyMatch(all::contains)) {
                    names.add(kind.name());
                    all.addAll(kind.types());
                    grows = true;
                }
            }
        }
        return names.isEmpty() ? "" : names.first();
    }
}
