package io.tieout.ledger.db;

import io.tieout.event.calendar.FiscalPeriod;
import java.time.LocalDate;
import java.time.YearMonth;

/// How the day that a late entry is posted on stands in the database: as text, and the first day of a month
/// as that month. Texts are in the order of the days, so a period is found between two of them, whatever it
/// is called.
final class PostedIn {

    private static final int MONTH_LENGTH = 7;

    private PostedIn() {}

    static String of(LocalDate day) {
        return day.getDayOfMonth() == 1 ? YearMonth.from(day).toString() : day.toString();
    }

    static LocalDate day(String postedIn) {
        return postedIn.length() == MONTH_LENGTH ? YearMonth.parse(postedIn).atDay(1) : LocalDate.parse(postedIn);
    }

    /// Not after any that is posted in the period.
    static String firstOf(FiscalPeriod period) {
        return of(period.firstDay());
    }

    /// Not before any that is posted in the period.
    static String lastOf(FiscalPeriod period) {
        return upTo(period.lastDay());
    }

    /// Not before any that is posted on that day or before it: a month is before its first day.
    static String upTo(LocalDate day) {
        return day.toString();
    }
}
