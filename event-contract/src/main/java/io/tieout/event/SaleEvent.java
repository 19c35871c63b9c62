package io.tieout.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a register, or a shop without orders, sold and took back. Lines and tenders come to the same.
public sealed interface SaleEvent extends BusinessEvent {

    String NUMBER_MEANING =
            "Which receipt of its register it is: sales, returns and exchanges of a store-day are numbered"
                    + " without gaps. Left out where the register counts other things with the same numbers.";

    String store();

    @Nullable
    String register();

    @Nullable
    String cashier();

    /// Which receipt of its register it is; null where the register does not number receipts one after the other.
    @Nullable
    Long receiptNumber();

    @Meaning("Goods were sold and paid. The subject is the receipt.")
    record SaleRecorded(
            Envelope envelope,
            String store,
            @Nullable String register,
            @Unmatched @Nullable String cashier,

            @Meaning(NUMBER_MEANING) @Unmatched @Nullable Long receiptNumber,

            @Meaning("What the customer paid, tax included: the sum of the lines and of the tenders.")
            Money total,

            List<ItemLine> lines,
            List<TenderLine> tenders)
            implements SaleEvent {
        public SaleRecorded {
            lines = List.copyOf(lines);
            tenders = List.copyOf(tenders);
            Sums.require("lines", total, lines, ItemLine::total);
            Sums.require("tenders", total, tenders, TenderLine::amount);
        }

        @Override
        public Money principal() {
            return total;
        }
    }

    @Meaning("Goods came back and the customer was paid, or is owed. The subject is the return.")
    record ReturnRecorded(
            Envelope envelope,
            String store,
            @Nullable String register,
            @Unmatched @Nullable String cashier,

            @Meaning(NUMBER_MEANING) @Unmatched @Nullable Long receiptNumber,

            ReturnProof proof,

            @Meaning("What the customer gets back, tax included: the sum of the lines and of the tenders.")
            Money total,

            @Meaning("What came back.") List<ItemLine> lines,

            @Meaning("How it is given back.") List<TenderLine> tenders,

            @FreeText @Nullable String reason)
            implements SaleEvent {
        public ReturnRecorded {
            lines = List.copyOf(lines);
            tenders = List.copyOf(tenders);
            Sums.require("lines", total, lines, ItemLine::total);
            Sums.require("tenders", total, tenders, TenderLine::amount);
        }

        @Override
        public Money principal() {
            return total;
        }
    }

    @Meaning("Goods came back and others were taken for them in one go. The subject is the exchange.")
    record ExchangeRecorded(
            Envelope envelope,
            String store,
            @Nullable String register,
            @Unmatched @Nullable String cashier,

            @Meaning(NUMBER_MEANING) @Unmatched @Nullable Long receiptNumber,

            @Meaning("What the goods that came back are worth, tax included.")
            Money returned,

            @Meaning("What the goods that were taken cost, tax included.")
            Money sold,

            List<ItemLine> returnedLines,
            List<ItemLine> soldLines,

            @Meaning("How the customer paid the difference.")
            List<TenderLine> paid,

            @Meaning("How the difference was given back.") List<TenderLine> givenBack)
            implements SaleEvent {
        public ExchangeRecorded {
            returnedLines = List.copyOf(returnedLines);
            soldLines = List.copyOf(soldLines);
            paid = List.copyOf(paid);
            givenBack = List.copyOf(givenBack);
            Sums.require("returnedLines", returned, returnedLines, ItemLine::total);
            Sums.require("soldLines", sold, soldLines, ItemLine::total);
            Money given = Sums.of(returned.currency(), givenBack, TenderLine::amount);
            Sums.require(
                    "sold with givenBack",
                    returned.plus(Sums.of(returned.currency(), paid, TenderLine::amount)),
                    List.of(sold, given),
                    amount -> amount);
        }

        @Override
        public Money principal() {
            return sold;
        }
    }
}
