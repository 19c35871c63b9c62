package io.tieout.recon.domain.checkpoint;

import io.tieout.event.Money;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What stays uncorrected against what may.
///
/// @param limit the most of it, however much was sold
/// @param grossSales of the window; null where they are not known
/// @param tolerance null where gross sales are not known
public record Unadjusted(
        Tally tally,
        Money limit,
        @Nullable Money grossSales,
        @Nullable Money tolerance) {

    static Unadjusted of(Tally tally, CloseTerms terms, @Nullable Money grossSales) {
        return new Unadjusted(
                tally,
                terms.limit(tally.net().currency()),
                grossSales,
                grossSales == null ? null : terms.tolerance(grossSales));
    }

    /// Nothing is always within.
    public boolean isWithin() {
        return tally.absolute().isZero()
                || (tolerance != null && tally.absolute().atMost(tolerance));
    }

    /// Why the window cannot be closed with it; empty if it can.
    Optional<String> hindrance() {
        if (isWithin()) {
            return Optional.empty();
        }
        return Optional.of(
                tolerance == null
                        ? "%s is unadjusted, and the ledger told nothing of gross sales, so no tolerance is known"
                                .formatted(tally.absolute().decimal())
                        : "%s is unadjusted, more than the close tolerance of %s"
                                .formatted(tally.absolute().decimal(), tolerance.decimal()));
    }
}
