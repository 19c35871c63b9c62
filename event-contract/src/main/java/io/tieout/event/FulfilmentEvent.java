package io.tieout.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What was delivered, and what was billed for it.
public sealed interface FulfilmentEvent extends BusinessEvent {

    @Meaning(
            "Goods reached the customer or the carrier. The subject is the shipment or the pickup; what it delivers is revenue.")
    record FulfilmentConfirmed(
            Envelope envelope,
            FulfilmentKind kind,

            @Meaning("The delivered lines only, with the share of discount, shipping and tax that falls on them.")
            List<ItemLine> lines,

            @Meaning("The sum of the lines.") Money total,

            @Meaning("Tax on top that a marketplace collects and pays itself; not in the lines.") @Nullable
            Money facilitatorTax,

            @Meaning("From where.") @Nullable String location)
            implements FulfilmentEvent {
        public FulfilmentConfirmed {
            lines = List.copyOf(lines);
            Sums.require("lines", total, lines, ItemLine::total);
            Amounts.requireNonNegative("facilitatorTax", facilitatorTax);
            Amounts.requireSameCurrency("facilitatorTax", facilitatorTax, total);
        }

        @Override
        public Money principal() {
            return total;
        }
    }

    @Meaning(
            "The customer was billed. The subject is the invoice; booked only where policy makes it the trigger of revenue.")
    record InvoiceIssued(
            Envelope envelope,
            Money total,

            @Meaning("The part of the total that is owed to the state.") @PartOf("total") @Nullable
            Money tax)
            implements FulfilmentEvent {
        public InvoiceIssued {
            Amounts.requireNonNegative("total", total);
            Amounts.requirePart("tax", tax, total);
        }

        @Override
        public Money principal() {
            return total;
        }
    }
}
