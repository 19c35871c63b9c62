package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.FulfilmentKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderCancelled;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.PaymentEvent.PaymentAuthorized;
import io.tieout.event.PaymentEvent.PaymentVoided;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundExtent;
import io.tieout.event.RefundIntent;
import io.tieout.event.Tender;
import io.tieout.event.VoidedStage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The web shop: order, authorisation, one or two shipments, capture; some are cancelled before, some refunded after.
final class WebOrders implements Routine {

    private static final long SHIPPING_MINOR = 595;
    private static final int CANCELLED_PERCENT = 3;
    private static final int SPLIT_PERCENT = 15;
    private static final int REFUNDED_PERCENT = 9;
    private static final int SECOND_REFUND_PERCENT = 20;
    private static final List<String> REASONS = List.of("changed mind", "too small", "damaged", "not as described");

    private final World world;
    private final Agenda agenda;
    private final Voice voice;
    private final Handover handover;
    private final Settlement settlement;
    private final Stock stock;
    private final int perDay;
    private long orders;
    private long shipments;
    private long refunds;

    /// @param perDay orders, over all companies
    WebOrders(Scene scene, int perDay, Settlement settlement) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.voice = scene.voice();
        this.handover = scene.handover();
        this.perDay = perDay;
        this.settlement = settlement;
        this.stock = scene.stock();
    }

    /// One order from here to its end.
    private final class Order {

        private final Company company;
        private final Dice dice;
        private final Basket basket;
        private final Reference order;
        private final Reference payment;
        private int refundsSoFar;

        Order(Company company, Dice dice, String number) {
            this.company = company;
            this.dice = dice;
            this.basket = Basket.filled(world, company, dice).with(Basket.shipping(company, SHIPPING_MINOR));
            this.order = name(ReferenceType.ORDER, company.shop(), number);
            this.payment = settlement.newPayment(company);
        }

        void place(Instant now) {
            Money total = basket.total();
            voice.tell(
                    company.shop(),
                    "placed-" + order.value(),
                    order.value(),
                    now,
                    List.of(order),
                    envelope -> new OrderPlaced(envelope, total, basket.tax()));
            agenda.plan(now.plusMillis(dice.between(500, 4_000)), at -> authorize(total, at));
            if (dice.percent(CANCELLED_PERCENT)) {
                agenda.plan(now.plus(dice.between(Duration.ofMinutes(5), Duration.ofHours(1))), this::cancel);
            } else {
                agenda.plan(now.plus(dice.between(Duration.ofHours(2), Duration.ofDays(2))), this::ship);
            }
        }

        private void authorize(Money total, Instant now) {
            voice.tell(
                    company.processor(),
                    "auth-" + payment.value(),
                    payment.value(),
                    now,
                    List.of(order, payment),
                    envelope ->
                            new PaymentAuthorized(envelope, total, Tender.CARD.code(), now.plus(Duration.ofDays(7))));
        }

        private void cancel(Instant now) {
            voice.tell(
                    company.shop(),
                    "cancelled-" + order.value(),
                    order.value(),
                    now,
                    List.of(order),
                    envelope -> new OrderCancelled(envelope, null, basket.total(), basket.tax(), "customer asked"));
            agenda.plan(
                    now.plusSeconds(1),
                    at -> voice.tell(
                            company.processor(),
                            "void-" + payment.value(),
                            payment.value(),
                            at,
                            List.of(payment),
                            envelope -> new PaymentVoided(envelope, VoidedStage.AUTHORIZATION, basket.total(), null)));
        }

        private void ship(Instant now) {
            List<ItemLine> lines = basket.lines();
            boolean isSplit = lines.size() > 2 && dice.percent(SPLIT_PERCENT);
            List<ItemLine> first = isSplit ? lines.subList(1, lines.size()) : lines;
            confirm(basket.of(first), now);
            agenda.plan(
                    now.plusMillis(500),
                    at -> settlement.capture(company, payment, basket.total(), List.of(order), at));
            if (isSplit) {
                agenda.plan(
                        now.plus(dice.between(Duration.ofDays(1), Duration.ofDays(3))),
                        at -> confirm(basket.of(lines.subList(0, 1)), at));
            }
            if (dice.percent(REFUNDED_PERCENT)) {
                agenda.plan(now.plus(dice.between(Duration.ofDays(3), Duration.ofDays(15))), at -> refund(0, at));
            }
        }

        private void confirm(Basket delivered, Instant now) {
            Reference shipment = name(ReferenceType.SHIPMENT, company.warehouse(), "SH-" + ++shipments);
            voice.tell(
                    company.warehouse(),
                    shipment.value(),
                    shipment.value(),
                    now,
                    List.of(order, shipment),
                    envelope -> new FulfilmentConfirmed(
                            envelope,
                            FulfilmentKind.SHIPMENT,
                            delivered.lines(),
                            delivered.total(),
                            null,
                            Location.webWarehouse(company)));
            stock.sold(Location.webWarehouse(company), delivered.lines(), List.of(order, shipment), now);
            handover.send(Message.of(company, shipment, order, DocumentType.INVOICE, delivered.total()), now);
        }

        /// Gives one line back; now and then another one later.
        private void refund(int line, Instant now) {
            ItemLine returned = basket.lines().get(line);
            Reference refund = name(ReferenceType.REFUND, company.shop(), "R" + ++refunds);
            refundsSoFar++;
            String reason = dice.of(REASONS);
            Money amount = returned.total();
            voice.tell(
                    company.shop(),
                    "refunded-" + refund.value(),
                    refund.value(),
                    now,
                    List.of(order, refund),
                    envelope -> new RefundIssued(
                            envelope,
                            RefundIntent.ISSUED,
                            RefundBasis.GOODS_RETURNED,
                            amount,
                            taxOf(returned),
                            Tender.ORIGINAL.code(),
                            reason,
                            RefundExtent.PARTIAL));
            stock.returned(Location.webWarehouse(company), List.of(returned), List.of(order, refund), now);
            agenda.plan(
                    now.plusMillis(800), at -> settlement.refund(company, amount, List.of(order, refund), at, dice));
            handover.send(
                    new Message(
                            company,
                            refund,
                            order,
                            List.of(),
                            DocumentType.CREDIT_MEMO,
                            amount,
                            reason,
                            RefundExtent.PARTIAL),
                    now);
            boolean hasMore = line + 1 < basket.lines().size() - 1;
            if (hasMore && refundsSoFar < 3 && dice.percent(SECOND_REFUND_PERCENT)) {
                agenda.plan(
                        now.plus(dice.between(Duration.ofHours(1), Duration.ofDays(4))), at -> refund(line + 1, at));
            }
        }

        private @Nullable Money taxOf(ItemLine line) {
            return line.tax() == null ? money(0, company) : line.tax();
        }
    }

    /// Orders come around the clock, each planning the next, so that a day's orders are never all in memory.
    @Override
    public void plan(LocalDate date, boolean isTrading) {
        if (!isTrading || perDay == 0) {
            return;
        }
        Duration gap = Duration.ofDays(1).dividedBy(perDay);
        Instant end = date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        agenda.plan(date.atStartOfDay().toInstant(ZoneOffset.UTC).plus(gap.dividedBy(2)), new Agenda.Step() {
            @Override
            public void happen(Instant now) {
                order(world.dice().of("shop", orders).of(world.companies()), now);
                Instant next = now.plus(gap);
                if (next.isBefore(end)) {
                    agenda.plan(next, this);
                }
            }
        });
    }

    private void order(Company company, Instant now) {
        long number = ++orders;
        new Order(company, world.dice().of("web", number), Long.toString(5_000_000_000_000L + number)).place(now);
    }

    long count() {
        return orders;
    }
}
