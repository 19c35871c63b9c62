package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.FulfilmentEvent.InvoiceIssued;
import io.tieout.event.FulfilmentKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// How what was ordered in the web shop gets to the customer: by carrier from the warehouse, over the counter of a
/// store, or by mail as a code. The European shop bills each delivery of goods.
final class Deliveries {

    private static final String BILLED_IN = "EUR";
    private static final Duration BILLED_AFTER = Duration.ofSeconds(5);
    private static final Duration LOADED_AFTER = Duration.ofSeconds(2);

    private final Trade trade;
    private long deliveries;
    private long invoices;

    Deliveries(Trade trade) {
        this.trade = trade;
    }

    /// What is delivered, and by whom.
    private record Delivery(
            WebOrder order, FulfilmentKind kind, Party teller, Reference name, Basket basket, String location) {}

    void ship(WebOrder order, Basket basket, Instant now) {
        Company company = order.company();
        Reference name = name(ReferenceType.SHIPMENT, company.warehouse(), "SH-" + ++deliveries);
        deliverGoods(
                new Delivery(
                        order,
                        FulfilmentKind.SHIPMENT,
                        company.warehouse(),
                        name,
                        basket,
                        Location.webWarehouse(company)),
                now);
    }

    void handOver(WebOrder order, Basket basket, Store store, Instant now) {
        Party registers = order.company().registers();
        Reference name = name(ReferenceType.SHIPMENT, registers, "PU-" + ++deliveries);
        deliverGoods(new Delivery(order, FulfilmentKind.PICKUP, registers, name, basket, store.id()), now);
    }

    /// The code of a gift card; the platform loads what was paid.
    void send(WebOrder order, ItemLine card, Instant now) {
        Company company = order.company();
        Reference name = name(ReferenceType.SHIPMENT, company.shop(), "DG-" + ++deliveries);
        Basket basket = new Basket(company, List.of(card));
        confirm(new Delivery(order, FulfilmentKind.DIGITAL, company.shop(), name, basket, "online"), now);
        handOverToErp(order, name, DocumentType.GIFT_CARD_SALE, basket.total(), now);
        trade.scene()
                .agenda()
                .plan(
                        now.plus(LOADED_AFTER),
                        at -> trade.cards().load(company, card.total().minor(), order.name(), false, at));
    }

    private void deliverGoods(Delivery delivery, Instant now) {
        WebOrder order = delivery.order();
        confirm(delivery, now);
        trade.scene()
                .stock()
                .sold(delivery.location(), delivery.basket().lines(), List.of(order.name(), delivery.name()), now);
        handOverToErp(
                order, delivery.name(), DocumentType.INVOICE, delivery.basket().total(), now);
        if (order.company().currency().equals(BILLED_IN)) {
            trade.scene().agenda().plan(now.plus(BILLED_AFTER), at -> bill(delivery, at));
        }
    }

    private void confirm(Delivery delivery, Instant now) {
        trade.scene()
                .voice()
                .tell(
                        delivery.teller(),
                        delivery.name().value(),
                        delivery.name().value(),
                        now,
                        List.of(delivery.order().name(), delivery.name()),
                        envelope -> new FulfilmentConfirmed(
                                envelope,
                                delivery.kind(),
                                delivery.basket().lines(),
                                delivery.basket().total(),
                                null,
                                delivery.location()));
    }

    private void bill(Delivery delivery, Instant now) {
        Party shop = delivery.order().company().shop();
        Reference invoice = name(ReferenceType.INVOICE, shop, "RE-" + ++invoices);
        trade.scene()
                .voice()
                .tell(
                        shop,
                        invoice.value(),
                        invoice.value(),
                        now,
                        List.of(delivery.order().name(), delivery.name(), invoice),
                        envelope -> new InvoiceIssued(
                                envelope,
                                delivery.basket().total(),
                                delivery.basket().tax()));
    }

    private void handOverToErp(WebOrder order, Reference delivery, DocumentType type, Money total, Instant now) {
        trade.scene().handover().send(Message.of(order.company(), delivery, order.name(), type, total), now);
    }
}
