package io.tieout.event.calendar;

import java.time.LocalDate;
import java.time.YearMonth;

/// An accounting period of a legal entity.
///
/// @param name a month such as `2026-03`, or a period of weeks such as `2026-P02`
public record FiscalPeriod(String name, LocalDate firstDay, LocalDate lastDay) {

    public FiscalPeriod {
        if (lastDay.isBefore(firstDay)) {
            throw new IllegalArgumentException(name + " ends before it begins: " + firstDay + ", " + lastDay);
        }
    }

    public static FiscalPeriod of(YearMonth month) {
        return new FiscalPeriod(month.toString(), month.atDay(1), month.atEndOfMonth());
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    FiscalPeriod notBefore(LocalDate day) {
        return firstDay.isBefore(day) ? new FiscalPeriod(name, day, lastDay) : this;
    }

    FiscalPeriod notAfter(LocalDate day) {
        return lastDay.isAfter(day) ? new FiscalPeriod(name, firstDay, day) : this;
    }
}
