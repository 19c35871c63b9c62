package io.tieout.event;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the ERP says. It is compared, never booked.
public sealed interface ErpEvent extends BusinessEvent {

    @Meaning("The ERP wrote a document. The subject is its document number; it is compared, never booked.")
    record ErpEntryPosted(
            Envelope envelope,
            ErpState state,

            @Meaning("Such as credit-memo, journal-entry, invoice.")
            String documentType,

            Money amount,
            LocalDate postingDate,

            @Meaning("The ERP's accounting period, such as 2026-03.") @Nullable
            String period,

            @Meaning("The source's record that the document names, if it names one.") @Nullable
            Reference carries,

            @FreeText @Nullable String reason,

            @Meaning("Whether the refund gives back the whole payment.") @Nullable
            RefundExtent extent,

            List<ErpLine> lines,

            @Meaning("The person who wrote, changed or reversed the document by hand; without it the interface did.")
            @Added
            @Nullable
            String enteredBy,

            @Meaning("The ERP's code for why it parked the document or put it elsewhere, such as account-unmapped.")
            @Added
            @Nullable
            String exceptionCode,

            @Meaning(
                    "How the document says that the money went: a code of the tenders, or what the ERP sent when it is none.")
            @Unmatched
            @Nullable
            String tender,

            @Meaning(CardDigits.MEANING) @Unmatched @Nullable
            String cardDigits)
            implements ErpEvent {

        /// Of a document that does not say how the money went.
        public ErpEntryPosted(
                Envelope envelope,
                ErpState state,
                String documentType,
                Money amount,
                LocalDate postingDate,
                @Nullable String period,
                @Nullable Reference carries,
                @Nullable String reason,
                @Nullable RefundExtent extent,
                List<ErpLine> lines,
                @Nullable String enteredBy,
                @Nullable String exceptionCode) {
            this(
                    envelope,
                    state,
                    documentType,
                    amount,
                    postingDate,
                    period,
                    carries,
                    reason,
                    extent,
                    lines,
                    enteredBy,
                    exceptionCode,
                    null,
                    null);
        }

        public ErpEntryPosted {
            CardDigits.require(cardDigits);
            Amounts.requireNonNegative("amount", amount);
            lines = List.copyOf(lines);
        }

        @Override
        public String transition() {
            return state.code();
        }

        @Override
        public Money principal() {
            return amount;
        }
    }
}
