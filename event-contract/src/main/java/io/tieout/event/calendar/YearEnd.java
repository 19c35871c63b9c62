package io.tieout.event.calendar;

import io.tieout.event.Coded;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;

/// On which day a year of whole weeks ends: on a weekday by the end of a month.
///
/// @param weekday the last one of each week
public record YearEnd(Rule rule, DayOfWeek weekday, Month month) {

    /// Which of these weekdays.
    public enum Rule implements Coded {
        /// The last one of the month.
        LAST("last"),

        /// The one nearest the month's last day, which may be in the next month.
        NEAREST("nearest");

        private final String code;

        Rule(String code) {
            this.code = code;
        }

        @Override
        public String code() {
            return code;
        }
    }

    /// How many days after the last one the nearest weekday may be.
    private static final int NEAREST_DAYS = 3;

    public YearEnd {
        if (weekday != DayOfWeek.SATURDAY && weekday != DayOfWeek.SUNDAY) {
            throw new IllegalArgumentException("weeks end on saturday or sunday, not on " + weekday);
        }
    }

    /// @param year of the month
    LocalDate of(int year) {
        LocalDate lastDay = YearMonth.of(year, month).atEndOfMonth();
        LocalDate latest = switch (rule) {
            case LAST -> lastDay;
            case NEAREST -> lastDay.plusDays(NEAREST_DAYS);
        };
        return latest.with(TemporalAdjusters.previousOrSame(weekday));
    }
}
