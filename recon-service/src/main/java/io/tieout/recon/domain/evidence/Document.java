package io.tieout.recon.domain.evidence;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A document of the ERP with all that the ERP said about it.
///
/// @param key the ERP's document number
/// @param leg that posted it, else parked it, else reversed it
public record Document(Reference key, Leg leg, ErpEntryPosted event, List<Leg> legs) {

    public static final Comparator<Document> BY_TIME =
            Comparator.comparing(Document::at).thenComparing(Document::key);

    /// Which state's content counts first.
    private static final List<ErpState> PREFERRED = List.of(ErpState.POSTED, ErpState.PARKED, ErpState.REVERSED);

    /// One per document number, in time order.
    public static List<Document> of(List<Leg> targetLegs) {
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

    public Instant at() {
        return leg.occurredAt();
    }

    public Money amount() {
        return event.amount();
    }

    public LocalDate date() {
        return event.postingDate();
    }

    public boolean isPosted() {
        return event.state() == ErpState.POSTED && reversal() == null;
    }

    public boolean isParked() {
        return event.state() == ErpState.PARKED && reversal() == null;
    }

    /// In the books or on the way into them.
    public boolean stands() {
        return isPosted() || isParked();
    }

    public @Nullable Leg reversal() {
        return legs.stream()
                .filter(candidate -> !candidate.isConflict() && stateOf(candidate) == ErpState.REVERSED)
                .min(Leg.BY_TIME)
                .orElse(null);
    }

    public boolean isContested() {
        return legs.stream().anyMatch(Leg::isConflict);
    }

    /// The person who wrote or reversed it by hand; null where the interface did, or the ERP does not say it.
    public @Nullable String enteredBy() {
        Leg reversal = reversal();
        ErpEntryPosted last = reversal != null && reversal.event() instanceof ErpEntryPosted entry ? entry : event;
        return last.enteredBy() == null ? event.enteredBy() : last.enteredBy();
    }

    /// The ERP's code for why it parked it or put it elsewhere; null where it gave none.
    public @Nullable String exceptionCode() {
        return event.exceptionCode();
    }

    /// What the ERP says of how it came about, ` by clerk-17`; empty where it says nothing.
    public String circumstances() {
        String code = exceptionCode();
        String person = enteredBy();
        return (person == null ? "" : " by " + person) + (code == null ? "" : " with exception " + code);
    }

    /// In words, of documents that were right and do not stand any more.
    public static String reversalOf(List<Document> documents) {
        return documents.stream()
                .map(Document::enteredBy)
                .filter(Objects::nonNull)
                .findFirst()
                .map(person -> "It was right in the ERP and was reversed there by " + person + ".")
                .orElse("It was right in the ERP and was reversed there; the ERP does not say by whom.");
    }

    /// The records of a type that it names: the one that it explicitly carries, else all among its references.
    public Set<Reference> names(ReferenceType type) {
        Reference carries = event.carries();
        if (carries != null) {
            return carries.type() == type ? Set.of(carries) : Set.of();
        }
        Set<Reference> names = new LinkedHashSet<>();
        legs.forEach(each -> names.addAll(each.references(type)));
        names.remove(key);
        return names;
    }

    /// Whether the ERP put it into another period than the one that what was told belongs into. While that
    /// is its own, what is posted in the night after its last day may have the period of the ERP's own day.
    public boolean isOutsidePeriodOf(Leg told) {
        FiscalPeriod own = leg.calendar().of(leg.envelope().businessDate());
        return !period().equals(periodOf(told)) && (told.lateOn() != null || !period().equals(own));
    }

    /// The period that what was told belongs into, by the calendar of the document's legal entity.
    public FiscalPeriod periodOf(Leg told) {
        return leg.calendar().of(told.bookedOn());
    }

    /// The period it is in: its own where that is written as one of its legal entity, else that of its
    /// posting date.
    public FiscalPeriod period() {
        return Optional.ofNullable(event.period())
                .flatMap(leg.calendar()::named)
                .orElseGet(() -> leg.calendar().of(event.postingDate()));
    }
}
