package io.tieout.recon.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.BusinessEvent.ErpEntryPosted;
import io.tieout.event.BusinessEvent.HandoffRecorded;
import io.tieout.event.BusinessEvent.OrderPlaced;
import io.tieout.event.BusinessEvent.PaymentCaptured;
import io.tieout.event.BusinessEvent.RefundIssued;
import io.tieout.event.BusinessEvent.RefundProcessed;
import io.tieout.event.Money;
import org.jspecify.annotations.Nullable;

/// What a leg comes to in a table of legs.
public final class LegSummary {

    private LegSummary() {}

    /// The amount an event speaks of, if it speaks of one.
    public static @Nullable Money amountOf(BusinessEvent event) {
        return switch (event) {
            case OrderPlaced order -> order.total();
            case PaymentCaptured payment -> payment.amount();
            case RefundIssued refund -> refund.amount();
            case RefundProcessed refund -> refund.amount();
            case ErpEntryPosted entry -> entry.amount();
            case HandoffRecorded _ -> null;
        };
    }

    /// In words for a table: `refund issued`, `credit-memo posted`, `handoff dead-lettered`.
    public static String wordsOf(BusinessEvent event) {
        return switch (event) {
            case OrderPlaced _ -> "order placed";
            case PaymentCaptured _ -> "payment captured";
            case RefundIssued refund -> "refund " + refund.intent().code();
            case RefundProcessed refund -> "refund " + refund.statusAsSent();
            case ErpEntryPosted entry ->
                entry.documentType() + " " + entry.state().code();
            case HandoffRecorded handoff -> "handoff " + handoff.stage().code();
        };
    }
}
