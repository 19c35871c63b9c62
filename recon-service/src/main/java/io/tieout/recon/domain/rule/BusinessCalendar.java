package io.tieout.recon.domain.rule;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

/// Which days are worked and what day it is for a legal entity.
///
/// @param zone where no zone is given for an entity
/// @param zones per entity
/// @param workdays at least one day of the week
public record BusinessCalendar(ZoneId zone, Map<String, ZoneId> zones, Set<DayOfWeek> workdays) {

    public BusinessCalendar {
        zones = Map.copyOf(zones);
        workdays = Set.copyOf(workdays);
        if (workdays.isEmpty()) {
            throw new IllegalArgumentException("a calendar without a working day never ends");
        }
    }

    public ZoneId zoneOf(String entity) {
        return zones.getOrDefault(entity, zone);
    }

    /// The calendar day of `instant` for `entity`.
    public LocalDate dateOf(Instant instant, String entity) {
        return LocalDate.ofInstant(instant, zoneOf(entity));
    }

    LocalDate businessDaysAfter(LocalDate date, int days) {
        LocalDate day = date;
        int left = days;
        while (left > 0) {
            day = day.plusDays(1);
            if (workdays.contains(day.getDayOfWeek())) {
                left--;
            }
        }
        return day;
    }
}
