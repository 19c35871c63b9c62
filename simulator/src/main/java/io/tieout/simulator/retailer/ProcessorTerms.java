package io.tieout.simulator.retailer;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;

/// What a company agreed on with a processor.
///
/// @param feeBasisPoints of what is captured, in hundredths of a percent, before tax
/// @param feeFixedMinor for each capture besides, before tax
/// @param feeTaxBasisPoints tax on these fees
/// @param returnsFee whether a refund gives back the percentage of the fee
/// @param disputeFeeMinor for each dispute; it is no service and bears no tax
/// @param held how long money stays before it is paid out
/// @param paysOutAt in UTC
/// @param weekdaysOnly whether it pays out from Monday to Friday only
/// @param reservePercent of the captures in a payout that it holds back
record ProcessorTerms(
        long feeBasisPoints,
        long feeFixedMinor,
        int feeTaxBasisPoints,
        boolean returnsFee,
        long disputeFeeMinor,
        Duration held,
        LocalTime paysOutAt,
        boolean weekdaysOnly,
        int reservePercent) {

    private static final int BASIS_POINTS = 10_000;

    /// Card payments: 2.9 % and 30 cents, paid out every day when two days old.
    static ProcessorTerms ofProcessor(Company company) {
        return new ProcessorTerms(
                290, 30, taxOnFees(company), false, 1_500, Duration.ofDays(2), LocalTime.of(6, 0), false, 0);
    }

    /// Wallet payments: 3.49 % and 9 cents, paid out on weekdays when a day old, less a reserve.
    static ProcessorTerms ofWallet(Company company) {
        return new ProcessorTerms(
                349, 9, taxOnFees(company), true, 2_000, Duration.ofDays(1), LocalTime.of(7, 0), true, 10);
    }

    /// The American processors bill without tax.
    private static int taxOnFees(Company company) {
        return company.currency().equals("EUR") ? company.taxBasisPoints() : 0;
    }

    Fee feeForCapture(long minor) {
        return taxed(part(minor, feeBasisPoints) + feeFixedMinor);
    }

    /// What comes back with a refund: never the fixed part.
    Fee feeForRefund(long minor) {
        return returnsFee ? taxed(part(minor, feeBasisPoints)).negated() : Fee.NONE;
    }

    boolean paysOutOn(LocalDate date) {
        return !weekdaysOnly || date.getDayOfWeek().compareTo(DayOfWeek.FRIDAY) <= 0;
    }

    private Fee taxed(long minor) {
        long tax = part(minor, feeTaxBasisPoints);
        return new Fee(minor + tax, tax);
    }

    private static long part(long minor, long basisPoints) {
        return (minor * basisPoints + BASIS_POINTS / 2) / BASIS_POINTS;
    }
}
