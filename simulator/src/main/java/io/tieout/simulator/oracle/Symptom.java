package io.tieout.simulator.oracle;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import java.time.Instant;

/// One thing that can be seen to be wrong with a record.
///
/// @param amount what it should be
/// @param delta what it should be less what it is
record Symptom(BreakClass breakClass, Money amount, Money delta, Instant detectableAt) {

    /// Of something that is there with the right amount.
    static Symptom without(BreakClass breakClass, Money amount, Instant detectableAt) {
        return new Symptom(breakClass, amount, Money.zero(amount.currency()), detectableAt);
    }
}
