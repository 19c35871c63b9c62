package io.tieout.ledger.domain;

import io.tieout.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// From which amounts on something posted late is decided on by a person (sections 9 and 10 of the guide).
///
/// @param t1 of one event, in major units
/// @param overall materiality as finance sets it, in major units; null where it has not, so that sums do not count
public record Materiality(BigDecimal t1, @Nullable BigDecimal overall) {

    /// Performance materiality, as a part of overall materiality.
    private static final BigDecimal PERFORMANCE = new BigDecimal("0.75");

    public Materiality {
        if (t1.signum() < 0 || (overall != null && overall.signum() < 0)) {
            throw new IllegalArgumentException("materiality is below zero");
        }
    }

    /// Why it is material; nothing where it is not.
    ///
    /// @param largest of one event
    /// @param sum of all events of a period
    public Optional<LateCause> causeOf(Money largest, Money sum) {
        if (overall != null && major(sum).compareTo(overall.multiply(PERFORMANCE)) >= 0) {
            return Optional.of(LateCause.SUM);
        }
        return major(largest).compareTo(t1) >= 0 ? Optional.of(LateCause.SINGLE) : Optional.empty();
    }

    /// The least amount of an event that is decided on, in the minor unit.
    public long leastMinor(LateCause cause, Currency currency) {
        return switch (cause) {
            case SUM -> 0;
            case SINGLE ->
                t1.movePointRight(currency.getDefaultFractionDigits())
                        .setScale(0, RoundingMode.CEILING)
                        .longValueExact();
        };
    }

    private static BigDecimal major(Money money) {
        return BigDecimal.valueOf(money.minor(), money.currency().getDefaultFractionDigits());
    }
}
