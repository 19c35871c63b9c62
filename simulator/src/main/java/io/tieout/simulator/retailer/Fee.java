package io.tieout.simulator.retailer;

/// What a processor takes, in minor units; negative where it gives back.
///
/// @param taxMinor the tax within it
record Fee(long minor, long taxMinor) {

    static final Fee NONE = new Fee(0, 0);

    static Fee untaxed(long minor) {
        return new Fee(minor, 0);
    }

    Fee negated() {
        return new Fee(-minor, -taxMinor);
    }

    long withoutTaxMinor() {
        return minor - taxMinor;
    }
}
