package io.tieout.ledger.app;

import io.quarkus.runtime.Startup;
import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.calendar.EntityCalendars;
import io.tieout.ledger.policy.CalendarFile;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;

/// Which accounting periods the legal entities of each tenant have. A file that is refused stops the start.
///
/// Booking does not ask for them: what is closed is closed by its days. So instances with different files
/// book alike.
@Startup
@ApplicationScoped
public class Calendars {

    private final EntityCalendars usual;
    private final Map<String, EntityCalendars> byTenant = new HashMap<>();

    Calendars(LedgerSettings settings) {
        usual = CalendarFile.of(settings.calendars());
        settings.tenantCalendars().forEach((tenant, file) -> byTenant.put(tenant, CalendarFile.of(file)));
    }

    public EntityCalendars of(String tenant) {
        return byTenant.getOrDefault(tenant, usual);
    }

    public EntityCalendar of(String tenant, String entity) {
        return of(tenant).of(entity);
    }
}
