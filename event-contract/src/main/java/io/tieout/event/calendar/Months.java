package io.tieout.event.calendar;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.regex.Pattern;

/// The months of the calendar.
public record Months() implements FiscalCalendar {

    private static final Pattern NAME = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

    @Override
    public FiscalPeriod of(LocalDate day) {
        return FiscalPeriod.of(YearMonth.from(day));
    }

    @Override
    public Optional<FiscalPeriod> named(String name) {
        return NAME.matcher(name).matches() ? Optional.of(FiscalPeriod.of(YearMonth.parse(name))) : Optional.empty();
    }
}
