package io.tieout.reconcile.domain;

import org.jspecify.annotations.Nullable;

/// What may be tied without a key, and how sure it must be.
///
/// @param days how many days apart the two sides may date the same fact
/// @param subsetMax of how many one side's amount may be the sum; null where sums are not tied
/// @param nearPercent how far an amount may be from another one to be suggested, of the larger; 0 where none is. It is
///     never tied: that both the reference and the amount went wrong is for a person to say
/// @param likely from which score on a pair is tied that is not the only one with its amount; null where none is
public record PairTerms(
        int days,
        @Nullable Integer subsetMax,
        int nearPercent,
        @Nullable Likely likely) {

    /// Of how many at most one may be the sum.
    public static final int SUBSET_MAX = SubsetSum.AMOUNTS_MAX;

    /// @param threshold of 1,000
    /// @param margin how far ahead of the next best whole a pair has to be
    public record Likely(int threshold, int margin) {

        /// What the amount and the date alone can come to: what is tied by less needs words.
        public static final int WHOLE = 1000;

        public Likely {
            if (threshold < 1 || threshold > WHOLE || margin < 1 || margin > WHOLE) {
                throw new IllegalArgumentException("threshold " + threshold + ", margin " + margin);
            }
        }
    }

    public PairTerms {
        if (days < 1 || days > Terms.DAYS_MAX || (subsetMax != null && (subsetMax < 2 || subsetMax > SUBSET_MAX))) {
            throw new IllegalArgumentException("days " + days + ", subsets of " + subsetMax);
        }
    }

    /// Amounts tie to the cent; what names a record is of no other.
    Terms terms() {
        return new Terms(0, days, true, nearPercent);
    }
}
