package io.tieout.alert.domain;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one try to deliver ended.
public sealed interface AttemptResult {

    /// The receiver took it.
    ///
    /// @param responseCode HTTP status; 250 for e-mail
    record Accepted(int responseCode) implements AttemptResult {}

    /// The receiver did not take it; a later try may succeed.
    ///
    /// @param responseCode null when no answer came
    /// @param retryAfter what the receiver asked for, null when it asked for nothing
    record Refused(
            @Nullable Integer responseCode,
            String reason,
            @Nullable Duration retryAfter) implements AttemptResult {

        public static Refused because(String reason) {
            return new Refused(null, reason, null);
        }
    }

    /// No later try can succeed.
    ///
    /// @param disablesChannel whether the receiver asked never to be called again (410)
    record Hopeless(@Nullable Integer responseCode, String reason, boolean disablesChannel) implements AttemptResult {}
}
