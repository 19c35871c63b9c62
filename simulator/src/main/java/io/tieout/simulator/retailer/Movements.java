package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.BalanceKind;
import io.tieout.event.ReferenceType;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementUse;
import io.tieout.event.StockEvent.StockMoved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Moves goods, keeps what is on hand of each item at each location, and tells of both in the name of the warehouse
/// system.
///
/// What was there before the first day is stated when an item first moves at a location or is counted there, so that a
/// short run does not begin with ten thousand statements.
final class Movements {

    private static final long NOT_STATED_YET = -1;

    /// Items of a location whose pieces are stated in the evening because they moved.
    private static final int STATED_MOST = 4;

    private final World world;
    private final Voice voice;
    private final Levels levels;
    private final long[][] onHand;
    private final List<Set<Item>> moved = new ArrayList<>();
    private long moves;

    Movements(World world, Voice voice, Levels levels) {
        this.world = world;
        this.voice = voice;
        this.levels = levels;
        this.onHand = new long[world.locations().size()][world.items().size()];
        for (long[] row : onHand) {
            Arrays.fill(row, NOT_STATED_YET);
            moved.add(new LinkedHashSet<>());
        }
    }

    long onHand(Location at, Item item, Instant now) {
        long[] row = onHand[at.number()];
        if (row[item.number()] == NOT_STATED_YET) {
            row[item.number()] = world.dice()
                    .of("opening-" + at.id(), item.number())
                    .between(levels.reorderAt(at) + 1, levels.upTo(at));
            // Before what moves at this instant.
            state(at, item, now.minusMillis(1), StatementUse.OPENING, now);
        }
        return row[item.number()];
    }

    /// There must be enough: [Supply] sees to it.
    void move(Move move, Instant now) {
        long after = onHand(move.at(), move.item(), now) + move.effect();
        if (after < 0) {
            throw new IllegalStateException("more than there is: " + move);
        }
        onHand[move.at().number()][move.item().number()] = after;
        Set<Item> here = moved.get(move.at().number());
        if (here.size() < STATED_MOST) {
            here.add(move.item());
        }
        Company company = move.at().company();
        String id = "MV-" + ++moves;
        voice.tell(
                company.warehouse(),
                id,
                id,
                now,
                move.references(),
                envelope -> new StockMoved(
                        envelope,
                        move.kind(),
                        move.item().sku(),
                        move.at().id(),
                        move.quantity(),
                        move.unitCost(),
                        move.condition(),
                        move.transfer(),
                        move.reason()));
    }

    /// The first items that moved at a location since it was asked before.
    List<Item> takeMoved(Location at) {
        Set<Item> here = moved.get(at.number());
        List<Item> items = List.copyOf(here);
        here.clear();
        return items;
    }

    /// States what is there after everything that moved so far.
    void state(Location at, Item item, Instant now) {
        state(at, item, now, null, now);
    }

    /// @param asOf up to which instant it includes what moved
    private void state(Location at, Item item, Instant asOf, @Nullable StatementUse use, Instant now) {
        Company company = at.company();
        String account = item.sku() + "@" + at.id();
        long units = onHand[at.number()][item.number()];
        voice.tell(
                company.warehouse(),
                "on-hand-" + account + "-" + asOf,
                account,
                now,
                List.of(
                        name(ReferenceType.SKU, company.catalogue(), item.sku()),
                        name(ReferenceType.LOCATION, company.warehouse(), at.id())),
                envelope -> new BalanceStated(envelope, BalanceKind.ON_HAND, account, null, units, asOf, use));
    }
}
