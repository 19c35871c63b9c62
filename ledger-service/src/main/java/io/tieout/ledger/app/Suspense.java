package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads what waits in account 2990, suspense, for somebody to decide.
public interface Suspense {

    /// What to list; null means any. `asOf` is the last business date that counts.
    record Filter(
            @Nullable String entity,
            @Nullable String currency,
            @Nullable LocalDate asOf) {}

    /// Where a page ended.
    record Position(LocalDate since, String subKey, String entity, String currency) {}

    /// What is open under one key of the account.
    ///
    /// @param balance debits less credits
    /// @param since the first business date on which something was booked under it
    /// @param cause the event whose unknown code sent it there; null where a policy breaks the account down
    /// otherwise
    record Open(
            String entity,
            String subKey,
            Money balance,
            LocalDate since,
            @Nullable RecordedEvent cause) {}

    /// All that is open in one legal entity and currency.
    record Total(String entity, long open, Money debits, Money credits) {

        public Money balance() {
            return debits.minus(credits);
        }
    }

    /// The oldest first.
    Uni<List<Open>> open(String tenant, Filter filter, @Nullable Position after, int limit);

    /// By entity and currency.
    Uni<List<Total>> totals(String tenant, Filter filter);
}
