package io.tieout.recon.app;

import io.smallrye.mutiny.Multi;
import io.tieout.recon.domain.report.BreakRow;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Breaks without a limit, a part at a time: no more than a few parts are in memory, and no database transaction waits
/// for a reader.
@ApplicationScoped
public class AllBreaks {

    private static final int ROWS_OF_PART = 2_000;

    private final ReadBreakRows breaks;

    AllBreaks(ReadBreakRows breaks) {
        this.breaks = breaks;
    }

    /// Most severe first, then the oldest. The first part may be empty, the others are not. What changes meanwhile is
    /// read as it is when its part comes.
    public Multi<List<BreakRow>> read(String tenant, BreakQuery query) {
        return Multi.createBy()
                .repeating()
                .uni(
                        () -> new AtomicReference<@Nullable BreakRow>(),
                        last -> breaks.rows(tenant, query, last.get(), ROWS_OF_PART)
                                .invoke(rows -> {
                                    if (!rows.isEmpty()) {
                                        last.set(rows.getLast());
                                    }
                                }))
                .whilst(rows -> rows.size() == ROWS_OF_PART);
    }
}
