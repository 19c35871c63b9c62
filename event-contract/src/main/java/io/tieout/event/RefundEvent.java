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
            RefundExtent extent)
            implements RefundEvent {
        public RefundIssued {
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
            @FreeText @Unmatched @Nullable String reason)
            implements RefundEvent {
        public RefundProcessed {
            Amounts.requireNonNegative("amount", amount);
        }

        @Override
        public String transition() {
            return status == RefundStatus.UNMAPPED ? "unmapped:" + statusAsSent : status.code();
        }
    }
}
