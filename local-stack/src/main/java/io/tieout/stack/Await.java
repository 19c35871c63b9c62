package io.tieout.stack;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for another process, which can only be asked again and again.
final class Await {

    private static final long POLL_MS = 50;

    private Await() {}

    /// True as soon as the condition holds, false when it did not before the limit.
    static boolean until(Duration limit, BooleanSupplier condition) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            pause();
        }
        return true;
    }

    private static void pause() {
        try {
            Thread.sleep(POLL_MS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting", interrupted);
        }
    }
}
