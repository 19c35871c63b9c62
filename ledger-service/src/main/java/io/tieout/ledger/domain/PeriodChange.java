package io.tieout.ledger.domain;

import io.tieout.event.calendar.FiscalPeriod;
import java.util.List;
import java.util.UUID;

/// A decision about an accounting period of a legal entity.
///
/// @param events whose late entries a reopening posts anew in the period
/// @param corrections idempotency keys of the corrections that a reopening lets in
public record PeriodChange(
        String entity, FiscalPeriod period, PeriodAction action, List<UUID> events, List<String> corrections) {

    /// The most events, and the most corrections, of one reopening.
    public static final int NAMED_MAX = 200;

    public PeriodChange {
        events = List.copyOf(events);
        corrections = List.copyOf(corrections);
        boolean isForSome = !events.isEmpty() || !corrections.isEmpty();
        if ((action == PeriodAction.REOPEN) != isForSome) {
            throw new IllegalArgumentException("a period is reopened for what is named, and closed for everything");
        }
        if (events.size() > NAMED_MAX || corrections.size() > NAMED_MAX) {
            throw new IllegalArgumentException("at most " + NAMED_MAX + " of a kind");
        }
    }
}
