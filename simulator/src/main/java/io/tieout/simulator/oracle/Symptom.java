package io.tieout.simulator.oracle;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import java.time.Instant;
import java.util.List;

/// One thing that can be seen to be wrong with a record.
///
/// @param amount what it should be
/// @param delta what it should be less what it is
record Symptom(BreakClass breakClass, Money amount, Money delta, Instant detectableAt) {

    /// The first class in the order of precedence, with all of it: a payout may lack two lines.
    ///
    /// Where the first does not touch the ERP's amount, something else that is wrong with the record may.
    /// Of goods that were not booked the ERP's amount says nothing, and pieces that are off say nothing of it.
    ///
    /// @param sorted in the order of precedence, not empty
    static Symptom ofAll(List<Symptom> sorted) {
        Symptom first = sorted.getFirst();
        Symptom all = first;
        for (Symptom each : sorted.subList(1, sorted.size())) {
            boolean isMore = each.breakClass() == first.breakClass()
                    && each.delta().currency().equals(first.delta().currency());
            all = isMore ? all.with(each) : all;
        }
        for (Symptom each : sorted) {
            boolean isOfAmount = each.breakClass() != BreakClass.STOCK_VARIANCE;
            all = all.delta().isZero() && all.breakClass() != BreakClass.HALF_APPLIED && isOfAmount
                    ? new Symptom(all.breakClass, all.amount, each.delta, all.detectableAt)
                    : all;
        }
        return all;
    }

    private Symptom with(Symptom other) {
        return new Symptom(
                breakClass,
                amount.plus(other.amount),
                delta.plus(other.delta),
                detectableAt.isAfter(other.detectableAt) ? detectableAt : other.detectableAt);
    }

    /// Of something that is there with the right amount.
    static Symptom without(BreakClass breakClass, Money amount, Instant detectableAt) {
        return new Symptom(breakClass, amount, Money.zero(amount.currency()), detectableAt);
    }
}
