package io.tieout.recon.domain.fee;

import io.tieout.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// How far a fee may be off: an amount, or a share of the fee if that is larger.
///
/// @param least in major units; at least the smallest unit of a currency
/// @param percent of the fee that is expected
public record FeeTolerance(BigDecimal least, BigDecimal percent) {

    private static final int PERCENT_DECIMALS = 2;

    boolean forgives(Money expected, Money actual) {
        long off = expected.minus(actual).magnitude().minor();
        int decimals = expected.currency().getDefaultFractionDigits();
        long amount =
                least.movePointRight(decimals).setScale(0, RoundingMode.UP).longValueExact();
        long share = BigDecimal.valueOf(expected.magnitude().minor())
                .multiply(percent)
                .movePointLeft(PERCENT_DECIMALS)
                .setScale(0, RoundingMode.DOWN)
                .longValueExact();
        return off <= Math.max(amount, share);
    }
}
