package io.tieout.reconcile.domain;

import java.math.BigInteger;

/// What counts as agreement.
///
/// @param toleranceMinor the largest difference that still ties, inclusive, on both sides of zero
/// @param days how many days apart the two sides may date the same fact where no key ties them
/// @param isKeyed whether rows name their record. Then a row that names one is never tied to a row that names another
/// @param nearPercent of the larger amount: what differs by no more comes near, and is never tied for it; 0 for none
public record Terms(long toleranceMinor, int days, boolean isKeyed, int nearPercent) {

    public static final int DAYS_MAX = 366;
    public static final int NEAR_PERCENT_MAX = 50;

    private static final int WHOLE_PERCENT = 100;

    public Terms(long toleranceMinor, int days, boolean isKeyed) {
        this(toleranceMinor, days, isKeyed, 0);
    }

    public Terms {
        if (toleranceMinor < 0 || days < 0 || days > DAYS_MAX) {
            throw new IllegalArgumentException("tolerance " + toleranceMinor + ", days " + days);
        }
        if (nearPercent < 0 || nearPercent > NEAR_PERCENT_MAX) {
            throw new IllegalArgumentException("near " + nearPercent);
        }
    }

    /// How near two amounts of one direction come that do not tie, of `whole`: 0 where they do not come near.
    int nearness(long a, long b, int whole) {
        if (nearPercent == 0 || Long.signum(a) != Long.signum(b)) {
            return 0;
        }
        BigInteger limit = BigInteger.valueOf(Math.max(Math.absExact(a), Math.absExact(b)))
                .multiply(BigInteger.valueOf(nearPercent));
        BigInteger left = limit.subtract(BigInteger.valueOf(a)
                .subtract(BigInteger.valueOf(b))
                .abs()
                .multiply(BigInteger.valueOf(WHOLE_PERCENT)));
        return left.signum() < 0
                ? 0
                : 1 + left.multiply(BigInteger.valueOf(whole - 1)).divide(limit).intValueExact();
    }

    boolean ties(long a, long b) {
        return Math.absExact(Math.subtractExact(a, b)) <= toleranceMinor;
    }
}
