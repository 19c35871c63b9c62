package io.tieout.recon.domain.order;

import io.tieout.event.Money;
import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// That a check does not hold of an order.
///
/// @param expected what it should come to
/// @param actual what it comes to
/// @param exposure the money that it is about
/// @param dueAt until when it may be so; null where it never may
/// @param legs what it was concluded from
record Deviation(
        Check check,
        Money expected,
        Money actual,
        Money exposure,
        @Nullable Instant dueAt,
        List<Leg> legs,
        String sentence) {

    Deviation {
        legs = List.copyOf(legs);
    }

    Money delta() {
        return expected.minus(actual);
    }

    boolean isDue(Instant at) {
        return dueAt == null || !at.isBefore(dueAt);
    }
}
