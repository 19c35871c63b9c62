package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;

/// Replaces rows of balances by their sum.
public interface BalanceFolding {

    /// What was folded.
    ///
    /// @param before rows that were replaced
    /// @param after rows that stand for them now
    record Folded(long before, long after) {

        public static final Folded NOTHING = new Folded(0, 0);

        public Folded plus(Folded other) {
            return new Folded(before + other.before, after + other.after);
        }

        /// Rows that there are less.
        public long saved() {
            return before - after;
        }
    }

    /// Folds what accounts turned over, of today too, and the sub-ledgers of days before `today`. Where another
    /// instance is at it, it does nothing.
    Uni<Folded> fold(LocalDate today);
}
