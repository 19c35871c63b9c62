package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StockMove;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/// Where goods come from: suppliers deliver to warehouses, warehouses to the other locations, and now and then one
/// store to another. What runs low is fetched, so that nothing is ever sold that is not there.
final class Supply implements Routine {

    private static final LocalTime DELIVERED = LocalTime.of(8, 0);
    private static final LocalTime SENT = LocalTime.of(10, 0);
    private static final int PUSHED_PERCENT = 30;
    private static final int FROM_STORE_PERCENT = 15;
    private static final Duration SUPPLIER_MIN = Duration.ofHours(6);
    private static final Duration SUPPLIER_MAX = Duration.ofHours(36);
    private static final Duration PICKED_MIN = Duration.ofHours(2);
    private static final Duration PICKED_MAX = Duration.ofHours(12);
    private static final Duration LANE_MIN = Duration.ofDays(1);
    private static final Duration LANE_MAX = Duration.ofDays(2);
    private static final int SHORT_PERCENT = 5;

    /// Of fewer pieces none is lost.
    private static final long SHORT_FROM = 4;

    private static final long SHORT_MOST = 2;
    private static final Duration ACCEPTED_MIN = Duration.ofHours(2);
    private static final Duration ACCEPTED_MAX = Duration.ofHours(30);

    private final World world;
    private final Agenda agenda;
    private final Handover handover;
    private final Movements movements;
    private final Levels levels;

    /// What is fetched and has not arrived, so that it is not fetched twice.
    private final BitSet fetched = new BitSet();

    private long fetches;
    private long purchases;
    private long transfers;

    /// Some pieces of an item.
    private record Goods(Item item, long quantity) {}

    Supply(World world, Agenda agenda, Handover handover, Movements movements, Levels levels) {
        this.world = world;
        this.agenda = agenda;
        this.handover = handover;
        this.movements = movements;
        this.levels = levels;
    }

    /// Sees to it that so many pieces are there: where they are not, a supplier delivers at once.
    void require(Location at, Item item, long quantity, Instant now) {
        long onHand = movements.onHand(at, item, now);
        if (onHand < quantity) {
            receive(at, List.of(new Goods(item, quantity - onHand + levels.upTo(at))), now);
        }
    }

    /// Fetches more of what runs low.
    void replenish(Location at, Item item, Instant now) {
        int cell = at.number() * world.items().size() + item.number();
        if (fetched.get(cell) || movements.onHand(at, item, now) > levels.reorderAt(at)) {
            return;
        }
        fetched.set(cell);
        Dice own = world.dice().of("fetched", ++fetches);
        switch (at.kind()) {
            case WAREHOUSE ->
                agenda.plan(now.plus(own.between(SUPPLIER_MIN, SUPPLIER_MAX)), then -> {
                    fetched.clear(cell);
                    receive(at, List.of(new Goods(item, missing(at, item, then))), then);
                });
            case MARKETPLACE, STORE -> {
                Location from = own.of(others(at, Location.Kind.WAREHOUSE));
                agenda.plan(now.plus(own.between(PICKED_MIN, PICKED_MAX)), then -> {
                    fetched.clear(cell);
                    transfer(from, at, new Goods(item, missing(at, item, then)), own, then);
                });
            }
        }
    }

    private long missing(Location at, Item item, Instant now) {
        return Math.max(1, levels.upTo(at) - movements.onHand(at, item, now));
    }

    private void receive(Location at, List<Goods> delivered, Instant now) {
        Company company = at.company();
        long number = ++purchases;
        Reference delivery = name(ReferenceType.SHIPMENT, company.warehouse(), "IN-" + number);
        Reference purchase = name(ReferenceType.PURCHASE_ORDER, company.erp(), "PO-" + number);
        long worth = 0;
        for (Goods goods : delivered) {
            Money cost = money(world.prices().costMinor(company, goods.item()), company);
            worth += cost.minor() * goods.quantity();
            movements.move(Move.receipt(at, goods.item(), goods.quantity(), cost, List.of(delivery, purchase)), now);
        }
        handover.send(
                Message.of(company, delivery, null, DocumentType.STOCK_RECEIPT, money(worth, company))
                        .naming(purchase),
                now);
    }

