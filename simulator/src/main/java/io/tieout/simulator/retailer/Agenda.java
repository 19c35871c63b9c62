package io.tieout.simulator.retailer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.PriorityQueue;

/// What is to happen, in the order of time. What is due at the same instant happens in the order in which it was
/// planned, so that a run repeats to the byte.
///
/// Only what is still open is kept, so memory depends on how much a day holds and not on how many days there are.
public final class Agenda {

    /// Something that happens at its time and may plan what follows.
    public interface Step {
        void happen(Instant now);
    }

    /// @param nanos of its time since 1970, because an agenda compares far more often than it does anything else
    private record Planned(long nanos, long order, Instant at, Step step) implements Comparable<Planned> {

        static Planned of(Instant at, long order, Step step) {
            return new Planned(nanos(at), order, at, step);
        }

        /// Good until the year 2262.
        static long nanos(Instant at) {
            return Math.addExact(Math.multiplyExact(at.getEpochSecond(), 1_000_000_000L), at.getNano());
        }

        @Override
        public int compareTo(Planned other) {
            return nanos != other.nanos ? Long.compare(nanos, other.nanos) : Long.compare(order, other.order);
        }
    }

    private final PriorityQueue<Planned> planned = new PriorityQueue<>();
    private long count;

    public void plan(Instant at, Step step) {
        planned.add(Planned.of(at, count++, step));
    }

    /// Plans the same for so many times of a day of UTC, evenly. Each plans the next, so that they are never all in
    /// memory.
    void planAroundTheClock(LocalDate date, int times, Step step) {
        Duration gap = Duration.ofDays(1).dividedBy(times);
        Instant midnight = date.atStartOfDay().toInstant(ZoneOffset.UTC);
        Instant end = midnight.plus(Duration.ofDays(1));
        plan(midnight.plus(gap.dividedBy(2)), new Step() {
            @Override
            public void happen(Instant now) {
                step.happen(now);
                Instant next = now.plus(gap);
                if (next.isBefore(end)) {
                    plan(next, this);
                }
            }
        });
    }

    /// Lets everything happen that is due before `end`, what is planned meanwhile included.
    public void runUntil(Instant end) {
        while (!planned.isEmpty() && planned.peek().at().isBefore(end)) {
            Planned next = planned.remove();
            next.step().happen(next.at());
        }
    }

    public int open() {
        return planned.size();
    }
}
