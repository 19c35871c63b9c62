package io.tieout.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.LongSupplier;

/// Watches a counter grow, to say how fast it did between two of its values.
///
/// A counter that moves in steps is read at its steps, so the width of a step is no error.
public final class Progress {

    private static final int PAUSE_MS = 100;

    private final List<Mark> marks = new ArrayList<>();

    /// @param nanos of [System#nanoTime()] when the counter was first seen at `count`
    public record Mark(long count, long nanos) {

        public double secondsTo(Mark later) {
            return (later.nanos - nanos) / 1e9;
        }
    }

    /// Reads until `isDone`. The counter is asked once each time: where a service answers by its metrics, that costs
    /// the service some milliseconds of what is measured.
    ///
    /// @param isDone told what was read last
    /// @param first the value from which on it counts
    /// @param atFirst called when that value is reached
    public static Progress of(
            LongSupplier counter, long first, Runnable atFirst, LongPredicate isDone, Duration limit) {
        Progress progress = new Progress();
        long deadline = System.nanoTime() + limit.toNanos();
        long count = progress.read(counter, first, atFirst);
        while (!isDone.test(count)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not done after " + limit.toSeconds() + " s: " + progress.marks);
            }
            Offsets.pause(PAUSE_MS);
            count = progress.read(counter, first, atFirst);
        }
        // What is done may be known before its last step was counted.
        progress.read(counter, first, atFirst);
        return progress;
    }

    private long read(LongSupplier counter, long first, Runnable atFirst) {
        long count = counter.getAsLong();
        if (count >= first && (marks.isEmpty() || marks.getLast().count() != count)) {
            if (marks.isEmpty()) {
                atFirst.run();
            }
            marks.add(new Mark(count, System.nanoTime()));
        }
        return count;
    }

    public Mark first() {
        return marks.getFirst();
    }

    public Mark last() {
        return marks.getLast();
    }
}