    /// Goods leave now and arrive a day or two later; the ERP hears of both, at the cost of the day they left. Now and
    /// then some are lost on the way, which is accepted within a day or so.
    private void transfer(Location from, Location to, Goods goods, Dice dice, Instant now) {
        Company company = from.company();
        Item item = goods.item();
        Reference transfer = name(ReferenceType.TRANSFER, company.warehouse(), "TR-" + ++transfers);
        Money cost = money(world.prices().costMinor(company, item), company);
        Money worth = money(cost.minor() * goods.quantity(), company);
        require(from, item, goods.quantity(), now);
        movements.move(Move.transfer(StockMove.TRANSFER_OUT, from, item, goods.quantity(), cost, transfer), now);
        handover.send(Message.of(company, transfer, null, DocumentType.STOCK_TRANSFER_OUT, worth), now);
        replenish(from, item, now);
        Dice own = world.dice().of("transfer", transfers);
        boolean isShort = goods.quantity() >= SHORT_FROM && own.percent(SHORT_PERCENT);
        long lost = isShort ? own.between(1, SHORT_MOST) : 0;
        long arrived = goods.quantity() - lost;
        agenda.plan(now.plus(dice.between(LANE_MIN, LANE_MAX)), then -> {
            movements.move(Move.transfer(StockMove.TRANSFER_IN, to, item, arrived, cost, transfer), then);
            handover.send(
                    Message.of(
                            company,
                            transfer,
                            null,
                            DocumentType.STOCK_TRANSFER_IN,
                            money(cost.minor() * arrived, company)),
                    then);
            if (isShort) {
                agenda.plan(then.plus(own.between(ACCEPTED_MIN, ACCEPTED_MAX)), at -> {
                    movements.move(Move.lost(to, item, lost, cost, transfer), at);
                    handover.send(
                            Message.of(
                                    company,
                                    transfer,
                                    null,
                                    DocumentType.STOCK_TRANSFER_SHORT,
                                    money(cost.minor() * lost, company)),
                            at);
                });
            }
        });
    }

    @Override
    public void plan(LocalDate date, boolean isTrading) {
        if (!isTrading) {
            return;
        }
        for (Location location : world.locations()) {
            Dice dice = world.dice().of("supply-" + location.id(), date.toEpochDay());
            switch (location.kind()) {
                case WAREHOUSE -> {
                    if (BusinessCalendar.isBankDay(location.company(), date)) {
                        agenda.plan(at(location, date, DELIVERED), now -> deliver(location, dice, now));
                    }
                }
                case STORE -> {
                    if (BusinessCalendar.isStoreDay(location.company(), date)) {
                        agenda.plan(at(location, date, SENT), now -> supplyStore(location, dice, now));
                    }
                }
                case MARKETPLACE -> {}
            }
        }
    }

    /// What was ordered long ago comes on working days, several items at a time.
    private void deliver(Location warehouse, Dice dice, Instant now) {
        List<Goods> delivered = new ArrayList<>();
        int first = dice.below(world.items().size());
        int count = 2 + dice.below(4);
        for (int i = 0; i < count; i++) {
            Item item = world.items().get((first + i) % world.items().size());
            delivered.add(new Goods(item, dice.between(10, 60)));
        }
        receive(warehouse, delivered, now);
    }

    private void supplyStore(Location store, Dice dice, Instant now) {
        Item item = dice.of(world.items());
        if (dice.percent(PUSHED_PERCENT)) {
            Location from = dice.of(others(store, Location.Kind.WAREHOUSE));
            transfer(from, store, new Goods(item, dice.between(3, 12)), dice, now);
        }
        if (dice.percent(FROM_STORE_PERCENT)) {
            Location from = dice.of(others(store, Location.Kind.STORE));
            // The last piece stays, so that the other store still has one to show.
            long spare = Math.min(2, movements.onHand(from, item, now) - 1);
            if (spare > 0) {
                transfer(from, store, new Goods(item, spare), dice, now);
            }
        }
    }

    private List<Location> others(Location than, Location.Kind kind) {
        List<Location> others = new ArrayList<>();
        for (Location each : world.locations()) {
            if (each.kind() == kind
                    && each.number() != than.number()
                    && each.company().equals(than.company())) {
                others.add(each);
            }
        }
        return others;
    }

    private static Instant at(Location location, LocalDate date, LocalTime time) {
        return time.atDate(date).atZone(location.zone()).toInstant();
    }
}
