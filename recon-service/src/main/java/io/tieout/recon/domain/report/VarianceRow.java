package io.tieout.recon.domain.report;

import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakStatus;
import io.tieout.recon.domain.MatchItem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One item with what accounts for its difference.
///
/// @param rule id of the rule that compares it
/// @param breakId null where no break was ever found
public record VarianceRow(
        String rule,
        MatchItem item,
        @Nullable UUID breakId,
        @Nullable BreakClass breakClass,
        @Nullable BreakStatus breakStatus) {

    /// In one word for the report: a break class, what is accepted, `timing`, `tied` or `unexplained`.
    public String reason() {
        if (breakClass != null && breakStatus == BreakStatus.OPEN) {
            return breakClass.code();
        }
        if (breakClass != null && breakStatus == BreakStatus.ACCEPTED) {
            return "accepted, " + breakClass.code();
        }
        if (!item.timing().isZero()) {
            return "timing";
        }
        if (!item.residual().isZero() || !item.breaks().isZero()) {
            return "unexplained";
        }
        return breakClass == null ? "tied" : "tied, " + breakClass.code();
    }
}
