package io.tieout.recon.app;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What a list is about; a part left out is no condition.
///
/// @param from first business date
/// @param to last business date
/// @param oneSided whether only records that one side alone has
public record ListingQuery(
        @Nullable String entity,
        @Nullable String rule,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Nullable String order,
        boolean oneSided) {}
