package io.tieout.recon.domain.feed;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Which windows a feed has.
public sealed interface Rhythm {

    /// The first window that begins at an instant or later.
    Span next(Instant from, ZoneId zone);

    boolean isOpen(Opening opening, Span window, ZoneId zone);

    /// An instant at or before the begin of the window that holds another one.
    Instant before(Instant instant);

    /// Every full hour.
    record Hourly() implements Rhythm {
        @Override
        public Span next(Instant from, ZoneId zone) {
            Instant hour = Hour.of(from);
            Instant start = hour.isBefore(from) ? hour.plus(1, ChronoUnit.HOURS) : hour;
            return new Span(start, start.plus(1, ChronoUnit.HOURS));
        }

        @Override
        public boolean isOpen(Opening opening, Span window, ZoneId zone) {
            return opening.isOpenAt(window.start().atZone(zone).toLocalDateTime());
        }

        @Override
        public Instant before(Instant instant) {
            return Hour.of(instant);
        }
    }

    /// A day that ends at a time; it is that of the day on which it ends.
    record Daily(LocalTime by) implements Rhythm {

        /// Of the day on which clocks are put back.
        private static final Duration LENGTH_MAX = Duration.ofHours(25);

        @Override
        public Span next(Instant from, ZoneId zone) {
            LocalDate day = from.atZone(zone).toLocalDate();
            LocalDate first = endOf(day, zone).isBefore(from) ? day.plusDays(1) : day;
            return new Span(endOf(first, zone), endOf(first.plusDays(1), zone));
        }

        @Override
        public boolean isOpen(Opening opening, Span window, ZoneId zone) {
            return opening.isOpenOn(window.end().atZone(zone).toLocalDate());
        }

        @Override
        public Instant before(Instant instant) {
            return instant.minus(LENGTH_MAX);
        }

        private Instant endOf(LocalDate day, ZoneId zone) {
            return Hour.of(day.atTime(by).atZone(zone).toInstant());
        }
    }
}
