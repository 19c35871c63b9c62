package io.tieout.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a payment. The subject is the payment.
public sealed interface PaymentEvent extends BusinessEvent {

    Money amount();

    @Override
    default Money principal() {
        return amount();
    }

    @Meaning("The customer's bank promised the money. The subject is the payment; never booked.")
    record PaymentAuthorized(
            Envelope envelope,
            Money amount,

            @Meaning("A code of the tenders, or what the source sent when it is none.")
            String tender,

            @Meaning("When the promise ends.") @Nullable Instant expiresAt)
            implements PaymentEvent {
        public PaymentAuthorized {
            Amounts.requireNonNegative("amount", amount);
        }
    }

    @Meaning("Money was claimed from the customer. The subject is the payment.")
    record PaymentCaptured(
            Envelope envelope,
            Money amount,

            @Meaning("A code of the tenders, or what the source sent when it is none; then it books to suspense.")
            String tender)
            implements PaymentEvent {
        public PaymentCaptured {
            Amounts.requireNonNegative("amount", amount);
        }
    }

    @Meaning("An authorisation or a capture was taken back before it settled. The subject is the payment.")
    record PaymentVoided(
            Envelope envelope,

            @Meaning("What was taken back: a promise books nothing, a capture is reversed.")
            VoidedStage voided,

            Money amount,
            @FreeText @Unmatched @Nullable String reason)
            implements PaymentEvent {
        public PaymentVoided {
            Amounts.requireNonNegative("amount", amount);
        }

        @Override
        public String transition() {
            return "voided:" + voided.code();
        }
    }

    @Meaning("A payment was refused. The subject is the payment; never booked.")
    record PaymentFailed(
            Envelope envelope,
            Money amount,

            @Meaning("A code of the tenders, or what the source sent when it is none.")
            String tender,

            @FreeText @Unmatched @Nullable String reason)
            implements PaymentEvent {
        public PaymentFailed {
            Amounts.requireNonNegative("amount", amount);
        }
    }
}
