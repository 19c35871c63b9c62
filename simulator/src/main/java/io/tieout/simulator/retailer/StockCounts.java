package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StockEvent.StockCounted;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Some items are counted at each location every day and somebody else confirms it; what was found missing or too
/// much is adjusted then. In the evening the system states what is on hand of them and of the first items that moved.
/// Now and then something breaks.
final class StockCounts implements Routine {

    private static final LocalTime COUNTED = LocalTime.of(6, 30);
    private static final LocalTime BROKEN = LocalTime.of(15, 0);

    /// Other things happen on whole milliseconds, so nothing happens at the very instant of the statement.
    private static final LocalTime STATED = LocalTime.of(22, 30, 0, 500_000);

    private static final int ITEMS_A_DAY = 3;

    /// From one counted item to the next; no divisor of the number of items.
    private static final int ITEMS_APART = 167;

    private static final int DIFFERENT_PERCENT = 8;
    private static final int SURPLUS_PERCENT = 30;
    private static final int BROKEN_PERCENT = 15;

    private final World world;
    private final Agenda agenda;
    private final Voice voice;
    private final Handover handover;
    private final Movements movements;
    private final Supply supply;

    StockCounts(Scene scene, Movements movements, Supply supply) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.voice = scene.voice();
        this.handover = scene.handover();
        this.movements = movements;
        this.supply = supply;
    }

    @Override
    public void plan(LocalDate date, boolean isTrading) {
        if (!isTrading) {
            return;
        }
        for (Location location : world.locations()) {
            if (isStaffed(location, date)) {
                Dice dice = world.dice().of("count-" + location.id(), date.toEpochDay());
                agenda.plan(at(location, date, COUNTED), now -> count(location, date, dice, now));
                if (dice.percent(BROKEN_PERCENT)) {
                    Item item = dice.of(world.items());
                    agenda.plan(at(location, date, BROKEN), now -> writeOff(location, item, date, now));
                }
            }
        }
    }

    /// What is at the marketplace is not for the retailer to count.
    private static boolean isStaffed(Location location, LocalDate date) {
        return switch (location.kind()) {
            case WAREHOUSE -> true;
            case MARKETPLACE -> false;
            case STORE -> BusinessCalendar.isStoreDay(location.company(), date);
        };
    }

    private void count(Location location, LocalDate date, Dice dice, Instant now) {
        int first = dice.below(world.items().size());
        List<Item> counted = new ArrayList<>();
        for (int i = 0; i < ITEMS_A_DAY; i++) {
            Item item =
                    world.items().get((first + i * ITEMS_APART) % world.items().size());
            counted.add(item);
            count(location, item, "CNT-" + location.id() + "-" + date + "-" + item.sku(), dice, now);
        }
        agenda.plan(at(location, date, STATED), then -> {
            Set<Item> stated = new LinkedHashSet<>(counted);
            stated.addAll(movements.takeMoved(location));
            stated.forEach(item -> movements.state(location, item, then));
        });
    }

    private void count(Location location, Item item, String id, Dice dice, Instant now) {
        long onHand = movements.onHand(location, item, now);
        long difference = differenceOf(onHand, dice);
        Reference count = document(location, id);
        tellCount(location, item, onHand + difference, null, count, now);
        agenda.plan(now.plus(dice.between(Duration.ofMinutes(30), Duration.ofHours(2))), then -> {
            tellCount(location, item, onHand + difference, "stock-lead-" + location.id(), count, then);
            if (difference != 0) {
                adjust(location, item, difference, "count difference", count, then);
            }
        });
    }

    private static long differenceOf(long onHand, Dice dice) {
        if (!dice.percent(DIFFERENT_PERCENT)) {
            return 0;
        }
        return dice.percent(SURPLUS_PERCENT) ? 1 : -Math.min(onHand, 1 + dice.below(2));
    }

    private void writeOff(Location location, Item item, LocalDate date, Instant now) {
        Reference document = document(location, "DMG-" + location.id() + "-" + date + "-" + item.sku());
        adjust(location, item, -1, "damaged", document, now);
    }

    private void adjust(Location location, Item item, long quantity, String reason, Reference document, Instant now) {
        Company company = location.company();
        supply.require(location, item, -quantity, now);
        movements.move(Move.adjustment(location, item, quantity, reason, document), now);
        supply.replenish(location, item, now);
        DocumentType type = quantity < 0 ? DocumentType.STOCK_LOSS : DocumentType.STOCK_GAIN;
        long worth = world.prices().costMinor(company, item) * Math.abs(quantity);
        handover.send(new Message(company, document, null, List.of(), type, money(worth, company), reason, null), now);
    }

    private void tellCount(
            Location location, Item item, long quantity, @Nullable String approver, Reference count, Instant now) {
        voice.tell(
                location.company().warehouse(),
                count.value() + (approver == null ? "-counted" : "-approved"),
                count.value(),
                now,
                List.of(count),
                envelope -> new StockCounted(envelope, item.sku(), location.id(), quantity, approver));
    }

    /// The sheet that the warehouse system keeps of a count or a loss, and that the ERP's document carries.
    private static Reference document(Location location, String id) {
        return name(ReferenceType.ERP_DOCUMENT, location.company().warehouse(), id);
    }

    private static Instant at(Location location, LocalDate date, LocalTime time) {
        return time.atDate(date).atZone(location.zone()).toInstant();
    }
}
