package io.tieout.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a disputed payment.
public sealed interface ChargebackEvent extends BusinessEvent {

    @Meaning("A dispute went a step further. The subject is the dispute.")
    record ChargebackChanged(
            Envelope envelope,
            ChargebackStage stage,
            Money amount,

            @Meaning("What the processor takes for it, or gives back when it is won.") @Nullable
            Money fee,

            @Meaning("The network's reason code.") @Nullable String reason,

            @Meaning("Until when evidence can be handed in.") @Unmatched @Nullable
            Instant evidenceDueAt)
            implements ChargebackEvent {
        public ChargebackChanged {
            Amounts.requireNonNegative("amount", amount);
            Amounts.requireNonNegative("fee", fee);
            Amounts.requireSameCurrency("fee", fee, amount);
        }

        @Override
        public String transition() {
            return stage.code();
        }

        @Override
        public Money principal() {
            return amount;
        }
    }
}
