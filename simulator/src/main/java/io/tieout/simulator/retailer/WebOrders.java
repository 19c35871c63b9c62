package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.ReferenceType;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// The orders of the web shops as they come in, around the clock.
final class WebOrders implements Routine {

    private static final long SHIPPING_MINOR = 595;
    /// Shops number their orders as Shopify does, and no binary floating point number holds all of the digits.
    private static final long FIRST_NUMBER = 820_982_911_946_000_001L;

    private static final int GIFT_CARD_ONLY_PERCENT = 2;
    private static final int GIFT_CARD_TOO_PERCENT = 2;
    private static final List<Long> CARD_VALUES = List.of(2_500L, 5_000L, 10_000L);

    private final World world;
    private final Agenda agenda;
    private final int perDay;
    private final WebShop shop;
    private long orders;

    /// @param perDay orders, over all companies
    WebOrders(Trade trade, int perDay, StoreDays stores) {
        this.world = trade.scene().world();
        this.agenda = trade.scene().agenda();
        this.perDay = perDay;
        this.shop = new WebShop(trade, new Deliveries(trade), new WebRefunds(trade), stores);
    }

    /// Each order plans the next, so that a day's orders are never all in memory.
    @Override
    public void plan(LocalDate date, boolean isTrading) {
        if (!isTrading || perDay == 0) {
            return;
        }
        agenda.planAroundTheClock(
                date, perDay, now -> order(world.dice().of("shop", orders).of(world.companiesWithShop()), now));
    }

    private void order(Company company, Instant now) {
        String number = Long.toString(FIRST_NUMBER + orders++);
        Dice dice = world.dice().of("web", orders);
        WebOrder order = new WebOrder(company, name(ReferenceType.ORDER, company.shop(), number), dice);
        new WebOrderCourse(shop, order, fill(company, dice)).place(now);
    }

    /// Some order a gift card, alone or with other things; it is sent by mail and costs no shipping.
    private Basket fill(Company company, Dice dice) {
        int thrown = dice.below(100);
        if (thrown < GIFT_CARD_ONLY_PERCENT) {
            return new Basket(company, List.of(Basket.giftCard(company, dice.of(CARD_VALUES))));
        }
        Basket basket = Basket.filled(world, company, dice).with(Basket.shipping(company, SHIPPING_MINOR));
        return thrown < GIFT_CARD_ONLY_PERCENT + GIFT_CARD_TOO_PERCENT
                ? basket.with(Basket.giftCard(company, dice.of(CARD_VALUES)))
                : basket;
    }

    long count() {
        return orders;
    }
}
