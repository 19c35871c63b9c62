package io.tieout.simulator.retailer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// A store with its registers; they are numbered from 1.
record Store(String id, Company company, ZoneId zone, int registers, int cashiers) {

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(20, 0);
    private static final Duration BY_NOON = Duration.ofHours(3);

    Instant opensAt(LocalDate date) {
        return OPENS.atDate(date).atZone(zone).toInstant();
    }

    Instant closesAt(LocalDate date) {
        return CLOSES.atDate(date).atZone(zone).toInstant();
    }

    /// When a customer who wants to come at an instant can: then, or in the morning after it.
    Instant whenOpen(Instant wanted, Dice dice) {
        ZonedDateTime local = wanted.atZone(zone);
        boolean isEarly = local.toLocalTime().isBefore(OPENS);
        if (!isEarly && local.toLocalTime().isBefore(CLOSES)) {
            return wanted;
        }
        LocalDate morning = isEarly ? local.toLocalDate() : local.toLocalDate().plusDays(1);
        return opensAt(morning).plus(dice.between(Duration.ofMinutes(1), BY_NOON));
    }

    String registerName(int register) {
        return id + "-" + (register + 1);
    }
}
