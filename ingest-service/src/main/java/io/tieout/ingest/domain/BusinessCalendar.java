package io.tieout.ingest.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;

/// Which business day a moment belongs to for one source.
///
/// @param cutOff local time at which the business day starts; what happens earlier belongs to the day before
public record BusinessCalendar(ZoneId zone, LocalTime cutOff) {

    public LocalDate dateOf(Instant moment) {
        ZonedDateTime local = moment.atZone(zone);
        LocalDate date = local.toLocalDate();
        return local.toLocalTime().isBefore(cutOff) ? date.minusDays(1) : date;
    }

    /// The first moment of a business day.
    public Instant startOf(LocalDate date) {
        LocalDateTime start = date.atTime(cutOff);
        ZoneOffsetTransition change = zone.getRules().getTransition(start);
        return change != null && change.isGap()
                ? change.getInstant()
                : start.atZone(zone).toInstant();
    }
}
