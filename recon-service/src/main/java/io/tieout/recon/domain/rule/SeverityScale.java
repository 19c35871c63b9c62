package io.tieout.recon.domain.rule;

import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Severity;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.stream.Stream;

/// How the money in dispute and its age raise or lower the severity that the class gives.
///
/// @param t1 major units from which everything is P1, such as `10000`
/// @param t2 major units from which everything is at least P2
/// @param t3 major units below which things are P4, unless the customer is harmed or the class is P1
public record SeverityScale(String t1, String t2, String t3) {

    /// Calendar days after which a break of T3 or more is lifted by one step.
    public static final int DAYS_TO_LIFT = 30;

    /// Calendar days after which it is lifted by two.
    public static final int DAYS_TO_LIFT_TWICE = 90;

    /// @param exposure the money in dispute, never negative
    /// @param ageDays the mismatch age
    public Severity of(BreakClass breakClass, Money exposure, boolean customerHarmed, long ageDays) {
        Severity severity = breakClass.severity();
        if (!reaches(t3, exposure)) {
            return severity == Severity.P1 || customerHarmed ? severity : Severity.P4;
        }
        if (reaches(t1, exposure)) {
            severity = Severity.P1;
        } else if (reaches(t2, exposure) && !severity.atLeast(Severity.P2)) {
            severity = Severity.P2;
        }
        return severity.raisedBy(liftOf(ageDays));
    }

    /// Whether age can change the severity of this exposure.
    public boolean ages(Money exposure) {
        return reaches(t3, exposure);
    }

    /// How many of the limits of money are reached, from 0 to 3.
    public int limitsReached(Money exposure) {
        return (int)
                Stream.of(t1, t2, t3).filter(limit -> reaches(limit, exposure)).count();
    }

    private static int liftOf(long ageDays) {
        if (ageDays > DAYS_TO_LIFT_TWICE) {
            return 2;
        }
        return ageDays > DAYS_TO_LIFT ? 1 : 0;
    }

    private static boolean reaches(String threshold, Money exposure) {
        return limit(threshold, exposure.currency()).atMost(exposure.magnitude());
    }

    /// In a currency with fewer decimals the next amount that there is.
    private static Money limit(String threshold, Currency currency) {
        BigDecimal amount =
                new BigDecimal(threshold).setScale(currency.getDefaultFractionDigits(), RoundingMode.CEILING);
        return new Money(amount.unscaledValue().longValueExact(), currency);
    }
}
