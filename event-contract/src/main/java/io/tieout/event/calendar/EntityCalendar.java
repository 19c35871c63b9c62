package io.tieout.event.calendar;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The calendar of a legal entity, and those that it had and will have. It begins with months.
///
/// Where one follows another, the period of the former one that the switch falls into ends the day before:
/// there is no gap and no overlap.
public record EntityCalendar(List<Version> versions) {

    /// @param from the first day that it holds for
    public record Version(LocalDate from, FiscalCalendar calendar) {}

    /// Of an entity of which nothing is said.
    public static final EntityCalendar MONTHS = new EntityCalendar(List.of(new Version(LocalDate.MIN, new Months())));

    public EntityCalendar {
        versions = List.copyOf(versions);
    }

    /// @throws IllegalArgumentException saying what to change
    public EntityCalendar with(Version next) {
        LocalDate from = next.from();
        if (!from.isAfter(versions.getLast().from())) {
            throw new IllegalArgumentException("the calendar from " + from
                    + " on stands after a later one; put calendars in the order of their dates");
        }
        FiscalPeriod first = next.calendar().of(from);
        if (!first.firstDay().equals(from)) {
            throw new IllegalArgumentException(from + " is within " + first.name() + " of this calendar; begin on "
                    + first.firstDay() + " or " + first.lastDay().plusDays(1));
        }
        FiscalPeriod former = of(from.minusDays(1));
        if (next.calendar().named(former.name()).isPresent() && first.name().compareTo(former.name()) <= 0) {
            throw new IllegalArgumentException("this calendar begins with " + first.name()
                    + ", and the day before is in " + former.name() + "; begin later, or number its years otherwise");
        }
        List<Version> all = new ArrayList<>(versions);
        all.add(next);
        return new EntityCalendar(all);
    }

    /// The period of a day.
    public FiscalPeriod of(LocalDate day) {
        int i = versions.size() - 1;
        while (day.isBefore(versions.get(i).from())) {
            i--;
        }
        FiscalPeriod period =
                versions.get(i).calendar().of(day).notBefore(versions.get(i).from());
        return i + 1 == versions.size()
                ? period
                : period.notAfter(versions.get(i + 1).from().minusDays(1));
    }

    public FiscalPeriod after(FiscalPeriod period) {
        return of(period.lastDay().plusDays(1));
    }

    /// The period of that name; empty where there is none.
    public Optional<FiscalPeriod> named(String name) {
        return versions.stream()
                .flatMap(version -> version.calendar().named(name).stream())
                .map(period -> of(period.firstDay()))
                .filter(period -> period.name().equals(name))
                .findFirst();
    }

    /// Those of all days from the first to the last, in order.
    public List<FiscalPeriod> between(LocalDate first, LocalDate last) {
        List<FiscalPeriod> periods = new ArrayList<>();
        for (FiscalPeriod each = of(first); !each.firstDay().isAfter(last); each = after(each)) {
            periods.add(each);
        }
        return periods;
    }
}
