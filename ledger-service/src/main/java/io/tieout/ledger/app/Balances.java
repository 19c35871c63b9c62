package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sums over the journal.
public interface Balances {

    /// Which lines count; null means any. `asOf` is the last business date that counts.
    record Filter(
            @Nullable String account,
            @Nullable String subKey,
            @Nullable String entity,
            @Nullable String currency,
            @Nullable LocalDate asOf) {}

    /// What an account has turned over in one entity and currency; both sums are positive.
    record Turnover(String entity, String account, Money debits, Money credits) {

        /// Debits less credits: above zero is a debit balance.
        public Money balance() {
            return debits.minus(credits);
        }
    }

    /// What one key of an account's sub-ledger has turned over.
    record SubKeyTurnover(String subKey, Turnover turnover) {}

    /// Where a page of a sub-ledger ended.
    record Position(String subKey, String entity, String currency) {}

    /// By entity, currency and account.
    Uni<List<Turnover>> turnovers(String tenant, Filter filter);

    /// The same of what is posted in the accounting periods that end by that day; late entries stand in the
    /// period that took them, whatever their business date is.
    Uni<List<Turnover>> turnovers(String tenant, Filter filter, LocalDate through);

    /// The sub-ledger of the account of `filter`, by sub-key, entity and currency.
    ///
    /// @param isOpenOnly whether keys whose balance is zero are left out
    Uni<List<SubKeyTurnover>> subLedger(
            String tenant, Filter filter, boolean isOpenOnly, @Nullable Position after, int limit);
}
