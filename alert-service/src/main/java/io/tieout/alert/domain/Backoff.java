package io.tieout.alert.domain;

import java.time.Duration;
import java.util.random.RandomGenerator;

/// When a failed delivery is tried again: four times later each time, up to a limit, spread by chance so that many
/// do not return at once.
///
/// @param first delay after the first failure
/// @param longest no delay is longer, before the spread
/// @param attemptsMax after so many failures the delivery has failed for good
public record Backoff(Duration first, Duration longest, int attemptsMax) {

    private static final int FACTOR = 4;

    /// The spread goes this many percent to either side.
    private static final int SPREAD_PERCENT = 20;

    public Backoff {
        if (first.isNegative() || longest.compareTo(first) < 0 || attemptsMax < 1) {
            throw new IllegalArgumentException("0 <= first <= longest and at least one attempt");
        }
    }

    /// Whether a delivery that has failed `attempts` times is given up.
    public boolean givesUpAfter(int attempts) {
        return attempts >= attemptsMax;
    }

    /// How long to wait after `attempts` failures, at least one.
    public Duration delayAfter(int attempts, RandomGenerator random) {
        long millis = first.toMillis();
        for (int failed = 1; failed < attempts && millis < longest.toMillis(); failed++) {
            millis = millis > longest.toMillis() / FACTOR ? longest.toMillis() : millis * FACTOR;
        }
        long spread = millis * SPREAD_PERCENT / 100;
        return Duration.ofMillis(spread == 0 ? millis : random.nextLong(millis - spread, millis + spread + 1));
    }
}
