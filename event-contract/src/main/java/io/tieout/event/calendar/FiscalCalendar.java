package io.tieout.event.calendar;

import java.time.LocalDate;
import java.util.Optional;

/// Cuts days into accounting periods without gap or overlap.
public sealed interface FiscalCalendar permits Months, Weeks {

    /// The most days that a period has: the last one of a year of 53 weeks, where it has five in others.
    int PERIOD_DAYS_MAX = 42;

    /// The period of a day.
    FiscalPeriod of(LocalDate day);

    /// The period of that name; empty where there is none.
    Optional<FiscalPeriod> named(String name);
}
