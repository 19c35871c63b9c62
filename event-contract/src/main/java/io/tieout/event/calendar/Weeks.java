package io.tieout.event.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Years of 52 or 53 whole weeks in twelve periods, as retailers count them. The 53rd week is in the last
/// period.
public record Weeks(WeekPattern pattern, YearEnd yearEnd, YearNumber number) implements FiscalCalendar {

    private static final Pattern NAME = Pattern.compile("([0-9]{4})-P(0[1-9]|1[0-2])");

    private static final int DAYS = 7;

    @Override
    public FiscalPeriod of(LocalDate day) {
        int ends = day.getYear() - 1;
        while (day.isAfter(yearEnd.of(ends))) {
            ends++;
        }
        long week = ChronoUnit.WEEKS.between(firstDay(ends), day);
        int period = WeekPattern.PERIODS;
        while (week < pattern.weeksBefore(period)) {
            period--;
        }
        return period(ends, period);
    }

    @Override
    public Optional<FiscalPeriod> named(String name) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Optional.of(period(
                        number.endOfYear(Integer.parseInt(matcher.group(1)), yearEnd.month()),
                        Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }

    /// @param ends in which calendar year the month is by whose end the year ends
    private LocalDate firstDay(int ends) {
        return yearEnd.of(ends - 1).plusDays(1);
    }

    private FiscalPeriod period(int ends, int period) {
        LocalDate first = firstDay(ends).plusWeeks(pattern.weeksBefore(period));
        LocalDate last = period == WeekPattern.PERIODS
                ? yearEnd.of(ends)
                : first.plusDays((long) pattern.weeksOf(period) * DAYS - 1);
        int year = number.ofYearThatEndsIn(ends, yearEnd.month());
        return new FiscalPeriod("%04d-P%02d".formatted(year, period), first, last);
    }
}
