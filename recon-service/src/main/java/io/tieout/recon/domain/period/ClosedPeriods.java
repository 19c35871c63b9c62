package io.tieout.recon.domain.period;

import io.tieout.event.calendar.EntityCalendars;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The closed periods of a tenant as the ledger told them, by legal entity. Whatever is told later, what
/// was recorded at an instant belongs where it belonged at that instant.
/// @param calendars which periods there are
public record ClosedPeriods(Map<String, List<Closing>> byEntity, EntityCalendars calendars) {

    /// Nothing was ever closed.
    public static final ClosedPeriods NONE = new ClosedPeriods(Map.of(), EntityCalendars.MONTHS);

    /// A period that was closed, and all before it with it.
    ///
    /// @param softClosedAt from when it took nothing late; null where that was not decided
    /// @param closedAt from when it took nothing; null where that was not decided
    /// @param reopenedFor events that stand in it nevertheless
    public record Closing(
            FiscalPeriod period,
            @Nullable Instant softClosedAt,
            @Nullable Instant closedAt,
            Set<UUID> reopenedFor) {

        public Closing {
            reopenedFor = Set.copyOf(reopenedFor);
        }

        private boolean isClosedAt(Instant recordedAt) {
            return closedAt != null && recordedAt.isAfter(closedAt);
        }

        private boolean isShutAt(Instant recordedAt) {
            return isClosedAt(recordedAt) || (softClosedAt != null && recordedAt.isAfter(softClosedAt));
        }
    }

    public ClosedPeriods {
        byEntity = Map.copyOf(byEntity);
    }

    /// Whether legs are as they were read.
    public boolean isNone() {
        return equals(NONE);
    }

    /// The leg with the period it belongs into, where its own was closed when it was recorded.
    public Leg place(Leg leg) {
        String entity = leg.envelope().entity();
        return leg.placed(lateOn(byEntity.getOrDefault(entity, List.of()), leg), calendars.of(entity));
    }

    private static @Nullable LocalDate lateOn(List<Closing> closings, Leg leg) {
        LocalDate own = leg.envelope().businessDate();
        LocalDate open = own;
        boolean isClosed = false;
        for (Closing closing : closings) {
            LocalDate last = closing.period().lastDay();
            if (closing.period().contains(own) && closing.reopenedFor().contains(leg.eventId())) {
                return null;
            }
            if (closing.isShutAt(leg.recordedAt()) && !open.isAfter(last)) {
                open = last.plusDays(1);
            }
            isClosed |= closing.isClosedAt(leg.recordedAt()) && !own.isAfter(last);
        }
        return isClosed ? open : null;
    }
}
