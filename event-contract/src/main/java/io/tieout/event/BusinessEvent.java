package io.tieout.event;

import org.jspecify.annotations.Nullable;

/// What one registered source says about one business fact: a claim, not the truth, and immutable.
///
/// Sealed on purpose: a new record fails the build of each service that has not decided what it means there. The
/// records stand by what they are about. Their components are the fields of the event's data, in this order, in JSON,
/// in the content hash and in the schema; annotations say what the types do not.
public sealed interface BusinessEvent
        permits OrderEvent,
                SaleEvent,
                PaymentEvent,
                FulfilmentEvent,
                RefundEvent,
                StoredValueEvent,
                SettlementEvent,
                ChargebackEvent,
                CashEvent,
                StoreDayEvent,
                StatementEvent,
                ErpEvent,
                StockEvent,
                HandoffEvent,
                CustomerEvent,
                ReferenceDataEvent {

    Envelope envelope();

    default EventType type() {
        return EventType.of(getClass());
    }

    /// Which change of its subject the event tells of; part of the identity of the fact.
    default String transition() {
        return type().verb();
    }

    /// The one amount that a timeline shows for the event; null where it speaks of none or of several.
    @Nullable
    default Money principal() {
        return null;
    }
}
