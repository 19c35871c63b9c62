package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.ledger.domain.RollForward;
import io.tieout.ledger.domain.StoredValueAccount;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Rolls stored value forward, from the lines of the journal.
public interface StoredValueReport {

    /// What to report; null means any. Dates are business dates, both included.
    record Filter(
            @Nullable String entity,
            @Nullable String currency,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /// Of one origin, in one legal entity and currency.
    ///
    /// @param unbackedRedemptions redemptions of the time that took more than was recorded to be there
    /// @param negativeCards cards that stand below zero at the end
    record OriginFlow(
            String entity,
            StoredValueAccount account,
            RollForward flow,
            long unbackedRedemptions,
            long negativeCards) {}

    /// Of one card and origin.
    record CardFlow(
            String entity, String card, StoredValueAccount account, RollForward flow, long unbackedRedemptions) {}

    /// Where a page of cards ended.
    record Position(String entity, String currency, String card, String account) {}

    /// By entity, currency and account.
    Uni<List<OriginFlow>> byOrigin(String tenant, Filter filter);

    /// By entity, currency, card and account; cards that were empty all the time are left out.
    Uni<List<CardFlow>> byCard(String tenant, Filter filter, @Nullable Position after, int limit);
}
