package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.FulfilmentKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderCancelled;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundExtent;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.Tender;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Orders at the marketplace: it takes the order, collects the money when the goods leave, and gives refunds. Most is
/// shipped by the retailer's second warehouse, some by the marketplace itself.
///
/// In America the marketplace collects the tax and pays it to the state: then no line and no amount of the retailer
/// has tax in it, and the shipment says how much there is on top.
final class Marketplace implements Routine {

    private static final int CANCELLED_PERCENT = 2;
    private static final int FULFILLED_BY_IT_PERCENT = 30;
    private static final int REFUNDED_PERCENT = 8;
    private static final Duration SHIPPED_MIN = Duration.ofHours(4);
    private static final Duration SHIPPED_MAX = Duration.ofDays(2);
    private static final Duration REFUNDED_MIN = Duration.ofDays(3);
    private static final Duration REFUNDED_MAX = Duration.ofDays(15);
    private static final List<String> REASONS = List.of("changed mind", "defective", "arrived late", "wrong item");

    private final World world;
    private final Agenda agenda;
    private final Voice voice;
    private final Handover handover;
    private final Stock stock;
    private final MarketplaceStatements statements;
    private final int perDay;
    private long orders;
    private long shipments;
    private long refunds;

    /// @param perDay orders, over all companies
    Marketplace(Scene scene, int perDay, MarketplaceStatements statements) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.voice = scene.voice();
        this.handover = scene.handover();
        this.stock = scene.stock();
        this.perDay = perDay;
        this.statements = statements;
    }

    /// One order from here to its end.
    private final class Order {

        private final Company company;
        private final Dice dice;
        private final FacilitatedBasket basket;
        private final Reference order;
        private final boolean isFulfilledByIt;

        Order(Company company, Dice dice, String number) {
            this.company = company;
            this.dice = dice;
            this.basket = FacilitatedBasket.of(Basket.filled(world, company, dice));
            this.order = name(ReferenceType.ORDER, company.marketplace(), number);
            this.isFulfilledByIt = dice.percent(FULFILLED_BY_IT_PERCENT);
        }

        void place(Instant now) {
            Basket sold = basket.sold();
            voice.tell(
                    company.marketplace(),
                    "placed-" + order.value(),
                    order.value(),
                    now,
                    List.of(order),
                    envelope -> new OrderPlaced(envelope, sold.total(), sold.tax()));
            if (dice.percent(CANCELLED_PERCENT)) {
                agenda.plan(now.plus(dice.between(Duration.ofMinutes(5), Duration.ofHours(2))), this::cancel);
            } else {
                agenda.plan(now.plus(dice.between(SHIPPED_MIN, SHIPPED_MAX)), this::ship);
            }
        }

        /// Nothing was collected yet.
        private void cancel(Instant now) {
            Basket sold = basket.sold();
            voice.tell(
                    company.marketplace(),
                    "cancelled-" + order.value(),
                    order.value(),
                    now,
                    List.of(order),
                    envelope -> new OrderCancelled(envelope, null, sold.total(), sold.tax(), "customer asked"));
        }

        private void ship(Instant now) {
            Basket sold = basket.sold();
            Party shipper = isFulfilledByIt ? company.marketplace() : company.warehouse();
            Reference shipment = name(ReferenceType.SHIPMENT, shipper, "MSH-" + ++shipments);
            List<Reference> references = List.of(order, shipment);
            voice.tell(
                    shipper,
                    shipment.value(),
                    shipment.value(),
                    now,
                    references,
                    envelope -> new FulfilmentConfirmed(
                            envelope, FulfilmentKind.SHIPMENT, sold.lines(), sold.total(), facilitated(), location()));
            stock.sold(location(), sold.lines(), references, now);
            handover.send(Message.of(company, shipment, order, DocumentType.INVOICE, sold.total()), now);
            agenda.plan(now.plus(dice.between(Duration.ofSeconds(1), Duration.ofMinutes(5))), this::collect);
            if (dice.percent(REFUNDED_PERCENT)) {
                int line = dice.below(sold.lines().size());
                agenda.plan(now.plus(dice.between(REFUNDED_MIN, REFUNDED_MAX)), at -> refund(line, at));
            }
        }

        private void collect(Instant now) {
            Money total = basket.sold().total();
            Reference payment = name(ReferenceType.PAYMENT, company.marketplace(), "mp-" + order.value());
            voice.tell(
                    company.marketplace(),
                    "collected-" + payment.value(),
                    payment.value(),
                    now,
                    List.of(order, payment),
                    envelope -> new PaymentCaptured(envelope, total, Tender.CARD.code()));
            statements.collected(
                    company,
                    List.of(order, payment),
                    new MarketplaceStatements.Sum(total.minor(), basket.allFacilitatedMinor()),
                    isFulfilledByIt);
        }

        /// Gives one line back.
        private void refund(int line, Instant now) {
            ItemLine returned = basket.sold().lines().get(line);
            Reference refund = name(ReferenceType.REFUND, company.marketplace(), "MR" + ++refunds);
            List<Reference> references = List.of(order, refund);
            String reason = dice.of(REASONS);
            RefundExtent extent = basket.sold().lines().size() == 1 ? RefundExtent.FULL : RefundExtent.PARTIAL;
            Money amount = returned.total();
            voice.tell(
                    company.marketplace(),
                    "refunded-" + refund.value(),
                    refund.value(),
                    now,
                    references,
                    envelope -> new RefundIssued(
                            envelope,
                            RefundIntent.ISSUED,
                            RefundBasis.GOODS_RETURNED,
                            amount,
                            returned.tax(),
                            Tender.ORIGINAL.code(),
                            reason,
                            extent));
            stock.returned(location(), List.of(returned), references, now);
            handover.send(
                    new Message(company, refund, order, List.of(), DocumentType.CREDIT_MEMO, amount, reason, extent),
                    now);
            long facilitated = basket.facilitatedMinor().get(line);
            agenda.plan(
                    now.plus(dice.between(Duration.ofSeconds(30), Duration.ofMinutes(10))),
                    at -> execute(refund, amount, facilitated, at));
        }

        private void execute(Reference refund, Money amount, long facilitatedMinor, Instant now) {
            Reference executed = name(ReferenceType.REFUND, company.marketplace(), refund.value() + "-X");
            voice.tell(
                    company.marketplace(),
                    "executed-" + executed.value(),
                    executed.value(),
                    now,
                    List.of(order, refund, executed),
                    envelope -> new RefundProcessed(envelope, RefundStatus.APPROVED, "Refunded", amount, null));
            statements.refunded(
                    company, List.of(order, executed), new MarketplaceStatements.Sum(amount.minor(), facilitatedMinor));
        }

        private @Nullable Money facilitated() {
            return FacilitatedBasket.isFacilitated(company) ? money(basket.allFacilitatedMinor(), company) : null;
        }

        private String location() {
            return isFulfilledByIt ? Location.atMarketplace(company) : Location.marketWarehouse(company);
        }
    }

    /// Orders come around the clock, each planning the next.
    @Override
    public void plan(LocalDate date, boolean isTrading) {
        if (!isTrading || perDay == 0) {
            return;
        }
        agenda.planAroundTheClock(date, perDay, this::place);
    }

    private void place(Instant now) {
        Dice dice = world.dice().of("marketplace", ++orders);
        Company company = dice.of(world.companiesWithShop());
        new Order(company, dice, "114-" + (7_000_000_000L + orders)).place(now);
    }
}
