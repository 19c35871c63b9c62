package io.tieout.recon.domain.feed;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/// When a feed is expected to tell something, by the clock of its legal entity.
///
/// @param from the first hour of a day
/// @param to the hour at which it ends; midnight for the end of the day
/// @param closed days on which nothing is expected, such as holidays
public record Opening(Set<DayOfWeek> days, LocalTime from, LocalTime to, Set<LocalDate> closed) {

    /// Round the clock.
    public static final Opening ALWAYS =
            new Opening(EnumSet.allOf(DayOfWeek.class), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT, Set.of());

    public Opening {
        days = Set.copyOf(days);
        closed = Set.copyOf(closed);
    }

    boolean isOpenOn(LocalDate day) {
        return days.contains(day.getDayOfWeek()) && !closed.contains(day);
    }

    boolean isOpenAt(LocalDateTime time) {
        boolean isBeforeEnd =
                to.equals(LocalTime.MIDNIGHT) || time.toLocalTime().isBefore(to);
        return isOpenOn(time.toLocalDate()) && !time.toLocalTime().isBefore(from) && isBeforeEnd;
    }
}
