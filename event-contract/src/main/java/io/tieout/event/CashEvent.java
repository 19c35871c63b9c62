package io.tieout.event;

import org.jspecify.annotations.Nullable;

/// What became of cash in a store.
public sealed interface CashEvent extends BusinessEvent {

    String store();

    Money amount();

    @Override
    default Money principal() {
        return amount();
    }

    @Meaning("Cash moved outside of sales. The subject is the movement.")
    record CashMoved(
            Envelope envelope,
            CashMove kind,
            String store,
            String register,
            Money amount,
            @FreeText @Nullable String reason)
            implements CashEvent {
        public CashMoved {
            Amounts.requireNonNegative("amount", amount);
        }

        @Override
        public String transition() {
            return kind.code();
        }
    }

    @Meaning("A till was counted. The subject is the count.")
    record TillCounted(
            Envelope envelope,
            String store,
            String register,
            @Nullable String cashier,

            @Meaning("What was in it, the float included.") Money amount,

            @Meaning("What should have been in it by the register's own account; the difference is over or short.")
            @Added
            @Nullable
            Money expected)
            implements CashEvent {
        public TillCounted {
            Amounts.requireNonNegative("amount", amount);
            Amounts.requireNonNegative("expected", expected);
            Amounts.requireSameCurrency("expected", expected, amount);
        }
    }

    @Meaning("Cash was bagged for the bank. The subject is the deposit.")
    record CashDeposited(Envelope envelope, String store, Money amount) implements CashEvent {
        public CashDeposited {
            Amounts.requireNonNegative("amount", amount);
        }
    }
}
