package io.tieout.simulator.score;

import java.util.Locale;

/// A count of a whole.
record Share(long part, long whole) {

    private static final int PER_MILLE = 1_000;

    static final Share NONE = new Share(0, 0);

    Share {
        if (part < 0 || part > whole) {
            throw new IllegalArgumentException(part + " is no part of " + whole);
        }
    }

    Share with(boolean isPart) {
        return new Share(part + (isPart ? 1 : 0), whole + 1);
    }

    boolean isOfNothing() {
        return whole == 0;
    }

    /// Rounded down, so that only what is complete shows as 1000.
    int perMille() {
        return whole == 0 ? 0 : (int) (part * PER_MILLE / whole);
    }

    /// In percent to one decimal, or `n/a` of nothing. Only what is nothing shows as 0.
    String percent() {
        if (whole == 0) {
            return "n/a";
        }
        return part > 0 && perMille() == 0 ? "< 0.1 %" : perMille() / 10 + "." + perMille() % 10 + " %";
    }

    /// `9 of 10   90.0 %`.
    String words() {
        return String.format(Locale.ROOT, "%,d of %,d  %7s", part, whole, percent());
    }
}
