package io.tieout.recon.app;

import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Which open breaks a report is about; a part left out is no condition.
///
/// @param from first business date
/// @param to last business date
/// @param asOf the day at whose end they were open
/// @param isPast whether `asOf` is before today; today it is what is open now
public record OpenItemQuery(
        @Nullable String entity,
        @Nullable String currency,
        @Nullable String rule,
        @Nullable BreakClass breakClass,
        @Nullable HandoffStep step,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        LocalDate asOf,
        boolean isPast) {

    /// How long ago `asOf` may be: all that changed since is looked at.
    public static final int DAYS_BACK_MAX = 92;

    public OpenItemQuery of(BreakClass only) {
        return new OpenItemQuery(entity, currency, rule, only, step, from, to, asOf, isPast);
    }
}
