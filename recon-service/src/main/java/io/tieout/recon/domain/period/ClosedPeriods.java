package io.tieout.recon.domain.period;

import io.tieout.recon.domain.Leg;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The closed periods of a tenant as the ledger told them, by legal entity. Whatever is told later, what was recorded
/// at an instant belongs where it belonged at that instant.
public record ClosedPeriods(Map<String, List<Closing>> byEntity) {

    /// Nothing was ever closed.
    public static final ClosedPeriods NONE = new ClosedPeriods(Map.of());

    /// A period that was closed, and all before it with it.
    ///
    /// @param softClosedAt from when it took nothing late; null where that was not decided
    /// @param closedAt from when it took nothing; null where that was not decided
    /// @param reopenedFor events that stand in it nevertheless
    public record Closing(
            YearMonth period,
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

    /// The leg with the period it belongs into, where its own was closed when it was recorded.
    public Leg place(Leg leg) {
        List<Closing> closings = byEntity.get(leg.envelope().entity());
        return closings == null ? leg : leg.lateIn(lateIn(closings, leg));
    }

    private static @Nullable YearMonth lateIn(List<Closing> closings, Leg leg) {
        YearMonth own = YearMonth.from(leg.envelope().businessDate());
        YearMonth open = own;
        boolean isClosed = false;
        for (Closing closing : closings) {
            if (closing.period().equals(own) && closing.reopenedFor().contains(leg.eventId())) {
                return null;
            }
            if (closing.isShutAt(leg.recordedAt()) && !open.isAfter(closing.period())) {
                open = closing.period().plusMonths(1);
            }
            isClosed |= closing.isClosedAt(leg.recordedAt()) && !own.isAfter(closing.period());
        }
        return isClosed ? open : null;
    }
}
