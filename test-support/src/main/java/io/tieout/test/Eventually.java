package io.tieout.test;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;

/// Waits for what must become true, instead of sleeping for as long as it might take.
public final class Eventually {

    public static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private Eventually() {}

    /// An assertion that may throw anything while it does not hold yet.
    @FunctionalInterface
    public interface Check {
        void run() throws Exception;
    }

    /// Repeats `check` until it passes; after [#PATIENCE] its last failure is the test's.
    public static void holds(Check check) {
        holds(PATIENCE, check);
    }

    public static void holds(Duration patience, Check check) {
        Instant deadline = Instant.now().plus(patience);
        while (true) {
            try {
                check.run();
                return;
            } catch (AssertionError | Exception notYet) {
                if (Instant.now().isAfter(deadline)) {
                    throw new AssertionError("does not hold after " + patience + ": " + notYet.getMessage(), notYet);
                }
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
    }
}
