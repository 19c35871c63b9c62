package io.tieout.simulator.retailer;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;

/// On which days stores trade and banks book. Only the holidays that have the same date every year are known.
final class BusinessCalendar {

    private static final String GERMAN = "DE";
    private static final Set<MonthDay> GERMAN_HOLIDAYS =
            Set.of(MonthDay.of(1, 1), MonthDay.of(5, 1), MonthDay.of(10, 3), MonthDay.of(12, 25), MonthDay.of(12, 26));

    /// Banks keep all of them; stores close on two.
    private static final Set<MonthDay> AMERICAN_HOLIDAYS =
            Set.of(MonthDay.of(1, 1), MonthDay.of(6, 19), MonthDay.of(7, 4), MonthDay.of(11, 11), MonthDay.of(12, 25));

    private static final Set<MonthDay> AMERICAN_STORES_CLOSED = Set.of(MonthDay.of(1, 1), MonthDay.of(12, 25));

    private BusinessCalendar() {}

    /// Those that trade on a day: in Germany none does on a Sunday.
    static List<Store> open(List<Store> stores, LocalDate date) {
        return stores.stream()
                .filter(store -> isStoreDay(store.company(), date))
                .toList();
    }

    static boolean isStoreDay(Company company, LocalDate date) {
        MonthDay day = MonthDay.from(date);
        return isGerman(company)
                ? date.getDayOfWeek() != DayOfWeek.SUNDAY && !GERMAN_HOLIDAYS.contains(day)
                : !AMERICAN_STORES_CLOSED.contains(day);
    }

    static boolean isBankDay(Company company, LocalDate date) {
        Set<MonthDay> holidays = isGerman(company) ? GERMAN_HOLIDAYS : AMERICAN_HOLIDAYS;
        return date.getDayOfWeek() != DayOfWeek.SATURDAY
                && date.getDayOfWeek() != DayOfWeek.SUNDAY
                && !holidays.contains(MonthDay.from(date));
    }

    static LocalDate bankDay(Company company, LocalDate date) {
        LocalDate day = date;
        while (!isBankDay(company, day)) {
            day = day.plusDays(1);
        }
        return day;
    }

    /// When the bank books what reaches it at an instant: at once, or at the same hour of its next day.
    static Instant bankDay(Company company, Instant instant) {
        ZonedDateTime local = instant.atZone(company.bank().zone());
        return local.with(bankDay(company, local.toLocalDate())).toInstant();
    }

    private static boolean isGerman(Company company) {
        return company.entity().equals(GERMAN);
    }
}
