package io.tieout.simulator.retailer;

import io.tieout.event.ItemCondition;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.StockMove;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Pieces of one item that move at one location.
///
/// @param quantity as it is told: negative in an adjustment only
/// @param condition of what came back
/// @param transfer that it is a leg of
record Move(
        StockMove kind,
        Location at,
        Item item,
        long quantity,
        @Nullable Money unitCost,
        @Nullable ItemCondition condition,
        @Nullable String transfer,
        @Nullable String reason,
        List<Reference> references) {

    static Move receipt(Location at, Item item, long quantity, Money unitCost, List<Reference> references) {
        return new Move(StockMove.RECEIPT, at, item, quantity, unitCost, null, null, null, references);
    }

    static Move sale(Location at, Item item, long quantity, List<Reference> references) {
        return new Move(StockMove.SALE, at, item, quantity, null, null, null, null, references);
    }

    static Move back(Location at, Item item, long quantity, ItemCondition condition, List<Reference> references) {
        return new Move(StockMove.RETURN, at, item, quantity, null, condition, null, null, references);
    }

    /// @param unitCost of the day the goods left, for both legs
    static Move transfer(StockMove leg, Location at, Item item, long quantity, Money unitCost, Reference transfer) {
        return new Move(leg, at, item, quantity, unitCost, null, transfer.value(), null, List.of(transfer));
    }

    static Move adjustment(Location at, Item item, long quantity, String reason, Reference document) {
        return new Move(StockMove.ADJUSTMENT, at, item, quantity, null, null, null, reason, List.of(document));
    }

    /// Pieces of a transfer that never arrived, accepted by whom they should have reached.
    static Move lost(Location at, Item item, long quantity, Money unitCost, Reference transfer) {
        return new Move(
                StockMove.ADJUSTMENT,
                at,
                item,
                -quantity,
                unitCost,
                null,
                transfer.value(),
                "lost on the way",
                List.of(transfer));
    }

    /// By how much there is more on hand afterwards. Goods that come back damaged are written off at once and never
    /// become stock, and what was lost on the way left before.
    long effect() {
        return switch (kind) {
            case RECEIPT, TRANSFER_IN -> quantity;
            case ADJUSTMENT -> transfer == null ? quantity : 0;
            case RETURN -> condition == ItemCondition.DAMAGED ? 0 : quantity;
            case SALE, TRANSFER_OUT -> -quantity;
        };
    }
}
