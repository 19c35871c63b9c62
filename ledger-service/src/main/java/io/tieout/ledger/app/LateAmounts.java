package io.tieout.ledger.app;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.ledger.domain.LateCause;
import io.tieout.ledger.domain.LateVerdict;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was posted late, is material, and must be decided on before the period that it stands in is closed.
public interface LateAmounts {

    /// The most events that an answer names: as many as one reopening takes.
    int NAMED_MAX = 200;

    /// What an event left in later periods: the debits.
    record OfEvent(UUID eventId, Money amount) {}

    /// A decision that was made.
    ///
    /// @param period the one that was to be closed
    /// @param origin the one of the business dates
    /// @param contentHash of what was looked at
    /// @param number counts the decisions about this content; the last one holds
    record Decision(
            UUID decisionId,
            int number,
            String entity,
            String period,
            String origin,
            Money amount,
            int events,
            String contentHash,
            LateVerdict verdict,
            String reason,
            String by,
            Instant at) {}

    /// Out of one period, in one currency.
    ///
    /// @param amount the debits of the events that are decided on
    /// @param largest of these events, the first [#NAMED_MAX]
    /// @param contentHash another one as soon as there is another event, or another amount of one
    /// @param decision null until there is one about this content
    /// @param accruedBy the correction with [#accrualKey]; null where there is none
    record Item(
            FiscalPeriod origin,
            LateCause cause,
            Money amount,
            int events,
            List<OfEvent> largest,
            String contentHash,
            @Nullable Decision decision,
            @Nullable UUID accruedBy) {

        public Item {
            largest = List.copyOf(largest);
        }

        public State state() {
            if (decision == null) {
                return State.UNDECIDED;
            }
            return switch (decision.verdict()) {
                case PASS -> State.DONE;
                case ACCRUE -> accruedBy == null ? State.TO_DO : State.DONE;
                // What a reopening moved is not late any more, so that it would be gone or another content.
                case REOPEN -> State.TO_DO;
            };
        }
    }

    /// How far it is with an item.
    enum State implements Coded {
        UNDECIDED("undecided"),
        /// What was decided is not carried out yet.
        TO_DO("to-do"),
        DONE("done");

        private final String code;

        State(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /// The idempotency key by which the correction that accrues it is known.
    static String accrualKey(String contentHash) {
        return "late:" + contentHash;
    }

    /// A decision as it is asked for.
    record Wish(
            String tenant,
            String entity,
            FiscalPeriod period,
            String contentHash,
            LateVerdict verdict,
            String reason,
            String by) {}

    /// By origin and currency: what stands late in the period, or in those before it that are closed with it. What is
    /// late out of the same origin and stands in earlier periods is added.
    Uni<List<Item>> of(String tenant, String entity, FiscalPeriod period);

    /// Keeps a decision about content that is as it was looked at. What was decided before and is not carried out is
    /// decided anew by it.
    Uni<LateDecided> decide(Wish wish, Instant at);
}
