package io.tieout.alert.domain;

import java.time.Duration;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// What a try means for its delivery.
///
/// @param retryIn set exactly when the status stays pending
public record Verdict(DeliveryStatus status, @Nullable Duration retryIn, boolean disablesChannel) {

    /// `attempts` counts the tries so far, the one that gave `result` included.
    public static Verdict on(AttemptResult result, int attempts, Backoff backoff, RandomGenerator random) {
        return switch (result) {
            case AttemptResult.Accepted _ -> new Verdict(DeliveryStatus.DELIVERED, null, false);
            case AttemptResult.Hopeless(var _, var _, boolean disablesChannel) ->
                new Verdict(DeliveryStatus.FAILED, null, disablesChannel);
            case AttemptResult.Refused(var _, var _, var retryAfter) ->
                backoff.givesUpAfter(attempts)
                        ? new Verdict(DeliveryStatus.FAILED, null, false)
                        : new Verdict(DeliveryStatus.PENDING, wait(retryAfter, attempts, backoff, random), false);
        };
    }

    private static Duration wait(@Nullable Duration retryAfter, int attempts, Backoff backoff, RandomGenerator random) {
        Duration own = backoff.delayAfter(attempts, random);
        if (retryAfter == null || retryAfter.compareTo(own) < 0) {
            return own;
        }
        return retryAfter.compareTo(backoff.longest()) < 0 ? retryAfter : backoff.longest();
    }
}
