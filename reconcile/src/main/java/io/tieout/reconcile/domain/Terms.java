package io.tieout.reconcile.domain;

/// What counts as agreement.
///
/// @param toleranceMinor the largest difference that still ties, inclusive, on both sides of zero
/// @param days how many days apart the two sides may date the same fact where no key ties them
/// @param isKeyed whether rows name their record. Then a row that names one is never tied to a row that names another
public record Terms(long toleranceMinor, int days, boolean isKeyed) {

    public static final int DAYS_MAX = 366;

    public Terms {
        if (toleranceMinor < 0 || days < 0 || days > DAYS_MAX) {
            throw new IllegalArgumentException("tolerance " + toleranceMinor + ", days " + days);
        }
    }

    boolean ties(long a, long b) {
        return Math.absExact(Math.subtractExact(a, b)) <= toleranceMinor;
    }
}
