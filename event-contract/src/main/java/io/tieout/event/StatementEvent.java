package io.tieout.event;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// What somebody who keeps an account says is in it.
public sealed interface StatementEvent extends BusinessEvent {

    @Meaning("A balance was stated. It is a control total and never a key to match by. The subject is the account.")
    record BalanceStated(
            Envelope envelope,
            BalanceKind kind,

            @Meaning("The account, the card, or the item with its location as SKU@location.")
            String account,

            @Meaning("Of money; units instead for stock on hand.") @Signed @Nullable
            Money balance,

            @Meaning("Of stock on hand.") @Signed @Nullable Long units,

            @Meaning("At which instant it was so; what happened later is not in it.")
            Instant asOf,

            @Meaning("What the statement is for; left out: a control total.") @Added @Nullable
            StatementUse use)
            implements StatementEvent {
        public BalanceStated {
            if ((balance == null) == (units == null)) {
                throw new IllegalArgumentException("a balance has either money or units");
            }
        }

        @Override
        public String transition() {
            return "stated:" + asOf;
        }

        @Override
        public @Nullable Money principal() {
            return balance;
        }
    }

    @Meaning("Money moved on the merchant's bank account. The subject is the bank's id of the line.")
    record BankLineStated(
            Envelope envelope,
            String account,

            @Meaning("Negative where money leaves the account.") @Signed
            Money amount,

            LocalDate valueDate,

            @Meaning("The text by which it is to be recognised.") @FreeText @Nullable
            String text)
            implements StatementEvent {
        @Override
        public Money principal() {
            return amount;
        }
    }
}
