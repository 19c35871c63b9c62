package io.tieout.recon.domain.refund;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A refund as the processor tells it. Its state of the highest rank counts, whatever arrived first.
///
/// @param key the processor's own refund id
/// @param leg that tells the state that counts
/// @param legs everything the processor said about it, contradictions included
record Processed(Reference key, Leg leg, RefundProcessed event, List<Leg> legs) {

    static final Comparator<Processed> BY_TIME =
            Comparator.comparing(Processed::firstAt).thenComparing(Processed::key);

    /// One per refund id of the processor, in time order.
    static List<Processed> of(List<Leg> processorLegs) {
        Map<Reference, List<Leg>> byRefund = new TreeMap<>();
        for (Leg leg : processorLegs) {
            if (leg.event() instanceof RefundProcessed) {
                byRefund.computeIfAbsent(leg.ownReference(ReferenceType.REFUND), _ -> new ArrayList<>())
                        .add(leg);
            }
        }
        List<Processed> processed = new ArrayList<>();
        byRefund.forEach((key, legs) -> {
            Leg highest = highestOf(legs);
            if (highest != null && highest.event() instanceof RefundProcessed event) {
                processed.add(new Processed(key, highest, event, List.copyOf(legs)));
            }
        });
        return processed.stream().sorted(BY_TIME).toList();
    }

    private static @Nullable Leg highestOf(List<Leg> legs) {
        return legs.stream()
                .filter(leg -> !leg.isConflict())
                .min(Comparator.comparingInt((Leg leg) -> -statusOf(leg).rank()).thenComparing(Leg.BY_TIME))
                .orElse(null);
    }

    private static RefundStatus statusOf(Leg leg) {
        return leg.event() instanceof RefundProcessed processed ? processed.status() : RefundStatus.UNMAPPED;
    }

    RefundStatus status() {
        return event.status();
    }

    Money amount() {
        return event.amount();
    }

    /// With which the processor first spoke of it.
    Leg first() {
        return legs.stream().min(Leg.BY_TIME).orElse(leg);
    }

    Instant firstAt() {
        return first().occurredAt();
    }

    /// Whether money moves or may still move; a refused refund moves none.
    boolean isAlive() {
        return status() != RefundStatus.REJECTED && status() != RefundStatus.FAILED;
    }

    /// The leg that first said pending, if one did.
    @Nullable
    Leg pending() {
        return legs.stream()
                .filter(candidate -> !candidate.isConflict() && statusOf(candidate) == RefundStatus.PENDING)
                .min(Leg.BY_TIME)
                .orElse(null);
    }

    /// Whether the processor contradicts itself: other content for one state, or two states of one rank.
    boolean isContested() {
        return legs.stream().anyMatch(Leg::isConflict)
                || legs.stream()
                        .map(Processed::statusOf)
                        .anyMatch(status -> status != status() && status.rank() == status().rank());
    }
}
