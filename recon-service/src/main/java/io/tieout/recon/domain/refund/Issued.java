package io.tieout.recon.domain.refund;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundIntent;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.rule.RefundRule;
import io.tieout.recon.domain.rule.Side;
import io.tieout.recon.domain.rule.Speaker;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A refund as the source tells it: issued, and perhaps cancelled. A return in several tenders is one for each.
///
/// @param key tells it apart: its record, with a number from the second tender of a return on
/// @param record the source's own id of the refund, the return or the exchange
/// @param leg that first told of it
/// @param hasDocument whether the ERP makes a document of it; else the store-day's summary has it
/// @param legs everything the source said about it, contradictions included
record Issued(Reference key, Reference record, Leg leg, Promise promise, boolean hasDocument, List<Leg> legs) {

    /// The order of partials: by the source's clock, then by id.
    static final Comparator<Issued> BY_TIME = Comparator.comparing(Issued::at).thenComparing(Issued::key);

    /// In time order: one per refund id, and one per tender of a return or exchange. Of those, what neither a
    /// processor pays nor the ERP makes a document of has no second side: cash is counted with its till.
    static List<Issued> of(RefundRule rule, List<Leg> sourceLegs) {
        Map<Reference, List<Leg>> byRecord = new TreeMap<>();
        Set<Reference> refunded = new HashSet<>();
        for (Leg leg : sourceLegs) {
            ReferenceType type = Promise.recordOf(leg.event());
            if (type != null) {
                byRecord.computeIfAbsent(leg.ownReference(type), _ -> new ArrayList<>())
                        .add(leg);
            }
            if (type == ReferenceType.REFUND) {
                refunded.addAll(leg.references(ReferenceType.RETURN));
                refunded.addAll(leg.references(ReferenceType.EXCHANGE));
            }
        }
        // A refund that names a return is what is given back for it, told twice.
        byRecord.keySet().removeAll(refunded);
        List<Issued> issued = new ArrayList<>();
        byRecord.forEach((key, legs) -> issued.addAll(of(rule, key, List.copyOf(legs))));
        return issued.stream().sorted(BY_TIME).toList();
    }

    private static List<Issued> of(RefundRule rule, Reference record, List<Leg> legs) {
        Leg first = firstOf(legs);
        if (first == null) {
            return List.of();
        }
        boolean hasDocument = hasDocument(rule, first);
        List<Issued> issued = new ArrayList<>(1);
        for (Promise promise : Promise.of(first.event())) {
            boolean isRefund = record.type() == ReferenceType.REFUND;
            if (isRefund || hasDocument || rule.expect().awaitsProcessor(promise.tender())) {
                Reference key = issued.isEmpty() ? record : numbered(record, issued.size() + 1);
                issued.add(new Issued(key, record, first, promise, hasDocument, legs));
            }
        }
        return issued;
    }

    private static Reference numbered(Reference record, int number) {
        return new Reference(record.type(), record.issuer(), record.value() + "#" + number);
    }

    /// Whose sale it was is told by who issued the order's number; a return without an order was sold there.
    private static boolean hasDocument(RefundRule rule, Leg leg) {
        Speaker speaker = rule.speaker(Side.SOURCE, leg.event());
        return speaker == null
                || switch (speaker.postedBy()) {
                    case DOCUMENT -> true;
                    case STORE_DAY -> false;
                    case STORE_DAY_IF_OWN ->
                        leg.references(ReferenceType.ORDER).stream()
                                .anyMatch(order ->
                                        !order.issuer().equals(leg.envelope().source()));
                };
    }

    private static @Nullable Leg firstOf(List<Leg> legs) {
        return legs.stream()
                .filter(leg -> !leg.isConflict())
                .min(Comparator.comparing((Leg leg) -> isCancellation(leg)).thenComparing(Leg.BY_TIME))
                .orElse(null);
    }

    private static boolean isCancellation(Leg leg) {
        return leg.event() instanceof RefundIssued refund && refund.intent() == RefundIntent.CANCELLED;
    }

    Instant at() {
        return leg.occurredAt();
    }

    /// What was issued, cancelled or not.
    Money face() {
        return promise.amount();
    }

    /// What the customer is owed: nothing once it is cancelled.
    Money owed() {
        return isCancelled() ? Money.zero(face().currency()) : face();
    }

    boolean isCancelled() {
        for (Leg each : legs) {
            if (!each.isConflict() && isCancellation(each)) {
                return true;
            }
        }
        return false;
    }

    /// The leg that took the promise back.
    @Nullable
    Leg cancellation() {
        return legs.stream()
                .filter(candidate -> !candidate.isConflict() && isCancellation(candidate))
                .min(Leg.BY_TIME)
                .orElse(null);
    }

    /// Whether the source, or two systems that speak for it, contradict themselves.
    boolean isContested() {
        return legs.stream().anyMatch(Leg::isConflict)
                || legs.stream()
                                .filter(other -> !isCancellation(other))
                                .map(Issued::amountOf)
                                .distinct()
                                .count()
                        > 1;
    }

    /// The amount that contradicts the first one, if an amount does.
    @Nullable
    Money contraryAmount() {
        return legs.stream()
                .sorted(Leg.BY_TIME)
                .map(Issued::amountOf)
                .filter(amount -> amount != null && !amount.equals(amountOf(leg)))
                .findFirst()
                .orElse(null);
    }

    /// What the record is about as a whole; a return may be given back in several tenders.
    private static @Nullable Money amountOf(Leg leg) {
        return leg.event().principal();
    }
}
