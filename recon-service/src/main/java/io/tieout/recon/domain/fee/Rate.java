package io.tieout.recon.domain.fee;

import io.tieout.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// A share of the amount and a fixed part.
///
/// @param percent of the amount
/// @param fixed besides, in major units
public record Rate(BigDecimal percent, BigDecimal fixed) {

    private static final int PERCENT_DECIMALS = 2;

    /// Of money that leaves the share is given back. Halves of the smallest unit are rounded up, as processors do.
    public Money of(Money gross) {
        int decimals = gross.currency().getDefaultFractionDigits();
        BigDecimal minor = BigDecimal.valueOf(gross.minor())
                .multiply(percent)
                .movePointLeft(PERCENT_DECIMALS)
                .setScale(0, RoundingMode.HALF_UP)
                .add(fixed.movePointRight(decimals).setScale(0, RoundingMode.HALF_UP));
        return new Money(minor.longValueExact(), gross.currency());
    }

    @Override
    public String toString() {
        return percent.toPlainString() + " % and " + fixed.toPlainString();
    }
}
