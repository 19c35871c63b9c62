package io.tieout.ledger.domain;

import io.tieout.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Set;

/// What residues of clearing accounts a policy books by itself. Caps are in major units of each currency.
///
/// @param account what they are booked to; nothing else stands on it
/// @param accounts whose keys may be settled
/// @param keys which of their keys
/// @param days for how long nothing was recorded under a key
/// @param from the first business date of a residue
public record SettleTerms(
        String account, Set<String> accounts, Set<SettleKey> keys, Caps caps, int days, LocalDate from) {

    /// Clearing with processors and with marketplaces. All other accounts hold what customers or the
    /// state are owed, or cash, or are zero in functional currency only.
    public static final Set<String> CLEARING = Set.of("1200", "1210");

    /// Five business days, within which the detail of a line may still come.
    public static final int DAYS_MIN = 7;

    public static final int DAYS_MAX = 120;

    /// The most of one residue, of one business date and of one calendar month of a legal entity.
    public record Caps(BigDecimal item, BigDecimal day, BigDecimal period) {

        public static final BigDecimal ITEM_MAX = new BigDecimal("0.05");
        public static final BigDecimal DAY_MAX = new BigDecimal("5.00");
        public static final BigDecimal PERIOD_MAX = new BigDecimal("50.00");

        public Caps {
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
    }

    public SettleTerms {
        accounts = Set.copyOf(accounts);
        keys = Set.copyOf(keys);
        if (!CLEARING.containsAll(accounts) || accounts.contains(account)) {
            throw new IllegalArgumentException("only keys of clearing are settled, to another account");
        }
        if (days < DAYS_MIN || days > DAYS_MAX) {
            throw new IllegalArgumentException("days is " + DAYS_MIN + " to " + DAYS_MAX + ", not " + days);
        }
    }

    /// In a currency with fewer decimals less, which may be nothing.
    static Money in(Currency currency, BigDecimal major) {
        BigDecimal exact = major.setScale(currency.getDefaultFractionDigits(), RoundingMode.DOWN);
        return new Money(exact.unscaledValue().longValueExact(), currency);
    }

    /// Whether it is a residue that may be settled, as far as it can be told without any other.
    boolean admits(OpenKey key) {
        Money left = new Money(Math.absExact(key.minor()), key.place().currency());
        return accounts.contains(key.place().account())
                && !key.day().isBefore(from)
                && left.atMost(in(key.place().currency(), caps.item()))
                && keys.stream().anyMatch(kind -> kind.isDone(key));
    }
}
