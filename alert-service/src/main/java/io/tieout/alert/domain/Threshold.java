package io.tieout.alert.domain;

import io.tieout.event.Money;
import java.util.OptionalInt;

/// The value at which an alert opens, with its unit. Reaching it is enough.
public sealed interface Threshold {

    Measure measure();

    /// How far `measured` is past this threshold: empty below it, otherwise the number of times it has doubled.
    OptionalInt levelOf(Measurement measured);

    /// The threshold with its unit, for people.
    String text();

    record Count(long open) implements Threshold {
        public Count {
            requirePositive(open);
        }

        @Override
        public Measure measure() {
            return Measure.COUNT;
        }

        @Override
        public OptionalInt levelOf(Measurement measured) {
            return doublings(open, measured.count());
        }

        @Override
        public String text() {
            return counted(open, "break");
        }
    }

    /// Holds for one currency; amounts of another are never compared with it.
    record Amount(Money absolute) implements Threshold {
        public Amount {
            requirePositive(absolute.minor());
        }

        @Override
        public Measure measure() {
            return Measure.ABSOLUTE_AMOUNT;
        }

        @Override
        public OptionalInt levelOf(Measurement measured) {
            boolean reached = absolute.atMost(measured.absolute());
            return reached ? doublings(absolute.minor(), measured.absolute().minor()) : OptionalInt.empty();
        }

        @Override
        public String text() {
            return absolute.toString();
        }
    }

    /// Calendar days; the day a break is found counts zero.
    record Age(int days) implements Threshold {
        public Age {
            requirePositive(days);
        }

        @Override
        public Measure measure() {
            return Measure.AGE;
        }

        @Override
        public OptionalInt levelOf(Measurement measured) {
            return doublings(days, measured.oldestAgeDays());
        }

        @Override
        public String text() {
            return counted(days, "day");
        }
    }

    /// A number with its noun: `1 break`, `3 breaks`.
    static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static OptionalInt doublings(long threshold, long value) {
        if (value < threshold) {
            return OptionalInt.empty();
        }
        int level = 0;
        for (long reached = threshold; reached <= value / 2; reached *= 2) {
            level++;
        }
        return OptionalInt.of(level);
    }

    private static void requirePositive(long value) {
        if (value < 1) {
            throw new IllegalArgumentException("a threshold is positive: " + value);
        }
    }
}
