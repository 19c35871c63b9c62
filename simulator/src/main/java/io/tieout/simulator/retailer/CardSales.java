package io.tieout.simulator.retailer;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Gift cards that registers sell: loaded a moment later, and now and then brought back unused on the same day.
final class CardSales {

    private static final List<Long> VALUES = List.of(2_500L, 5_000L, 10_000L);
    private static final int BROUGHT_BACK_PERCENT = 6;
    private static final Duration LOADED_AFTER = Duration.ofSeconds(2);

    /// When a wrong card has been replaced.
    private static final Duration SOONEST = Duration.ofMinutes(15);

    private static final Duration LATEST = Duration.ofHours(3);

    private final Agenda agenda;
    private final Cards cards;
    private final ReturnsDesk returns;

    CardSales(Trade trade, ReturnsDesk returns) {
        this.agenda = trade.scene().agenda();
        this.cards = trade.cards();
        this.returns = returns;
    }

    static long anyValue(Dice dice) {
        return dice.of(VALUES);
    }

    /// @param sold the line that is the card
    void sold(StoreDay day, ReturnsDesk.Sold sold, Instant now) {
        Dice dice = day.dice();
        Instant backAt = now.plus(dice.between(SOONEST, LATEST));
        boolean isBroughtBack = dice.percent(BROUGHT_BACK_PERCENT) && backAt.isBefore(day.closesAt());
        agenda.plan(now.plus(LOADED_AFTER), at -> {
            Cards.Card card = cards.load(day.company(), sold.line().total().minor(), sold.sale(), isBroughtBack, at);
            if (isBroughtBack) {
                agenda.plan(backAt, then -> bringBack(day, sold, card, then));
            }
        });
    }

    private void bringBack(StoreDay day, ReturnsDesk.Sold sold, Cards.Card card, Instant now) {
        if (returns.takeBack(day, sold, "not needed", now)) {
            cards.voidLoad(day.company(), card, sold.sale(), now);
        }
    }
}
