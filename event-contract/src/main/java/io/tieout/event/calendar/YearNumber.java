package io.tieout.event.calendar;

import io.tieout.event.Coded;
import java.time.Month;

/// Which calendar year gives a year of weeks its number. They differ unless it ends by the end of December.
public enum YearNumber implements Coded {
    /// The one of the month after the one by whose end the year before ends: retailers call the year that
    /// begins in February 2026 2026.
    BEGINS("begins"),

    /// The one of the month by whose end it ends.
    ENDS("ends");

    private final String code;

    YearNumber(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }

    int ofYearThatEndsIn(int year, Month month) {
        return year - yearsBefore(month);
    }

    int endOfYear(int number, Month month) {
        return number + yearsBefore(month);
    }

    private int yearsBefore(Month month) {
        return this == BEGINS && month != Month.DECEMBER ? 1 : 0;
    }
}
