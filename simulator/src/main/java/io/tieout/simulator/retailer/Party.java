package io.tieout.simulator.retailer;

import io.tieout.event.SourceRole;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/// A system of the retailer that tells of what happened, as it would be registered as a source.
///
/// @param entity the legal entity it works for
/// @param cutOff local time at which its business day starts
public record Party(String id, List<SourceRole> roles, String entity, ZoneId zone, LocalTime cutOff) {

    public Party {
        roles = List.copyOf(roles);
    }

    public LocalDate businessDate(Instant instant) {
        var local = instant.atZone(zone).toLocalDateTime();
        return local.toLocalTime().isBefore(cutOff) ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }
}
