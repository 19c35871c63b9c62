package io.tieout.event.calendar;

import java.util.Map;

/// The calendars of a tenant's legal entities. Those of which nothing is said have months.
public record EntityCalendars(Map<String, EntityCalendar> byEntity) {

    public static final EntityCalendars MONTHS = new EntityCalendars(Map.of());

    public EntityCalendars {
        byEntity = Map.copyOf(byEntity);
    }

    public EntityCalendar of(String entity) {
        return byEntity.getOrDefault(entity, EntityCalendar.MONTHS);
    }
}
