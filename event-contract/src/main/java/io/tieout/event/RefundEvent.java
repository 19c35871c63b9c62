package io.tieout.event;

import org.jspecify.annotations.Nullable;

/// What became of a refund.
public sealed interface RefundEvent extends BusinessEvent {

    Money amount();

    @Override
    default Money principal() {
        return amount();
    }

    @Meaning("The merchant owes the customer, or takes that back. The subject is the refund.")
    record RefundIssued(
            Envelope envelope,
            RefundIntent intent,
            RefundBasis basis,
            Money amount,

            @Meaning("The part of the amount that is taken back from the state.") @PartOf("amount") @Nullable
            Money tax,

            @Meaning("A code of the tenders, or what the source sent when it is none; then it books to suspense.")
            String tender,

            @FreeText @Nullable String reason,

            @Meaning("Whether the refund gives back the whole payment.") @Nullable
            RefundExtent extent,

            @Meaning(CardDigits.MEANING) @Unmatched @Nullable
            String cardDigits)
            implements RefundEvent {

        /// Of which nobody says onto which card it goes.
        public RefundIssued(
                Envelope envelope,
                RefundIntent intent,
                RefundBasis basis,
                Money amount,
                @Nullable Money tax,
                String tender,
                @Nullable String reason,
                @Nullable RefundExtent extent) {
            this(envelope, intent, basis, amount, tax, tender, reason, extent, null);
        }

        public RefundIssued {
            CardDigits.require(cardDigits);
            Amounts.requireNonNegative("amount", amount);
            Amounts.requirePart("tax", tax, amount);
        }

        @Override
        public String transition() {
            return intent.code();
        }
    }

    @Meaning("The processor dealt with a refund. The subject is the processor's refund id.")
    record RefundProcessed(
            Envelope envelope,
            RefundStatus status,

            @Meaning("The processor's own word for the status.") @CodeOf("status") @Unmatched
            String statusAsSent,

            Money amount,
            @FreeText @Unmatched @Nullable String reason,

            @Meaning(
                    "Where the processor says how the money goes back: a code of the tenders, or what it sent when it is none.")
            @Unmatched
            @Nullable
            String tender,

            @Meaning(CardDigits.MEANING) @Unmatched @Nullable
            String cardDigits)
            implements RefundEvent {

        /// Of which the processor does not say how the money goes back.
        public RefundProcessed(
                Envelope envelope, RefundStatus status, String statusAsSent, Money amount, @Nullable String reason) {
            this(envelope, status, statusAsSent, amount, reason, null, null);
        }

        public RefundProcessed {
            CardDigits.require(cardDigits);
            Amounts.requireNonNegative("amount", amount);
        }

        @Override
        public String transition() {
            return status == RefundStatus.UNMAPPED ? "unmapped:" + statusAsSent : status.code();
        }
    }
}
