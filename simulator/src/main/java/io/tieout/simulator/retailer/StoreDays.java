package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;

import io.tieout.event.ItemLine;
import io.tieout.event.StoreDayEvent.StoreDayOpened;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The trading days of the stores: opened with a float, customers served, petty cash, closed.
final class StoreDays implements Routine {

    private static final int PETTY_CASH_PERCENT = 30;
    private static final long PETTY_CASH_MOST_MINOR = 4_000;
    private static final List<String> PETTY_CASH = List.of("postage", "cleaning supplies", "flowers", "taxi");
    private static final int PAID_IN_PERCENT = 10;
    private static final long PAID_IN_MOST_MINOR = 2_500;
    private static final List<String> PAID_IN = List.of("vending machine emptied", "petty cash not used");

    private final Scene scene;
    private final int perDay;
    private final ReturnsDesk returns;
    private final Registers registers;
    private final Closing closing;
    private final Map<String, StoreDay> open = new HashMap<>();

    /// @param perDay sales, over all stores
    StoreDays(Trade trade, int perDay) {
        this.scene = trade.scene();
        this.perDay = perDay;
        this.returns = new ReturnsDesk(trade);
        this.registers = new Registers(trade, returns);
        this.closing = new Closing(trade.scene());
    }

    /// What a store sells is known when its day is over.
    @Override
    public void plan(LocalDate date, boolean isTrading) {
        if (!isTrading) {
            return;
        }
        List<Store> stores = BusinessCalendar.open(scene.world().stores(), date);
        for (int i = 0; i < stores.size(); i++) {
            Store store = stores.get(i);
            int salesWanted = perDay / stores.size() + (i < perDay % stores.size() ? 1 : 0);
            scene.agenda().plan(store.opensAt(date), now -> open(StoreDay.of(scene, store, date), salesWanted, now));
        }
    }

    private void open(StoreDay day, int salesWanted, Instant now) {
        Store store = day.store();
        open.put(store.id(), day);
        scene.voice()
                .tell(
                        day.company().registers(),
                        "opened-" + day.name().value(),
                        day.name().value(),
                        now,
                        List.of(day.name()),
                        envelope -> new StoreDayOpened(
                                envelope, store.id(), money(Tills.floatMinor(store), day.company())));
        day.tills().open(now);
        registers.serve(day, Duration.between(now, day.closesAt()).dividedBy(salesWanted + 1L), now);
        movePettyCash(day, now);
        scene.agenda().plan(day.closesAt(), at -> {
            open.remove(store.id());
            closing.close(day, at);
        });
    }

    private void movePettyCash(StoreDay day, Instant openedAt) {
        Dice dice = day.dice();
        long longest = Duration.between(openedAt, day.closesAt()).toMillis() - 1;
        if (dice.percent(PETTY_CASH_PERCENT)) {
            long minor = dice.between(PETTY_CASH_MOST_MINOR / 10, PETTY_CASH_MOST_MINOR);
            String reason = dice.of(PETTY_CASH);
            scene.agenda()
                    .plan(
                            openedAt.plusMillis(dice.between(longest / 2, longest)),
                            at -> day.tills().payOut(minor, reason, at));
        }
        if (dice.percent(PAID_IN_PERCENT)) {
            long minor = dice.between(PAID_IN_MOST_MINOR / 10, PAID_IN_MOST_MINOR);
            String reason = dice.of(PAID_IN);
            scene.agenda()
                    .plan(
                            openedAt.plusMillis(dice.between(1, longest)),
                            at -> day.tills().payIn(minor, reason, at));
        }
    }

    /// Takes a line of a web order back, if the store is open; says whether it did.
    boolean takeBack(Store store, WebOrder order, ItemLine line, String reason, Instant now) {
        @Nullable StoreDay day = open.get(store.id());
        if (day == null) {
            return false;
        }
        returns.takeBack(day, order, line, reason, now);
        return true;
    }

    long count() {
        return registers.count();
    }
}
