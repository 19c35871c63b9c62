package io.tieout.event;

import org.jspecify.annotations.Nullable;

/// One line of a sale, a return or a delivery.
public record ItemLine(
        @Meaning("The source's own id of the line; equal lines of one order are told apart by it.")
        String id,

        ItemKind kind,
        @Nullable String sku,

        @Meaning("Pieces; 1 for what is not counted.") long quantity,

        @Meaning("The price of all pieces before the discount, without tax.")
        Money gross,

        @Meaning("What was taken off.") @PartOf("gross") @Nullable
        Money discount,

        @Meaning("Tax on what is left.") @Nullable Money tax,

        @Nullable String promotion,

        @Meaning("Of goods that came back.") @Nullable ItemCondition condition) {

    public ItemLine {
        if (quantity < 0) {
            throw new IllegalArgumentException("quantity must not be negative: " + quantity);
        }
        Amounts.requireNonNegative("gross", gross);
        Amounts.requirePart("discount", discount, gross);
        Amounts.requireNonNegative("tax", tax);
        Amounts.requireSameCurrency("tax", tax, gross);
    }

    /// What the customer pays or gets for the line.
    public Money total() {
        Money net = discount == null ? gross : gross.minus(discount);
        return tax == null ? net : net.plus(tax);
    }
}
