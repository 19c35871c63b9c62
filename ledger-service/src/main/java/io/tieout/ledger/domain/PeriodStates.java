package io.tieout.ledger.domain;

import io.tieout.event.calendar.FiscalPeriod;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which accounting periods of a tenant's legal entities take entries.
///
/// Closing goes forward only: what is closed holds for a period and all before it. So it is said by its
/// last day, and the first open period begins after the last day of those that are not. Which periods an
/// entity has does not matter. A closed period takes what a reopening names and nothing else.
///
/// @param version counts the changes of the tenant
public record PeriodStates(long version, Map<String, Closing> byEntity) {

    /// Nothing was ever closed.
    public static final PeriodStates NONE = new PeriodStates(0, Map.of());

    /// How far an entity is closed.
    ///
    /// @param closed the last day of the last closed period
    /// @param softClosed the last day of the last soft-closed one
    /// @param admitted by period, the idempotency keys of corrections that a reopening lets in
    public record Closing(
            @Nullable LocalDate closed, @Nullable LocalDate softClosed, Map<FiscalPeriod, Set<String>> admitted) {

        static final Closing NOTHING = new Closing(null, null, Map.of());

        public Closing {
            admitted = Map.copyOf(admitted);
        }

        boolean isClosed(LocalDate day) {
            return closed != null && !day.isAfter(closed);
        }

        boolean isSoftClosed(LocalDate day) {
            return softClosed != null && !day.isAfter(softClosed) && !isClosed(day);
        }

        /// The first day that is neither, not before `day`.
        LocalDate firstOpen(LocalDate day) {
            return later(later(day, next(closed)), next(softClosed));
        }

        private static @Nullable LocalDate next(@Nullable LocalDate day) {
            return day == null ? null : day.plusDays(1);
        }

        private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
            return other == null || one.isAfter(other) ? one : other;
        }
    }

    public PeriodStates {
        byEntity = Map.copyOf(byEntity);
    }

    /// Whether nothing was ever closed, so that no entry has to be looked at.
    public boolean isAllOpen() {
        return byEntity.isEmpty();
    }

    public PeriodState stateOf(String entity, FiscalPeriod period) {
        Closing closing = closingOf(entity);
        if (closing.isClosed(period.lastDay())) {
            return PeriodState.CLOSED;
        }
        return closing.isSoftClosed(period.lastDay()) ? PeriodState.SOFT_CLOSED : PeriodState.OPEN;
    }

    /// On which day an entry of that business date is posted: on its own, unless that is closed for an
    /// entity of its lines; then on the first day that is open for all of them. It is in the periods that
    /// have this day.
    public LocalDate postedOn(Collection<String> entities, LocalDate businessDate) {
        if (entities.stream().noneMatch(entity -> isClosed(entity, businessDate))) {
            return businessDate;
        }
        LocalDate first = businessDate;
        for (String entity : entities) {
            first = closingOf(entity).firstOpen(first);
        }
        return first;
    }

    public boolean isClosed(String entity, LocalDate day) {
        return closingOf(entity).isClosed(day);
    }

    public LocalDate firstOpen(String entity, LocalDate day) {
        return closingOf(entity).firstOpen(day);
    }

    /// Whether a correction of that key may be dated so.
    public boolean admits(String entity, LocalDate day, String idempotencyKey) {
        Closing closing = closingOf(entity);
        return !closing.isClosed(day)
                || closing.admitted().entrySet().stream()
                        .anyMatch(each ->
                                each.getKey().contains(day) && each.getValue().contains(idempotencyKey));
    }

    /// @param newVersion the one of the change
    public PeriodStates with(long newVersion, PeriodChange change) {
        Closing before = closingOf(change.entity());
        Closing after = switch (change.action()) {
            case SOFT_CLOSE -> new Closing(before.closed(), change.period().lastDay(), before.admitted());
            case CLOSE -> new Closing(change.period().lastDay(), before.softClosed(), before.admitted());
            case REOPEN -> new Closing(before.closed(), before.softClosed(), admitted(before, change));
        };
        Map<String, Closing> changed = new HashMap<>(byEntity);
        changed.put(change.entity(), after);
        return new PeriodStates(newVersion, changed);
    }

    private static Map<FiscalPeriod, Set<String>> admitted(Closing before, PeriodChange change) {
        Map<FiscalPeriod, Set<String>> admitted = new HashMap<>(before.admitted());
        Set<String> keys = new HashSet<>(admitted.getOrDefault(change.period(), Set.of()));
        keys.addAll(change.corrections());
        admitted.put(change.period(), Set.copyOf(keys));
        return admitted;
    }

    private Closing closingOf(String entity) {
        return byEntity.getOrDefault(entity, Closing.NOTHING);
    }
}
