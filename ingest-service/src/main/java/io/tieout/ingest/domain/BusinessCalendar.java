package io.tieout.ingest.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// Which business day a moment belongs to for one source.
///
/// @param cutOff local time at which the business day starts; what happens earlier belongs to the day before
public record BusinessCalendar(ZoneId zone, LocalTime cutOff) {

    public LocalDate dateOf(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        LocalDate date = local.toLocalDate();
        return local.toLocalTime().isBefore(cutOff) ? date.minusDays(1) : date;
    }
}
