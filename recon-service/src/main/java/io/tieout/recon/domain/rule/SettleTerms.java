package io.tieout.recon.domain.rule;

import io.tieout.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/// What a rule settles by itself, in major units of each currency.
///
/// @param item the most of one residue
/// @param day the most of one business date
/// @param period the most of one accounting period
public record SettleTerms(BigDecimal item, BigDecimal day, BigDecimal period) {

    public static final BigDecimal ITEM_MAX = new BigDecimal("0.05");
    public static final BigDecimal DAY_MAX = new BigDecimal("5.00");

    /// Also of all rules of a legal entity together.
    public static final BigDecimal PERIOD_MAX = new BigDecimal("50.00");

    public SettleTerms {
        requireAtMost("item", item, ITEM_MAX);
        requireAtMost("day", day, DAY_MAX);
        requireAtMost("period", period, PERIOD_MAX);
    }

    private static void requireAtMost(String name, BigDecimal value, BigDecimal max) {
        if (value.signum() <= 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException(
                    name + " is above 0 and at most " + max.toPlainString() + ", not " + value.toPlainString());
        }
    }

    /// In a currency with fewer decimals less, which may be nothing.
    public static Money in(Currency currency, BigDecimal major) {
        BigDecimal exact = major.setScale(currency.getDefaultFractionDigits(), RoundingMode.DOWN);
        return new Money(exact.unscaledValue().longValueExact(), currency);
    }
}
