package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;

import io.tieout.event.ItemLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What comes of a web order after it was delivered: lines sent back or brought to a store, or something to make up for
/// a late delivery.
final class Aftermath {

    private static final int SENT_BACK_PERCENT = 9;
    private static final int SENT_BACK_FOR_CREDIT_PERCENT = 15;
    private static final int SENT_BACK_TO_CARD_PERCENT = 15;
    private static final int SENT_BACK_AGAIN_PERCENT = 20;
    private static final int SENT_BACK_MOST = 3;
    private static final int BROUGHT_BACK_PERCENT = 4;
    private static final int APPEASED_PERCENT = 2;
    private static final long APPEASED_LEAST_PERCENT = 5;
    private static final long APPEASED_MOST_PERCENT = 15;

    private final WebShop shop;
    private final Agenda agenda;
    private final WebOrder order;
    private final Dice dice;
    private final Basket delivered;
    private final @Nullable Redemption redemption;

    /// @param redemption what was paid with a gift card; null where nothing was
    Aftermath(WebShop shop, WebOrder order, Basket delivered, @Nullable Redemption redemption) {
        this.shop = shop;
        this.agenda = shop.trade().scene().agenda();
        this.order = order;
        this.dice = order.dice();
        this.delivered = delivered;
        this.redemption = redemption;
    }

    /// Most orders have none. What gives money back at once, in a store or to appease, is for orders paid by card.
    void expect(Instant now) {
        int thrown = dice.below(100);
        if (redemption != null) {
            if (thrown < SENT_BACK_FOR_CREDIT_PERCENT) {
                expectParcel(WebRefunds.Way.credit(), now);
            } else if (thrown < SENT_BACK_FOR_CREDIT_PERCENT + SENT_BACK_TO_CARD_PERCENT) {
                expectParcel(WebRefunds.Way.asPaid(redemption), now);
            }
        } else if (thrown < SENT_BACK_PERCENT) {
            expectParcel(WebRefunds.Way.original(), now);
        } else if (thrown < SENT_BACK_PERCENT + BROUGHT_BACK_PERCENT) {
            expectInStore(now);
        } else if (thrown < SENT_BACK_PERCENT + BROUGHT_BACK_PERCENT + APPEASED_PERCENT) {
            agenda.plan(now.plus(dice.between(Duration.ofHours(12), Duration.ofDays(5))), this::appease);
        }
    }

    private void expectParcel(WebRefunds.Way way, Instant now) {
        agenda.plan(now.plus(dice.between(Duration.ofDays(3), Duration.ofDays(15))), at -> sendBack(0, way, at));
    }

    /// Gives one line back; now and then another one later.
    private void sendBack(int line, WebRefunds.Way way, Instant now) {
        List<ItemLine> goods = delivered.goods();
        shop.refunds().forGoods(order, goods.get(line), way, now);
        int next = line + 1;
        if (next < goods.size() && next < SENT_BACK_MOST && dice.percent(SENT_BACK_AGAIN_PERCENT)) {
            agenda.plan(now.plus(dice.between(Duration.ofHours(1), Duration.ofDays(4))), at -> sendBack(next, way, at));
        }
    }

    /// The last line is always in the first parcel. A store that is closed for good takes nothing back, so it goes by
    /// mail.
    private void expectInStore(Instant now) {
        Store store = dice.of(shop.trade().scene().world().stores(order.company()));
        Instant wanted = now.plus(dice.between(Duration.ofHours(6), Duration.ofDays(4)));
        ItemLine line = delivered.goods().getLast();
        agenda.plan(store.whenOpen(wanted, dice), at -> {
            if (!shop.stores().takeBack(store, order, line, WebRefunds.anyReason(dice), at)) {
                shop.refunds().forGoods(order, line, WebRefunds.Way.original(), at);
            }
        });
    }

    private void appease(Instant now) {
        long percent = dice.between(APPEASED_LEAST_PERCENT, APPEASED_MOST_PERCENT);
        shop.refunds()
                .toAppease(order, money(Math.max(1, delivered.total().minor() * percent / 100), order.company()), now);
    }
}
