package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.calendar.FiscalPeriod;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads the journal.
public interface EntryLog {

    /// What to list; null means any. Dates are business dates, both included.
    ///
    /// @param line what one line of the entry must have; other lines of it are listed with it
    /// @param row of the posting table; an entry of several rows is listed under each
    /// @param policy its name with or without the version
    /// @param period the accounting period that it is posted in
    /// @param isLateOnly whether it must be posted in another period than that of its business date
    record Filter(
            LineFilter line,
            @Nullable String row,
            @Nullable String policy,
            @Nullable UUID eventId,
            @Nullable UUID correlationId,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable FiscalPeriod period,
            boolean isLateOnly) {}

    /// Which line; null means any.
    record LineFilter(
            @Nullable String entity,
            @Nullable String currency,
            @Nullable String account,
            @Nullable String subKey) {

        public boolean isAny() {
            return entity == null && currency == null && account == null && subKey == null;
        }
    }

    /// Where the previous page ended.
    record Position(LocalDate businessDate, long id, int number) {}

    /// By business date and then as recorded.
    Uni<List<BookedEntry>> list(String tenant, Filter filter, @Nullable Position after, int limit);
}
