package io.tieout.event;

import org.jspecify.annotations.Nullable;

/// Where goods are.
public sealed interface StockEvent extends BusinessEvent {

    String sku();

    String location();

    @Meaning("Goods moved. The subject is the movement.")
    record StockMoved(
            Envelope envelope,
            StockMove kind,
            String sku,
            String location,

            @Meaning("Pieces; negative in an adjustment only.") @Signed
            long quantity,

            @Meaning("What one piece cost, where it is known.") @Nullable
            Money unitCost,

            @Meaning("Of goods that came back.") @Nullable ItemCondition condition,

            @Meaning(
                    "Whose outward and inward leg belong together; an adjustment that has one accepts that pieces of it"
                            + " never arrived, and changes nothing on hand.")
            @Nullable
            String transfer,

            @FreeText @Unmatched @Nullable String reason)
            implements StockEvent {
        public StockMoved {
            if (quantity < 0 && kind != StockMove.ADJUSTMENT) {
                throw new IllegalArgumentException("only an adjustment has a negative quantity: " + quantity);
            }
            Amounts.requireNonNegative("unitCost", unitCost);
        }

        @Override
        public String transition() {
            return kind.code();
        }
    }

    @Meaning("Goods were counted. The subject is the count of one item.")
    record StockCounted(
            Envelope envelope,
            String sku,
            String location,
            long quantity,

            @Meaning("Who confirmed the count; left out while nobody has.") @Unmatched @Nullable
            String approvedBy)
            implements StockEvent {
        public StockCounted {
            if (quantity < 0) {
                throw new IllegalArgumentException("quantity must not be negative: " + quantity);
            }
        }

        @Override
        public String transition() {
            return approvedBy == null ? "counted" : "approved";
        }
    }
}
