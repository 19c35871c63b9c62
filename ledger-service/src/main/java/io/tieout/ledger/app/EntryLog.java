package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the journal.
public interface EntryLog {

    /// What to list; null means any. Dates are business dates, both included.
    record Filter(
            @Nullable String account,
            @Nullable UUID correlationId,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /// Where the previous page ended.
    record Position(LocalDate businessDate, long id, int number) {}

    /// By business date and then as recorded.
    Uni<List<BookedEntry>> list(String tenant, Filter filter, @Nullable Position after, int limit);
}
