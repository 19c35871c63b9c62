package io.tieout.recon.domain.cost;

import java.math.BigDecimal;

/// What the cost of an open difference is computed from. Source of the defaults: docs/reference/divergence-cost.md.
///
/// @param capitalRate what money costs in a year, 0.10 is ten per cent
/// @param hourlyRate of those who work on it, in the currency of the difference
/// @param dailyLossRate the share that is lost for good by the day, where cash can be lost at all
public record Assumptions(BigDecimal capitalRate, BigDecimal hourlyRate, BigDecimal dailyLossRate) {

    /// Ages in days from which on more minutes a day go into it.
    private static final int OLD_DAYS = 29;

    private static final int VERY_OLD_DAYS = 85;

    public Assumptions {
        requireNonNegative("capital-rate", capitalRate);
        requireNonNegative("hourly-rate", hourlyRate);
        requireNonNegative("daily-loss-rate", dailyLossRate);
    }

    /// Minutes a day that somebody spends on one incident.
    static int minutes(long ageDays) {
        if (ageDays < OLD_DAYS) {
            return 2;
        }
        return ageDays < VERY_OLD_DAYS ? 4 : 6;
    }

    private static void requireNonNegative(String name, BigDecimal value) {
        if (value.signum() < 0) {
            throw new IllegalArgumentException("tieout.recon.cost." + name + " must not be negative: " + value);
        }
    }
}
