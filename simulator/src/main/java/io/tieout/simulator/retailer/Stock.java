package io.tieout.simulator.retailer;

import io.tieout.event.ItemCondition;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Reference;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The goods of the retailer, for those who sell them and take them back.
final class Stock {

    private static final int DAMAGED_PERCENT = 10;

    private final World world;
    private final Movements movements;
    private final Supply supply;
    private final Map<String, Location> locations = new HashMap<>();
    private final Map<String, Item> items = new HashMap<>();
    private long returns;

    Stock(World world, Movements movements, Supply supply) {
        this.world = world;
        this.movements = movements;
        this.supply = supply;
        world.locations().forEach(location -> locations.put(location.id(), location));
        world.items().forEach(item -> items.put(item.sku(), item));
    }

    /// Takes the goods among the lines out of a location.
    ///
    /// @param references of the sale or the shipment
    void sold(String location, List<ItemLine> lines, List<Reference> references, Instant now) {
        Location at = locationOf(location);
        for (ItemLine line : lines) {
            if (isGoods(line)) {
                Item item = itemOf(line);
                supply.require(at, item, line.quantity(), now);
                movements.move(Move.sale(at, item, line.quantity(), references), now);
                supply.replenish(at, item, now);
            }
        }
    }

    /// Takes the goods among the lines back at a location. Where nobody has looked at them yet, some prove damaged.
    ///
    /// @param references of the return or the refund
    void returned(String location, List<ItemLine> lines, List<Reference> references, Instant now) {
        Location at = locationOf(location);
        for (ItemLine line : lines) {
            if (isGoods(line)) {
                movements.move(Move.back(at, itemOf(line), line.quantity(), conditionOf(line), references), now);
            }
        }
    }

    private ItemCondition conditionOf(ItemLine line) {
        ItemCondition known = line.condition();
        if (known != null) {
            return known;
        }
        boolean isDamaged = world.dice().of("returned", ++returns).percent(DAMAGED_PERCENT);
        return isDamaged ? ItemCondition.DAMAGED : ItemCondition.RESALEABLE;
    }

    private static boolean isGoods(ItemLine line) {
        return line.kind() == ItemKind.GOODS && line.sku() != null && line.quantity() > 0;
    }

    private Location locationOf(String id) {
        return Objects.requireNonNull(locations.get(id), () -> "no location " + id);
    }

    private Item itemOf(ItemLine line) {
        return Objects.requireNonNull(items.get(Objects.requireNonNull(line.sku())), () -> "no item " + line.sku());
    }
}
