package io.tieout.recon.domain.rule;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// The time a side may take before its silence is a break.
public sealed interface Allowance {

    /// When an answer to something of `at` and `businessDate` is due, to the millisecond.
    Instant dueAfter(Instant at, LocalDate businessDate, BusinessCalendar calendar, ZoneId zone);

    /// Counts from the instant itself, round the clock.
    record Elapsed(Duration time) implements Allowance {
        @Override
        public Instant dueAfter(Instant at, LocalDate businessDate, BusinessCalendar calendar, ZoneId zone) {
            return at.plus(time).truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /// Counts whole working days from the cut-off that ends the business date: what happens on a Friday and has one
    /// business day is due when Monday ends.
    record BusinessDays(int days) implements Allowance {
        @Override
        public Instant dueAfter(Instant at, LocalDate businessDate, BusinessCalendar calendar, ZoneId zone) {
            return calendar.businessDaysAfter(businessDate, days)
                    .plusDays(1)
                    .atStartOfDay(zone)
                    .toInstant();
        }
    }
}
