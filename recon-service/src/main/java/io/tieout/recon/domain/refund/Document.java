package io.tieout.recon.domain.refund;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A document of the ERP with all that the ERP said about it.
///
/// @param key the ERP's document number
/// @param leg that posted it, else parked it, else reversed it
record Document(Reference key, Leg leg, ErpEntryPosted event, List<Leg> legs) {

    static final Comparator<Document> BY_TIME =
            Comparator.comparing(Document::at).thenComparing(Document::key);

    /// Which state's content counts first.
    private static final List<ErpState> PREFERRED = List.of(ErpState.POSTED, ErpState.PARKED, ErpState.REVERSED);

    /// One per document number, in time order.
    static List<Document> of(List<Leg> targetLegs) {
        Map<Reference, List<Leg>> byNumber = new TreeMap<>();
        for (Leg leg : targetLegs) {
            if (leg.event() instanceof ErpEntryPosted) {
                byNumber.computeIfAbsent(leg.ownReference(ReferenceType.ERP_DOCUMENT), _ -> new ArrayList<>())
                        .add(leg);
            }
        }
        List<Document> documents = new ArrayList<>();
        byNumber.forEach((key, legs) -> {
            Leg telling = tellingOf(legs);
            if (telling != null && telling.event() instanceof ErpEntryPosted event) {
                documents.add(new Document(key, telling, event, List.copyOf(legs)));
            }
        });
        return documents.stream().sorted(BY_TIME).toList();
    }

    private static @Nullable Leg tellingOf(List<Leg> legs) {
        return legs.stream()
                .filter(leg -> !leg.isConflict())
                .min(Comparator.comparingInt((Leg leg) -> PREFERRED.indexOf(stateOf(leg)))
                        .thenComparing(Leg.BY_TIME))
                .orElse(null);
    }

    private static @Nullable ErpState stateOf(Leg leg) {
        return leg.event() instanceof ErpEntryPosted entry ? entry.state() : null;
    }

    Instant at() {
        return leg.occurredAt();
    }

    Money amount() {
        return event.amount();
    }

    LocalDate date() {
        return event.postingDate();
    }

    boolean isPosted() {
        return event.state() == ErpState.POSTED && reversal() == null;
    }

    boolean isParked() {
        return event.state() == ErpState.PARKED && reversal() == null;
    }

    /// In the books or on the way into them.
    boolean stands() {
        return isPosted() || isParked();
    }

    @Nullable
    Leg reversal() {
        return legs.stream()
                .filter(candidate -> !candidate.isConflict() && stateOf(candidate) == ErpState.REVERSED)
                .min(Leg.BY_TIME)
                .orElse(null);
    }

    boolean isContested() {
        return legs.stream().anyMatch(Leg::isConflict);
    }

    /// The refunds, returns and exchanges it names, the one it explicitly carries first.
    Set<Reference> recordNames() {
        Set<Reference> names = new LinkedHashSet<>();
        Reference carries = event.carries();
        if (carries != null && Names.isRecord(carries)) {
            names.add(carries);
        }
        names.addAll(Names.records(legs));
        return names;
    }
}
