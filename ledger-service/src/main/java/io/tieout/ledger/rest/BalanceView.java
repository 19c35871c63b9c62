package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import io.tieout.ledger.app.Balances.Turnover;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "AccountBalance", description = "What an account holds, per legal entity and currency, never added up.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record BalanceView(
        @Schema(examples = "2350") String account,
        @Schema(examples = "Refunds payable") String name,

        @Schema(description = "The last business date that counts; absent when all do.") @Nullable
        LocalDate asOf,

        @Schema(description = "Present when one sub-ledger key was asked for.") @Nullable
        String subKey,

        List<BookBalanceView> balances) {

    @Schema(name = "BookBalance")
    record BookBalanceView(
            String entity,
            MoneyView debits,
            MoneyView credits,
            @Schema(enumeration = {"debit", "credit"}) String side,
            MoneyView balance) {

        static BookBalanceView of(Turnover turnover) {
            Money balance = turnover.balance();
            return new BookBalanceView(
                    turnover.entity(),
                    MoneyView.of(turnover.debits()),
                    MoneyView.of(turnover.credits()),
                    (balance.isNegative() ? EntrySide.CREDIT : EntrySide.DEBIT).code(),
                    MoneyView.of(balance.magnitude()));
        }
    }
}
