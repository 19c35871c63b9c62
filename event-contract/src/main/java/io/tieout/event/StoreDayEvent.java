package io.tieout.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A store's trading day with the totals it declares.
public sealed interface StoreDayEvent extends BusinessEvent {

    String store();

    @Meaning("A store began its trading day. The subject is the store-day.")
    record StoreDayOpened(
            Envelope envelope,
            String store,

            @Meaning("Cash for change in all registers.") @Nullable
            Money cashFloat) implements StoreDayEvent {
        public StoreDayOpened {
            Amounts.requireNonNegative("cashFloat", cashFloat);
        }
    }

    @Meaning("A store ended its trading day with declared totals, its Z-report. The subject is the store-day.")
    record StoreDayClosed(
            Envelope envelope,
            String store,

            @Meaning("Sales of the day, tax included.") Money sales,

            @Meaning("Returns of the day, tax included.") Money returns,

            @Meaning("Tax on sales less tax on returns.") @Signed
            Money tax,

            @Meaning("Discounts on sales less those on what came back.") @Signed @Added @Nullable
            Money discounts,

            @Meaning("Receipts of the day, sales and returns.")
            long receipts,

            @Meaning("What each tender took in.") List<TenderLine> tenders)
            implements StoreDayEvent {
        public StoreDayClosed {
            Amounts.requireNonNegative("sales", sales);
            Amounts.requireNonNegative("returns", returns);
            Amounts.requireSameCurrency("returns", returns, sales);
            Amounts.requireSameCurrency("tax", tax, sales);
            Amounts.requireSameCurrency("discounts", discounts, sales);
            tenders = List.copyOf(tenders);
        }

        @Override
        public Money principal() {
            return sales;
        }
    }
}
