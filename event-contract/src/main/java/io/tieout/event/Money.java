package io.tieout.event;

import java.math.BigDecimal;
import java.util.Currency;

/// An exact amount in the minor unit of one currency: `Money.of(1299, "EUR")` is €12.99.
///
/// Arithmetic throws on overflow and on mixed currencies instead of returning a wrong sum.
public record Money(long minor, Currency currency) implements Comparable<Money> {

    /// Eighteen digits fit a `long` whatever they are, so a longer text is refused before it is parsed.
    private static final int DIGITS_MAX = 18;

    private static final int DECIMALS_MAX = 6;

    public static Money of(long minor, String currency) {
        return new Money(minor, currencyOf(currency));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /// Reads an amount in major units such as `"12.34"`. Trailing zeros are accepted, excess decimals are not.
    ///
    /// @throws IllegalArgumentException with a sentence that a sender can act on
    public static Money parse(String amount, String currency) {
        return parse(amount, currencyOf(currency));
    }

    /// The same in a currency of [#currencyOf].
    public static Money parse(String amount, Currency currency) {
        if (!isDecimal(amount)) {
            throw new IllegalArgumentException("write the amount as a decimal such as \"12.34\"");
        }
        int exponent = currency.getDefaultFractionDigits();
        BigDecimal minor = new BigDecimal(amount).movePointRight(exponent).stripTrailingZeros();
        if (minor.scale() > 0) {
            throw new IllegalArgumentException(
                    currency.getCurrencyCode() + " has " + exponent + " decimals, so " + amount + " is not exact");
        }
        if (minor.precision() - minor.scale() > DIGITS_MAX) {
            throw new IllegalArgumentException("the amount has more than " + DIGITS_MAX + " digits");
        }
        return new Money(minor.longValueExact(), currency);
    }

    /// An optional minus, digits, and optionally a point with more of them. A loop, because it runs for every amount
    /// of every event and a regular expression takes several times as long.
    private static boolean isDecimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int point = text.indexOf('.');
        int end = point < 0 ? text.length() : point;
        return isDigits(text, start, end, DIGITS_MAX)
                && (point < 0 || isDigits(text, point + 1, text.length(), DECIMALS_MAX));
    }

    private static boolean isDigits(String text, int from, int to, int countMax) {
        if (to <= from || to - from > countMax) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    /// An ISO 4217 currency that has a minor unit; gold and test codes have none.
    ///
    /// @throws IllegalArgumentException when the code is not one
    public static Currency currencyOf(String code) {
        Currency currency;
        try {
            currency = Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("use an ISO 4217 code such as \"USD\"", unknown);
        }
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException(code + " has no minor unit; use the currency of the payment");
        }
        return currency;
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(minor, minorOf(other)), currency);
    }

    public Money minus(Money other) {
        return new Money(Math.subtractExact(minor, minorOf(other)), currency);
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public Money magnitude() {
        return minor < 0 ? negated() : this;
    }

    public boolean isZero() {
        return minor == 0;
    }

    public boolean isNegative() {
        return minor < 0;
    }

    public boolean atMost(Money limit) {
        return minor <= minorOf(limit);
    }

    /// The amount in major units with the currency's decimals, `"12.30"`.
    public String decimal() {
        // The same as toPlainString, since no currency has more than six decimals; two have a short cut of their own.
        return BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toString();
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, minorOf(other));
    }

    @Override
    public String toString() {
        return decimal() + " " + currency.getCurrencyCode();
    }

    private long minorOf(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("mixed currencies: " + this + " and " + other);
        }
        return other.minor;
    }
}
