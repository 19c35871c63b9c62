package io.tieout.recon.app;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Of which stock a report is.
///
/// @param from first business date
/// @param to last business date
/// @param all also what ties
public record StockQuery(
        LocalDate from,
        LocalDate to,
        @Nullable String entity,
        @Nullable String location,
        @Nullable String sku,
        boolean all) {}
