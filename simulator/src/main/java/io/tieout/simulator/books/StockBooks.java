package io.tieout.simulator.books;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ItemCondition;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.SourceRole;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StockEvent;
import io.tieout.event.StockEvent.StockCounted;
import io.tieout.event.StockEvent.StockMoved;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Goods in pieces always, and in money where a cost is known: rows 23 to 26 of the posting table.
///
/// What is delivered books its cost; that the goods left is evidence of the same and moves pieces only. A count that
/// somebody confirmed is followed by an adjustment, which books.
final class StockBooks {

    private final Journal journal;

    /// By entity and item.
    private final Map<String, Map<String, Dated<Money>>> costs = new HashMap<>();

    /// Pieces by location and item.
    private final Map<String, Map<String, Pieces>> pieces = new HashMap<>();

    /// What is on a transfer and has not arrived.
    private final Map<String, UnderWay> underWay = new HashMap<>();

    /// @param cost of one piece when it left
    private record UnderWay(Money cost, long quantity) {}

    private static final class Pieces {
        private long count;
    }

    StockBooks(Journal journal) {
        this.journal = journal;
    }

    /// Costs that hold at one location only are not known to this retailer.
    void set(UnitCostChanged event) {
        if (event.location() == null) {
            costs.computeIfAbsent(event.envelope().entity(), _ -> new HashMap<>())
                    .computeIfAbsent(event.envelope().subject(), _ -> new Dated<Money>())
                    .set(event.cost(), event.effectiveAt(), event.envelope().occurredAt());
        }
    }

    /// Books what delivered goods cost.
    void delivered(BusinessEvent delivery, List<ItemLine> lines) {
        for (ItemLine line : lines) {
            if (line.sku() != null) {
                Money cost = costOf(delivery, line.sku());
                move(delivery, Account.COST_OF_SALES, Account.INVENTORY, cost, line.quantity());
            }
        }
    }

    void post(StockEvent event) {
        if (event.envelope().role() != SourceRole.WMS) {
            return;
        }
        switch (event) {
            case StockMoved move -> moved(move);
            // Somebody adjusts the difference, if there is one.
            case StockCounted _ -> {}
        }
    }

    private void moved(StockMoved move) {
        Money cost = move.unitCost() == null ? costOf(move, move.sku()) : move.unitCost();
        long quantity = move.quantity();
        piecesOf(move.location(), move.sku()).count += effectOf(move);
        switch (move.kind()) {
            case RECEIPT -> move(move, Account.INVENTORY, Account.GOODS_NOT_INVOICED, cost, quantity);
            case RETURN -> {
                Account to = isDamaged(move) ? Account.SHRINK : Account.INVENTORY;
                move(move, to, Account.COST_OF_SALES, cost, quantity);
            }
            case ADJUSTMENT -> {
                if (move.transfer() == null) {
                    move(move, Account.INVENTORY, Account.SHRINK, cost, quantity);
                } else {
                    move(move, Account.INVENTORY_IN_TRANSIT, Account.SHRINK, takeOff(move, cost), quantity);
                }
            }
            case TRANSFER_OUT -> left(move, cost);
            case TRANSFER_IN ->
                move(move, Account.INVENTORY, Account.INVENTORY_IN_TRANSIT, takeOff(move, cost), quantity);
            case SALE -> {}
        }
    }

    private void left(StockMoved move, @Nullable Money cost) {
        move(move, Account.INVENTORY_IN_TRANSIT, Account.INVENTORY, cost, move.quantity());
        if (cost != null && move.transfer() != null) {
            underWay.put(move.transfer(), new UnderWay(cost, move.quantity()));
        }
    }

    /// What arrived, or never will, is no longer under way. It is worth what it cost when it left.
    private @Nullable Money takeOff(StockMoved move, @Nullable Money cost) {
        UnderWay then = move.transfer() == null ? null : underWay.remove(move.transfer());
        if (then == null || move.transfer() == null) {
            return cost;
        }
        long rest = then.quantity() - Math.abs(move.quantity());
        if (rest > 0) {
            underWay.put(move.transfer(), new UnderWay(then.cost(), rest));
        }
        return then.cost();
    }

    /// What is damaged never becomes stock, and what never arrived left before.
    private static long effectOf(StockMoved move) {
        return switch (move.kind()) {
            case RECEIPT, TRANSFER_IN -> move.quantity();
            case ADJUSTMENT -> move.transfer() == null ? move.quantity() : 0;
            case RETURN -> isDamaged(move) ? 0 : move.quantity();
            case SALE, TRANSFER_OUT -> -move.quantity();
        };
    }

    private static boolean isDamaged(StockMoved move) {
        return move.condition() == ItemCondition.DAMAGED;
    }

    /// The first statement of an item at a location is what was there before.
    ///
    /// @param account the item and the location as SKU@location
    void opening(BalanceStated statement, String account, long units) {
        int at = account.indexOf('@');
        String sku = account.substring(0, at);
        Map<String, Pieces> there = pieces.computeIfAbsent(account.substring(at + 1), _ -> new HashMap<>());
        if (!there.containsKey(sku)) {
            Pieces opened = new Pieces();
            opened.count = units;
            there.put(sku, opened);
            move(statement, Account.INVENTORY, Account.OPENING_BALANCES, costOf(statement, sku), units);
        }
    }

    /// Zero where nobody told of any.
    long piecesOn(String location, String sku) {
        return piecesOf(location, sku).count;
    }

    private Pieces piecesOf(String location, String sku) {
        return pieces.computeIfAbsent(location, _ -> new HashMap<>()).computeIfAbsent(sku, _ -> new Pieces());
    }

    private @Nullable Money costOf(BusinessEvent event, String sku) {
        Instant at = event.envelope().occurredAt();
        Map<String, Dated<Money>> items = costs.get(event.envelope().entity());
        Dated<Money> dated = items == null ? null : items.get(sku);
        return dated == null ? null : dated.at(at);
    }

    private void move(BusinessEvent event, Account debit, Account credit, @Nullable Money cost, long quantity) {
        if (cost != null) {
            journal.move(event, debit, credit, new Money(Math.multiplyExact(cost.minor(), quantity), cost.currency()));
        }
    }
}
