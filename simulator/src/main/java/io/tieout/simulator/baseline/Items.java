package io.tieout.simulator.baseline;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent;
import io.tieout.event.ChargebackEvent;
import io.tieout.event.CustomerEvent;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpState;
import io.tieout.event.EventType;
import io.tieout.event.FulfilmentEvent;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.HandoffEvent;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent;
import io.tieout.event.PaymentEvent;
import io.tieout.event.PayoutStatus;
import io.tieout.event.ReferenceDataEvent;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundIntent;
import io.tieout.event.SaleEvent;
import io.tieout.event.SettlementEvent;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.StatementEvent;
import io.tieout.event.StockEvent;
import io.tieout.event.StoreDayEvent;
import io.tieout.event.StoreDayEvent.StoreDayClosed;
import io.tieout.event.StoredValueEvent;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueOrigin;
import io.tieout.simulator.retailer.PromotionPolicy;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which events are items: what needs a document in the ERP, and the documents themselves.
final class Items {

    /// Those that are worth reading.
    static final Set<EventType> TYPES = Set.copyOf(EnumSet.of(
            EventType.REFUND_ISSUED,
            EventType.FULFILMENT_CONFIRMED,
            EventType.GIFT_CARD_MOVED,
            EventType.STORE_DAY_CLOSED,
            EventType.PAYOUT_CHANGED,
            EventType.ERP_ENTRY_POSTED));

    /// Documents of what is no record here: disputes, goods, breakage, what an affiliate owes for a card, and
    /// payouts that came back.
    private static final Set<String> OTHERS = Set.of(
            "chargeback",
            "second-chargeback",
            "chargeback-returned",
            "chargeback-loss",
            "stock-receipt",
            "stock-transfer-out",
            "stock-transfer-in",
            "stock-transfer-short",
            "stock-loss",
            "stock-gain",
            "breakage",
            "affiliate-redemption",
            "affiliate-reversal",
            "payout-returned");

    private Items() {}

    /// The document that the event tells of; null when it tells of none that is in the books.
    @Nullable
    static Item document(BusinessEvent event) {
        if (!(event instanceof ErpEntryPosted entry)
                || entry.state() != ErpState.POSTED
                || OTHERS.contains(entry.documentType())) {
            return null;
        }
        return new Item(
                id(ReferenceType.ERP_DOCUMENT, entry.envelope()),
                entry.amount(),
                entry.envelope().occurredAt(),
                entry.carries() == null ? null : entry.carries().toString());
    }

    /// The record that the event tells of and that needs a document; null when it tells of none.
    @Nullable
    static Item record(BusinessEvent event) {
        return switch (event) {
            case RefundIssued refund
            when refund.intent() == RefundIntent.ISSUED -> item(ReferenceType.REFUND, refund, refund.amount());
            case FulfilmentConfirmed delivered -> item(ReferenceType.SHIPMENT, delivered, delivered.total());
            case GiftCardMoved moved
            when isBooked(moved) -> item(ReferenceType.GIFT_CARD_TRANSACTION, moved, moved.amount());
            case StoreDayClosed day ->
                item(
                        ReferenceType.STORE_DAY,
                        day,
                        day.sales().minus(day.returns()).magnitude());
            case PayoutChanged payout
            when payout.status() == PayoutStatus.INITIATED ->
                item(ReferenceType.PAYOUT, payout, payout.amount().magnitude());
            case RefundEvent _, FulfilmentEvent _, StoredValueEvent _, StoreDayEvent _ -> null;
            case OrderEvent _, SaleEvent _, PaymentEvent _, SettlementEvent _, ChargebackEvent _ -> null;
            case CashEvent _, StatementEvent _, ErpEvent _, StockEvent _, HandoffEvent _ -> null;
            case CustomerEvent _, ReferenceDataEvent _ -> null;
        };
    }

    /// A promotion that is not owed costs nothing until it is used, and what goes from card to card stays what it is.
    private static boolean isBooked(GiftCardMoved moved) {
        boolean isPromotion = moved.origin() == StoredValueOrigin.PROMOTIONAL
                && PromotionPolicy.of(moved.envelope().entity()) == PromotionPolicy.MEMO;
        return switch (moved.kind()) {
            case LOADED, EXPIRED -> !isPromotion;
            case TRANSFERRED_IN, TRANSFERRED_OUT -> false;
            case CREDITED, REDEEMED, REDEMPTION_REVERSED, LOAD_VOIDED, ADJUSTED_UP, ADJUSTED_DOWN, ESCHEATED -> true;
        };
    }

    private static Item item(ReferenceType type, BusinessEvent event, Money amount) {
        return new Item(id(type, event.envelope()), amount, event.envelope().occurredAt(), null);
    }

    private static String id(ReferenceType type, Envelope envelope) {
        return type.code() + ":" + envelope.source() + ":" + envelope.subject();
    }
}
