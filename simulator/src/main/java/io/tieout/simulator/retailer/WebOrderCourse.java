package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderCancelled;
import io.tieout.event.OrderEvent.OrderChanged;
import io.tieout.event.OrderEvent.OrderPlaced;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One web order from its placing to its last delivery, or to where it is cancelled.
final class WebOrderCourse {

    private static final int SPLIT_SHIPMENT_PERCENT = 15;
    private static final int GIFT_CARD_USED_PERCENT = 6;
    private static final int CANCELLED_AFTER_CAPTURE_PERCENT = 30;
    private static final int ADDED_PERCENT = 60;

    private final WebShop shop;
    private final Agenda agenda;
    private final WebOrder order;
    private final Dice dice;
    private final WebPayment payment;
    private final Course course;
    private Basket basket;

    WebOrderCourse(WebShop shop, WebOrder order, Basket basket) {
        this.shop = shop;
        this.agenda = shop.trade().scene().agenda();
        this.order = order;
        this.dice = order.dice();
        this.payment = new WebPayment(shop.trade(), order);
        this.basket = basket;
        this.course = Course.any(dice);
        if (course == Course.PICKED_UP && giftCard() == null) {
            this.basket = basket.of(basket.goods());
        }
    }

    void place(Instant now) {
        Money total = basket.total();
        tell("placed-", now, envelope -> new OrderPlaced(envelope, total, basket.tax()));
        payment.begin(
                total, usesGiftCard(), new WebPayment.Outcomes(this::paid, at -> cancel("payment failed", at)), now);
    }

    /// A gift card buys no other, and who uses one neither changes nor cancels the order.
    private boolean usesGiftCard() {
        return (course == Course.SHIPPED || course == Course.PICKED_UP)
                && giftCard() == null
                && dice.percent(GIFT_CARD_USED_PERCENT);
    }

    private @Nullable ItemLine giftCard() {
        return basket.lines().stream()
                .filter(line -> line.kind() == ItemKind.GIFT_CARD)
                .findFirst()
                .orElse(null);
    }

    private void paid(Instant now) {
        ItemLine giftCard = giftCard();
        if (giftCard != null) {
            agenda.plan(
                    now.plus(dice.between(Duration.ofSeconds(10), Duration.ofMinutes(5))), at -> send(giftCard, at));
            return;
        }
        switch (course) {
            case SHIPPED -> agenda.plan(someTimeAfter(now), this::ship);
            case PICKED_UP -> expectCustomer(now);
            case CAPTURED_EARLY ->
                agenda.plan(now.plus(dice.between(Duration.ofMinutes(1), Duration.ofMinutes(5))), this::captureEarly);
            case CHANGED -> agenda.plan(shortlyAfter(now), this::change);
            case PARTLY_CANCELLED -> agenda.plan(shortlyAfter(now), this::cancelLine);
            case CANCELLED ->
                agenda.plan(shortlyAfter(now), at -> {
                    cancel("customer asked", at);
                    agenda.plan(at.plusSeconds(1), payment::release);
                });
        }
    }

    /// The whole order is captured with its gift card; what else is in it ships as usual.
    private void send(ItemLine giftCard, Instant now) {
        shop.deliveries().send(order, giftCard, now);
        agenda.plan(now.plusMillis(500), payment::capture);
        basket = basket.without(giftCard);
        if (!basket.lines().isEmpty()) {
            agenda.plan(someTimeAfter(now), this::ship);
        }
    }

    private void ship(Instant now) {
        List<ItemLine> lines = basket.lines();
        boolean isSplit = lines.size() > 2 && dice.percent(SPLIT_SHIPMENT_PERCENT);
        shop.deliveries().ship(order, isSplit ? basket.of(lines.subList(1, lines.size())) : basket, now);
        agenda.plan(now.plusMillis(500), payment::capture);
        if (isSplit) {
            agenda.plan(
                    now.plus(dice.between(Duration.ofDays(1), Duration.ofDays(3))),
                    at -> shop.deliveries().ship(order, basket.of(lines.subList(0, 1)), at));
        }
        lookAfter(now);
    }

    private void expectCustomer(Instant now) {
        Store store = dice.of(shop.trade().scene().world().stores(order.company()));
        Instant wanted = now.plus(dice.between(Duration.ofHours(2), Duration.ofDays(2)));
        agenda.plan(store.whenOpen(wanted, dice), at -> {
            shop.deliveries().handOver(order, basket, store, at);
            agenda.plan(at.plusMillis(500), payment::capture);
            lookAfter(at);
        });
    }

    private void lookAfter(Instant now) {
        new Aftermath(shop, order, basket, payment.redemption()).expect(now);
    }

    private void captureEarly(Instant now) {
        payment.capture(now);
        if (dice.percent(CANCELLED_AFTER_CAPTURE_PERCENT)) {
            agenda.plan(now.plus(dice.between(Duration.ofMinutes(30), Duration.ofHours(30))), this::cancelCaptured);
        } else {
            agenda.plan(someTimeAfter(now), this::ship);
        }
    }

    private void cancelCaptured(Instant now) {
        cancel("customer asked", now);
        if (payment.canBeVoided(now)) {
            payment.voidCapture(now);
        } else {
            shop.refunds().forCancellation(order, basket.total(), now);
        }
    }

    private void cancel(String reason, Instant now) {
        tell("cancelled-", now, envelope -> new OrderCancelled(envelope, null, basket.total(), basket.tax(), reason));
    }

    /// Something is added, and paid for, or one of several lines is removed.
    private void change(Instant now) {
        boolean isAdded = basket.goods().size() < 2 || dice.percent(ADDED_PERCENT);
        ItemLine line = isAdded
                ? Basket.added(shop.trade().scene().world(), order.company(), dice)
                : basket.goods().getLast();
        basket = isAdded ? basket.with(line) : basket.without(line);
        tell(
                "changed-",
                now,
                envelope -> new OrderChanged(
                        envelope, "1", basket.total(), basket.tax(), isAdded ? "line added" : "line removed"));
        if (isAdded) {
            agenda.plan(now.plusSeconds(1), at -> payment.raise(line.total().minor(), at));
        } else {
            payment.lower(line.total().minor());
        }
        agenda.plan(someTimeAfter(now), this::ship);
    }

    /// An order of one line cannot be cancelled in part; it ships.
    private void cancelLine(Instant now) {
        if (basket.goods().size() > 1) {
            ItemLine line = basket.goods().getFirst();
            basket = basket.without(line);
            payment.lower(line.total().minor());
            tell(
                    "cancelled-",
                    now,
                    envelope -> new OrderCancelled(
                            envelope,
                            "1",
                            line.total(),
                            money(Basket.taxMinor(line), order.company()),
                            "out of stock"));
        }
        agenda.plan(someTimeAfter(now), this::ship);
    }

    private void tell(String what, Instant now, Function<Envelope, BusinessEvent> event) {
        shop.trade()
                .scene()
                .voice()
                .tell(
                        order.company().shop(),
                        what + order.name().value(),
                        order.name().value(),
                        now,
                        List.of(order.name()),
                        event);
    }

    private Instant shortlyAfter(Instant now) {
        return now.plus(dice.between(Duration.ofMinutes(5), Duration.ofHours(1)));
    }

    private Instant someTimeAfter(Instant now) {
        return now.plus(dice.between(Duration.ofHours(2), Duration.ofDays(2)));
    }
}
