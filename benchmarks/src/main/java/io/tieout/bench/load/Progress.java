package io.tieout.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
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

    /// Reads until `isDone`.
    ///
    /// @param first the value from which on it counts
    /// @param atFirst called when that value is reached
    public static Progress of(
            LongSupplier counter, long first, Runnable atFirst, BooleanSupplier isDone, Duration limit) {
        Progress progress = new Progress();
        long deadline = System.nanoTime() + limit.toNanos();
        boolean isLast = false;
        while (!isLast) {
            isLast = isDone.getAsBoolean();
            progress.note(counter.getAsLong(), first, atFirst);
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not done after " + limit.toSeconds() + " s: " + progress.marks);
            }
            Offsets.pause(PAUSE_MS);
        }
        return progress;
    }

    private void note(long count, long first, Runnable atFirst) {
        if (count < first || (!marks.isEmpty() && marks.getLast().count() == count)) {
            return;
        }
        if (marks.isEmpty()) {
            atFirst.run();
        }
        marks.add(new Mark(count, System.nanoTime()));
    }

    public Mark first() {
        return marks.getFirst();
    }

    public Mark last() {
        return marks.getLast();
    }
}
