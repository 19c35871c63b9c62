package io.tieout.ledger.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.BusinessEvent.ErpEntryPosted;
import io.tieout.event.BusinessEvent.HandoffRecorded;
import io.tieout.event.BusinessEvent.OrderPlaced;
import io.tieout.event.BusinessEvent.PaymentCaptured;
import io.tieout.event.BusinessEvent.RefundIssued;
import io.tieout.event.BusinessEvent.RefundProcessed;
import io.tieout.event.Money;
import org.jspecify.annotations.Nullable;

/// The one amount a timeline shows for an event.
public final class EventAmount {

    private EventAmount() {}

    /// Null for events that move no money.
    public static @Nullable Money of(BusinessEvent event) {
        return switch (event) {
            case OrderPlaced order -> order.total();
            case PaymentCaptured payment -> payment.amount();
            case RefundIssued refund -> refund.amount();
            case RefundProcessed refund -> refund.amount();
            case ErpEntryPosted entry -> entry.amount();
            case HandoffRecorded _ -> null;
        };
    }
}
