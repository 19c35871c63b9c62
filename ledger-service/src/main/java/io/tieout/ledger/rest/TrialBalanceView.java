package io.tieout.ledger.rest;

import static java.util.stream.Collectors.partitioningBy;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.tieout.event.Money;
import io.tieout.ledger.app.Balances.Turnover;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(
        name = "TrialBalance",
        description = "Every account with its balance, one set of books per entity and currency.")
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrialBalanceView(
        @Schema(description = "The last business date that counts; absent when all do.") @Nullable
        LocalDate asOf,

        @Schema(description = "The last accounting period that counts; absent when none was asked for.") @Nullable
        String period,

        List<BookView> books) {

    @Schema(name = "Book")
    record BookView(
            String entity,
            String currency,
            List<AccountView> accounts,

            @Schema(
                    description = "Accounts outside of the trial balance, such as promotional value outstanding, which"
                            + " balance by themselves.")
            List<AccountView> memo,

            @Schema(description = "Sums of the columns; difference is debit less credit and always zero.")
            TotalsView totals) {}

    @Schema(name = "TrialBalanceAccount")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AccountView(
            String account,
            String name,
            @Schema(description = "Turnover.") MoneyView debits,
            @Schema(description = "Turnover.") MoneyView credits,

            @Schema(description = "The balance, when it is a debit balance.") @Nullable
            MoneyView debit,

            @Schema(description = "The balance, when it is a credit balance.") @Nullable
            MoneyView credit) {}

    @Schema(name = "TrialBalanceTotals")
    record TotalsView(MoneyView debits, MoneyView credits, MoneyView debit, MoneyView credit, MoneyView difference) {}

    private record Key(String entity, String currency) {}

    static TrialBalanceView of(
            @Nullable LocalDate asOf, @Nullable String period, List<Turnover> turnovers, ChartOfAccounts chart) {
        Map<Key, List<Turnover>> books = new LinkedHashMap<>();
        for (Turnover turnover : turnovers) {
            Key key = new Key(turnover.entity(), turnover.debits().currency().getCurrencyCode());
            books.computeIfAbsent(key, _ -> new ArrayList<>()).add(turnover);
        }
        return new TrialBalanceView(
                asOf,
                period,
                books.entrySet().stream()
                        .map(book -> book(book.getKey(), book.getValue(), chart))
                        .toList());
    }

    private static BookView book(Key key, List<Turnover> all, ChartOfAccounts chart) {
        Map<Boolean, List<Turnover>> byMemo =
                all.stream().collect(partitioningBy(turnover -> chart.isMemo(turnover.account())));
        List<Turnover> turnovers = byMemo.getOrDefault(false, List.of());
        Money debit = sum(key, turnovers, turnover -> side(turnover, false));
        Money credit = sum(key, turnovers, turnover -> side(turnover, true));
        return new BookView(
                key.entity(),
                key.currency(),
                accounts(turnovers, chart),
                accounts(byMemo.getOrDefault(true, List.of()), chart),
                new TotalsView(
                        MoneyView.of(sum(key, turnovers, Turnover::debits)),
                        MoneyView.of(sum(key, turnovers, Turnover::credits)),
                        MoneyView.of(debit),
                        MoneyView.of(credit),
                        MoneyView.of(debit.minus(credit))));
    }

    private static List<AccountView> accounts(List<Turnover> turnovers, ChartOfAccounts chart) {
        return turnovers.stream().map(turnover -> account(turnover, chart)).toList();
    }

    private static AccountView account(Turnover turnover, ChartOfAccounts chart) {
        Money balance = turnover.balance();
        return new AccountView(
                turnover.account(),
                chart.nameOf(turnover.account()),
                MoneyView.of(turnover.debits()),
                MoneyView.of(turnover.credits()),
                balance.isNegative() ? null : MoneyView.of(balance),
                balance.isNegative() ? MoneyView.of(balance.negated()) : null);
    }

    /// The balance if it stands on the asked side, otherwise zero.
    private static Money side(Turnover turnover, boolean isCredit) {
        Money balance = turnover.balance();
        return balance.isNegative() == isCredit ? balance.magnitude() : Money.zero(balance.currency());
    }

    private static Money sum(Key key, List<Turnover> turnovers, Function<Turnover, Money> column) {
        return turnovers.stream().map(column).reduce(Money.of(0, key.currency()), Money::plus);
    }
}
