package io.tieout.recon.domain.total;

import io.tieout.event.finding.FieldDifference;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.PartSum;
import io.tieout.recon.domain.Sums;
import io.tieout.recon.domain.handover.EventFields;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How many parts a total states and how many were told.
///
/// @param numbers null where parts are not numbered
record PartCount(long stated, long told, @Nullable UntoldNumbers numbers) {

    /// The kind of its item, `store-day:pos:S1-2026-03-02 as count`.
    static final String NAME = "count";

    /// Null where the total states no number, or not all parts were counted.
    static @Nullable PartCount of(TotalRule rule, Leg total, Sums sums) {
        Measure count = rule.count();
        Long stated = statedBy(rule, total);
        if (count == null || stated == null) {
            return null;
        }
        long told = countOf(sums, count);
        // A sum that an update of the rule began in the middle of a record knows only some of the parts.
        boolean isOfAll = rule.measures().stream().allMatch(measure -> countOf(sums, measure) <= told);
        return isOfAll
                ? new PartCount(stated, told, UntoldNumbers.of(count.numbering(), sums.numbersOf(count.sum())))
                : null;
    }

    /// Null where the rule or the total says no number.
    static @Nullable Long statedBy(TotalRule rule, Leg total) {
        Measure count = rule.count();
        return count == null
                ? null
                : EventFields.count(total.event(), count.stated().field());
    }

    /// In whatever currency.
    static long countOf(Sums sums, Measure measure) {
        return sums.of(measure.sum()).stream().mapToLong(PartSum::count).sum();
    }

    boolean ties() {
        return stated == told;
    }

    /// Exactly those parts that were not told, by their numbers; null where the numbers do not name all of them.
    @Nullable
    String untold() {
        return numbers == null ? null : numbers.exactly(stated - told);
    }

    /// What the numbers say of the difference.
    List<String> sentences() {
        return ties() || numbers == null ? List.of() : numbers.sentences(stated - told);
    }

    FieldDifference difference() {
        return new FieldDifference(NAME, Long.toString(stated), Long.toString(told));
    }
}
