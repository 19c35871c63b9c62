package io.tieout.reconcile.file;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is taken from one file.
///
/// @param currency a column, or `null`; then `currencyCode` holds for all rows
/// @param dates how the date column is written
record Choice(
        List<Integer> key,
        Expression amount,
        @Nullable Integer date,
        @Nullable Dates dates,
        @Nullable Integer currency,
        String currencyCode,
        @Nullable Integer text) {

    Choice {
        key = List.copyOf(key);
    }
}
