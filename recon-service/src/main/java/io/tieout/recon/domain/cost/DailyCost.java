package io.tieout.recon.domain.cost;

import io.tieout.event.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/// What one open difference or incident costs by the day, by its parts, in major units with four decimals. Customers
/// who ask are not in it, because nobody tells of them.
///
/// @param minutes that somebody spends on it by the day
public record DailyCost(BigDecimal capital, int minutes, BigDecimal labour, BigDecimal loss) {

    private static final int SCALE = 4;
    private static final BigDecimal DAYS_OF_A_YEAR = BigDecimal.valueOf(365);
    private static final BigDecimal MINUTES_OF_AN_HOUR = BigDecimal.valueOf(60);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    /// @param atStake the magnitude of the difference
    /// @param ageDays since it was first detected
    /// @param isWorkedOn false where the work is counted elsewhere already: an incident is worked on once
    /// @param canLoseCash whether money itself can be lost, and not its place in the books only
    public static DailyCost of(Assumptions by, Money atStake, long ageDays, boolean isWorkedOn, boolean canLoseCash) {
        BigDecimal amount = new BigDecimal(atStake.magnitude().decimal());
        int minutes = isWorkedOn ? Assumptions.minutes(ageDays) : 0;
        return new DailyCost(
                amount.multiply(by.capitalRate()).divide(DAYS_OF_A_YEAR, SCALE, RoundingMode.HALF_UP),
                minutes,
                by.hourlyRate()
                        .multiply(BigDecimal.valueOf(minutes))
                        .divide(MINUTES_OF_AN_HOUR, SCALE, RoundingMode.HALF_UP),
                canLoseCash
                        ? amount.multiply(by.dailyLossRate()).setScale(SCALE, RoundingMode.HALF_UP)
                        : BigDecimal.ZERO.setScale(SCALE));
    }

    public BigDecimal base() {
        return capital.add(labour).add(loss);
    }

    /// With assumptions half as high.
    public BigDecimal low() {
        return base().divide(TWO);
    }

    /// With assumptions twice as high.
    public BigDecimal high() {
        return base().multiply(TWO);
    }
}
