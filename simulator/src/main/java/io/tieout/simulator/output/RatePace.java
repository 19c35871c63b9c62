package io.tieout.simulator.output;

import java.time.Duration;
import java.time.Instant;

/// So many events a second, or as many as the suite takes; its clock is its own, so all that was told in the past is
/// overdue when it comes.
public final class RatePace implements Pace {

    private static final long NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

    private final long perSecond;
    private long beganNanos;
    private long events;

    /// @param perSecond 0 for no limit
    public RatePace(long perSecond) {
        this.perSecond = perSecond;
    }

    @Override
    public void begin(Instant at) {
        beganNanos = System.nanoTime();
    }

    /// What is due within a second.
    @Override
    public int atOnceMax() {
        return perSecond == 0 ? Integer.MAX_VALUE : (int) Math.min(perSecond, Integer.MAX_VALUE);
    }

    @Override
    public void posted(int more) {
        events += more;
        if (perSecond == 0) {
            return;
        }
        long ahead = events * NANOS_PER_SECOND / perSecond - (System.nanoTime() - beganNanos);
        try {
            Thread.sleep(Duration.ofNanos(Math.max(0, ahead)));
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", ended);
        }
    }

    @Override
    public void reached(Instant at) {
        // The suite's time passes by itself.
    }

    @Override
    public void end(Instant at) {
        // What is posted is posted.
    }

    @Override
    public void close() {
        // It holds nothing.
    }
}
