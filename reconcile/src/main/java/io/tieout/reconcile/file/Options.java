package io.tieout.reconcile.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the user said; everything left out is proposed.
///
/// @param decimals to how many decimals amounts are rounded before anything else; `null`: none is
public record Options(
        OfSide a,
        OfSide b,
        @Nullable String tolerance,
        @Nullable Integer days,
        @Nullable Integer decimals,
        boolean isKeyless) {

    public static final int DAYS_DEFAULT = 1;

    /// What is said of one file.
    ///
    /// @param key columns that together name the record
    /// @param amount columns added and subtracted
    /// @param date the column of the day
    /// @param currency a column, or the code that holds for all rows
    /// @param text a column with words that tell rows apart
    /// @param dateOrder `dmy` or `mdy` where dates do not tell
    /// @param decimal `.` or `,` where numbers do not tell
    public record OfSide(
            List<String> key,
            @Nullable String amount,
            @Nullable String date,
            @Nullable String currency,
            @Nullable String text,
            @Nullable String dateOrder,
            @Nullable String decimal) {

        public OfSide {
            key = List.copyOf(key);
        }

        public static OfSide nothing() {
            return new OfSide(List.of(), null, null, null, null, null, null);
        }
    }

    public static Options nothing() {
        return new Options(OfSide.nothing(), OfSide.nothing(), null, null, null, false);
    }
}
