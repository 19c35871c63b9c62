package io.tieout.recon.app;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.report.BreakRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Breaks as rows of a file. Everything is seen through the tenant's row-level security.
public interface ReadBreakRows {

    /// In the order of [ReadBreaks#list]: up to `rowsMax` that come after the given one.
    ///
    /// @param after the last row that was read; null for the first ones
    Uni<List<BreakRow>> rows(String tenant, BreakQuery query, @Nullable BreakRow after, int rowsMax);
}
