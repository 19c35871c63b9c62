package io.tieout.recon.domain.refund;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundIntent;
import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A refund as the source tells it: issued, and perhaps cancelled.
///
/// @param key the source's own refund id
/// @param leg that first told of it
/// @param legs everything the source said about it, contradictions included
record Issued(Reference key, Leg leg, RefundIssued event, List<Leg> legs) {

    /// The order of partials: by the source's clock, then by id.
    static final Comparator<Issued> BY_TIME = Comparator.comparing(Issued::at).thenComparing(Issued::key);

    /// One per refund id, in time order.
    static List<Issued> of(List<Leg> sourceLegs) {
        Map<Reference, List<Leg>> byRefund = new TreeMap<>();
        for (Leg leg : sourceLegs) {
            if (leg.event() instanceof RefundIssued) {
                byRefund.computeIfAbsent(leg.ownReference(ReferenceType.REFUND), _ -> new ArrayList<>())
                        .add(leg);
            }
        }
        List<Issued> issued = new ArrayList<>();
        byRefund.forEach((key, legs) -> {
            Leg first = firstOf(legs);
            if (first != null && first.event() instanceof RefundIssued event) {
                issued.add(new Issued(key, first, event, List.copyOf(legs)));
            }
        });
        return issued.stream().sorted(BY_TIME).toList();
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
        return event.amount();
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
                .filter(amount -> amount != null && !amount.equals(face()))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Money amountOf(Leg leg) {
        return leg.event() instanceof RefundIssued refund ? refund.amount() : null;
    }
}
