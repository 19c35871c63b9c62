package io.tieout.alert.domain;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.HandoffStep;
import io.tieout.event.finding.Severity;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One of the breaks behind an alert, with what a person needs in order to act on it.
///
/// @param repair what to do about it, in words
/// @param order for display, null when no leg names one
/// @param traceparent of the record that opened the break
public record TopBreak(
        UUID breakId,
        BreakClass breakClass,
        Severity severity,
        Money delta,
        Money absolute,
        Instant firstDetectedAt,
        HandoffStep step,
        String authority,
        String repair,
        UUID correlationId,
        @Nullable String order,
        @Nullable String traceparent) {

    /// Most an alert shows; the rest is behind its link.
    public static final int COUNT_MAX = 5;

    private static final Comparator<TopBreak> OLDEST_FIRST =
            Comparator.comparing(TopBreak::firstDetectedAt).thenComparing(TopBreak::breakId);
    private static final Comparator<TopBreak> LARGEST_FIRST = Comparator.comparing(
                    TopBreak::absolute, Comparator.comparingLong(Money::minor))
            .reversed()
            .thenComparing(OLDEST_FIRST);

    public static TopBreak of(BreakState state) {
        return new TopBreak(
                state.breakId(),
                state.breakClass(),
                state.severity(),
                state.delta(),
                state.absolute(),
                state.firstDetectedAt(),
                state.handoff().step(),
                state.authority(),
                state.repair(),
                state.correlationId(),
                state.order(),
                state.traceparent());
    }

    /// Who owns the failed step and therefore acts.
    public String owner() {
        return StepOwner.of(step);
    }

    static Comparator<TopBreak> orderFor(Measure measure) {
        return switch (measure) {
            case COUNT, ABSOLUTE_AMOUNT -> LARGEST_FIRST;
            case AGE -> OLDEST_FIRST;
        };
    }
}
