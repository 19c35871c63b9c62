package io.tieout.simulator.suite;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what the suite will do in its own time.
public final class Await {

    private static final Duration PAUSE = Duration.ofMillis(100);

    private Await() {}

    /// @throws IllegalStateException naming `what` when it has not come about within `limit`
    public static void until(String what, Duration limit, BooleanSupplier holds) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("waited " + limit.toSeconds() + " s in vain: " + what);
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }
}
