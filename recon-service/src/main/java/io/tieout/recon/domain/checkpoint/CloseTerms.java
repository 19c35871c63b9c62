package io.tieout.recon.domain.checkpoint;

import io.tieout.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Set;

/// By what a legal entity closes a window.
///
/// @param t1 the most that may stay unadjusted, however much was sold; of what is as large nobody decides
/// alone
/// @param t2 from which on who decided about it does not sign
/// @param percentOfSales of the gross sales of the window that may stay unadjusted
/// @param salesAccounts of the ledger that hold gross sales
/// @param suspenseAccount of the ledger that must be empty
public record CloseTerms(
        BigDecimal t1, BigDecimal t2, BigDecimal percentOfSales, Set<String> salesAccounts, String suspenseAccount) {

    private static final int PER_CENT = 2;

    public CloseTerms {
        salesAccounts = Set.copyOf(salesAccounts);
    }

    /// In minor units of a currency.
    public Money large(Currency currency) {
        return money(t2, currency);
    }

    public Money limit(Currency currency) {
        return money(t1, currency);
    }

    /// The least of the limit and the share of what was sold, rounded down.
    public Money tolerance(Money grossSales) {
        Currency currency = grossSales.currency();
        BigDecimal share = new BigDecimal(grossSales.decimal())
                .max(BigDecimal.ZERO)
                .multiply(percentOfSales)
                .movePointLeft(PER_CENT);
        return money(share.min(t1), currency);
    }

    private static Money money(BigDecimal major, Currency currency) {
        BigDecimal exact = major.setScale(currency.getDefaultFractionDigits(), RoundingMode.DOWN);
        return new Money(exact.unscaledValue().longValueExact(), currency);
    }
}
