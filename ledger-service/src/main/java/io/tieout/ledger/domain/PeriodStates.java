package io.tieout.ledger.domain;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which accounting periods of a tenant's legal entities take entries. Periods are the months of the calendar.
///
/// Closing goes forward only: what is closed holds for a period and all before it, so the first open period is the one
/// after the last that is not. A closed period takes what a reopening names and nothing else.
///
/// @param version counts the changes of the tenant
public record PeriodStates(long version, Map<String, Closing> byEntity) {

    /// Nothing was ever closed.
    public static final PeriodStates NONE = new PeriodStates(0, Map.of());

    /// How far an entity is closed.
    ///
    /// @param closed the last closed period
    /// @param softClosed the last soft-closed one
    /// @param admitted by period, the idempotency keys of corrections that a reopening lets in
    public record Closing(
            @Nullable YearMonth closed, @Nullable YearMonth softClosed, Map<YearMonth, Set<String>> admitted) {

        static final Closing NOTHING = new Closing(null, null, Map.of());

        public Closing {
            admitted = Map.copyOf(admitted);
        }

        boolean isClosed(YearMonth period) {
            return closed != null && !period.isAfter(closed);
        }

        boolean isSoftClosed(YearMonth period) {
            return softClosed != null && !period.isAfter(softClosed) && !isClosed(period);
        }

        /// The first period that is neither, not before `period`.
        YearMonth firstOpen(YearMonth period) {
            return later(later(period, next(closed)), next(softClosed));
        }

        private static @Nullable YearMonth next(@Nullable YearMonth period) {
            return period == null ? null : period.plusMonths(1);
        }

        private static YearMonth later(YearMonth one, @Nullable YearMonth other) {
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

    public PeriodState stateOf(String entity, YearMonth period) {
        Closing closing = closingOf(entity);
        if (closing.isClosed(period)) {
            return PeriodState.CLOSED;
        }
        return closing.isSoftClosed(period) ? PeriodState.SOFT_CLOSED : PeriodState.OPEN;
    }

    /// Where an entry of that business date is posted: in its own period, unless that is closed for an entity of its
    /// lines; then in the first that is open for all of them.
    public YearMonth periodOf(Collection<String> entities, LocalDate businessDate) {
        YearMonth own = YearMonth.from(businessDate);
        if (entities.stream().noneMatch(entity -> closingOf(entity).isClosed(own))) {
            return own;
        }
        YearMonth first = own;
        for (String entity : entities) {
            first = closingOf(entity).firstOpen(first);
        }
        return first;
    }

    public YearMonth firstOpen(String entity, YearMonth period) {
        return closingOf(entity).firstOpen(period);
    }

    /// Whether a correction of that key may be dated in the period.
    public boolean admits(String entity, YearMonth period, String idempotencyKey) {
        Closing closing = closingOf(entity);
        return !closing.isClosed(period)
                || closing.admitted().getOrDefault(period, Set.of()).contains(idempotencyKey);
    }

    /// @param newVersion the one of the change
    public PeriodStates with(long newVersion, PeriodChange change) {
        Closing before = closingOf(change.entity());
        Closing after = switch (change.action()) {
            case SOFT_CLOSE -> new Closing(before.closed(), change.period(), before.admitted());
            case CLOSE -> new Closing(change.period(), before.softClosed(), before.admitted());
            case REOPEN -> new Closing(before.closed(), before.softClosed(), admitted(before, change));
        };
        Map<String, Closing> changed = new HashMap<>(byEntity);
        changed.put(change.entity(), after);
        return new PeriodStates(newVersion, changed);
    }

    private static Map<YearMonth, Set<String>> admitted(Closing before, PeriodChange change) {
        Map<YearMonth, Set<String>> admitted = new HashMap<>(before.admitted());
        Set<String> keys = new HashSet<>(admitted.getOrDefault(change.period(), Set.of()));
        keys.addAll(change.corrections());
        admitted.put(change.period(), Set.copyOf(keys));
        return admitted;
    }

    private Closing closingOf(String entity) {
        return byEntity.getOrDefault(entity, Closing.NOTHING);
    }
}
