package io.tieout.recon.domain.period;

import io.tieout.event.calendar.EntityCalendars;
import java.util.Map;

/// Which accounting periods the legal entities of each tenant have.
///
/// @param usual of tenants that have no calendars of their own
public record Calendars(EntityCalendars usual, Map<String, EntityCalendars> byTenant) {

    public static final Calendars MONTHS = new Calendars(EntityCalendars.MONTHS, Map.of());

    public Calendars {
        byTenant = Map.copyOf(byTenant);
    }

    public EntityCalendars of(String tenant) {
        return byTenant.getOrDefault(tenant, usual);
    }
}
