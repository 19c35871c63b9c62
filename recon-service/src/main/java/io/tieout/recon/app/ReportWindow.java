package io.tieout.recon.app;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The business dates that a report adds up, and of what.
///
/// @param from first business date
/// @param to last business date
public record ReportWindow(
        LocalDate from,
        LocalDate to,
        @Nullable String entity,
        @Nullable String currency,
        @Nullable String rule) {

    /// Where nobody says from when on.
    public static final int DAYS_DEFAULT = 31;

    public static final int DAYS_MAX = 366;
}
