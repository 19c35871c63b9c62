package io.tieout.event;

import org.jspecify.annotations.Nullable;

/// What became of an order. The subject is the order; nothing of it books.
public sealed interface OrderEvent extends BusinessEvent {

    @Meaning("A customer ordered goods. The subject is the order.")
    record OrderPlaced(
            Envelope envelope,

            @Meaning("What the customer is to pay, tax included.")
            Money total,

            @Meaning("The part of the total that is owed to the state.") @PartOf("total") @Nullable
            Money tax)
            implements OrderEvent {
        public OrderPlaced {
            Amounts.requireNonNegative("total", total);
            Amounts.requirePart("tax", tax, total);
        }

        @Override
        public Money principal() {
            return total;
        }
    }

    @Meaning("An order is to cost something else. The subject is the order.")
    record OrderChanged(
            Envelope envelope,

            @Meaning("Which change this is, by the source's own count or id.")
            String change,

            @Meaning("What the customer is to pay from now on, tax included.")
            Money total,

            @Meaning("The part of the new total that is owed to the state.") @PartOf("total") @Nullable
            Money tax,

            @FreeText @Nullable String reason)
            implements OrderEvent {
        public OrderChanged {
            Amounts.requireNonNegative("total", total);
            Amounts.requirePart("tax", tax, total);
        }

        @Override
        public String transition() {
            return "changed:" + change;
        }

        @Override
        public Money principal() {
            return total;
        }
    }

    @Meaning("An order, or a part of it, will not be delivered. The subject is the order.")
    record OrderCancelled(
            Envelope envelope,

            @Meaning(
                    "Which cancellation this is, by the source's own count or id; left out where the whole order goes.")
            @Nullable
            String cancellation,

            @Meaning("The value of what is not delivered, tax included.")
            Money amount,

            @Meaning("The part of the amount that is tax.") @PartOf("amount") @Nullable
            Money tax,

            @FreeText @Nullable String reason)
            implements OrderEvent {
        public OrderCancelled {
            Amounts.requireNonNegative("amount", amount);
            Amounts.requirePart("tax", tax, amount);
        }

        @Override
        public String transition() {
            return cancellation == null ? "cancelled" : "cancelled:" + cancellation;
        }

        @Override
        public Money principal() {
            return amount;
        }
    }
}
