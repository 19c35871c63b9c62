package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.ledger.domain.PeriodChange;
import io.tieout.ledger.domain.PeriodState;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The accounting periods of legal entities, and what people decided about them.
public interface Periods {

    /// A change as it is asked for.
    ///
    /// @param contentHash of what was approved
    record Wish(
            String tenant,
            PeriodChange change,
            String idempotencyKey,
            String contentHash,
            String reason,
            String requestedBy,
            String approvedBy) {}

    /// A change that was made.
    record Decided(
            UUID changeId,
            PeriodChange change,
            String idempotencyKey,
            String contentHash,
            String reason,
            String requestedBy,
            String approvedBy,
            Instant at) {

        public String entity() {
            return change.entity();
        }
    }

    /// What is posted outside of the period of its business date: the debits, in one currency.
    ///
    /// @param events how many events it is of
    record Late(Money amount, int events) {}

    /// @param postedLater with a business date inside, posted in later periods
    /// @param postedFromEarlier posted here, with business dates of earlier periods
    record Period(
            String entity,
            FiscalPeriod period,
            PeriodState state,
            List<Late> postedLater,
            List<Late> postedFromEarlier,
            List<Decided> history) {

        public Period {
            postedLater = List.copyOf(postedLater);
            postedFromEarlier = List.copyOf(postedFromEarlier);
            history = List.copyOf(history);
        }
    }

    /// Where a page of the list ended.
    record Position(String entity, FiscalPeriod period) {}

    /// By entity, the latest period first: those that anything was booked or decided for.
    Uni<List<Period>> list(String tenant, @Nullable String entity, @Nullable Position after, int limit);

    Uni<Period> find(String tenant, String entity, FiscalPeriod period);

    Uni<Optional<Decided>> findByKey(String tenant, String idempotencyKey);

    /// In one database transaction that no batch of the tenant overlaps, if it is approved and the periods allow it.
    ///
    /// @param clock asked again when no batch is booked any more: the change holds from then on
    Uni<PeriodChanged> change(Wish wish, InstantSource clock);
}
