package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.ledger.app.LateAmounts;
import io.tieout.ledger.app.LateAmounts.Decision;
import io.tieout.ledger.app.LateAmounts.Item;
import io.tieout.ledger.app.LateAmounts.OfEvent;
import io.tieout.ledger.domain.LateVerdict;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "LateAmounts", description = "What was posted late in a period and is decided on before it is closed.")
record LateAmountsView(
        @Schema(examples = "US") String entity,
        @Schema(examples = "2026-04") String period,
        List<LateAmountView> items) {

    static LateAmountsView of(String entity, FiscalPeriod period, List<Item> items) {
        return new LateAmountsView(
                entity, period.name(), items.stream().map(LateAmountView::of).toList());
    }

    @Schema(name = "LateAmount", description = "Out of one period, in one currency.")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LateAmountView(
            @Schema(description = "The period of the business dates.", examples = "2026-03")
            String originPeriod,

            @Schema(
                    description = "single: these events are material, each by itself. sum: all events are together.",
                    enumeration = {"single", "sum"})
            String because,

            @Schema(description = "The debits that these events left in later periods.")
            MoneyView amount,

            @Schema(description = "How many events are decided on.")
            int events,

            @Schema(description = "These events, the largest first. Up to 200.")
            List<LateEventView> largest,

            @Schema(description = "For `:decide`. Another one as soon as more came late.")
            String contentHash,

            @Schema(
                    description = "to-do: what was decided is not carried out: no correction has `correctionKey`, or it"
                            + " still stands late. A close waits for that.",
                    enumeration = {"undecided", "to-do", "done"})
            String state,

            @Schema(description = "Left out until somebody decided on this content.") @Nullable
            LateDecisionView decided,

            @Schema(
                    description = "Of an amount that is to be accrued: the idempotencyKey for POST /v1/corrections.",
                    examples = "late:865cdce6ee65000f0ef51debb0f15f4d5ae77f2449f95acf2e8c9cf494c04661")
            @Nullable
            String correctionKey,

            @Schema(description = "The correction that accrued it.") @Nullable
            UUID correctionId) {

        static LateAmountView of(Item item) {
            Decision decision = item.decision();
            return new LateAmountView(
                    item.origin().name(),
                    item.cause().code(),
                    MoneyView.of(item.amount()),
                    item.events(),
                    item.largest().stream().map(LateEventView::of).toList(),
                    item.contentHash(),
                    item.state().code(),
                    decision == null ? null : LateDecisionView.of(decision),
                    decision != null && decision.verdict() == LateVerdict.ACCRUE
                            ? LateAmounts.accrualKey(item.contentHash())
                            : null,
                    item.accruedBy());
        }
    }

    @Schema(name = "LateEvent")
    record LateEventView(UUID eventId, MoneyView amount) {

        static LateEventView of(OfEvent event) {
            return new LateEventView(event.eventId(), MoneyView.of(event.amount()));
        }
    }
}
