package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.checkpoint.BalanceCut;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// By how much the amounts of events change if a person approves the readings that wait.
record PendingRevisions(Map<UUID, Money> changes, Currency currency) {

    /// Each before the one that holds.
    private static final String REVISED = """
            SELECT h.event_id, h.outcome, h.recorded_at, h.traceparent, h.headers, h.payload,
                   l.event_id, l.outcome, l.recorded_at, l.traceparent, l.headers, l.payload
              FROM leg l
              JOIN leg h ON h.tenant = l.tenant AND h.event_id = l.event_id AND h.holds AND h.outcome <> 'conflict'
               AND h.revision <= l.revision
             WHERE l.outcome = 'revision'
             ORDER BY l.recorded_at, l.event_id, l.content_sha256
             LIMIT $1""";

    /// Of a leg.
    private static final int LEG_COLUMNS = 6;

    PendingRevisions {
        changes = Map.copyOf(changes);
    }

    /// Of several readings of one event the one that was told last.
    ///
    /// @param currency of the tie; what changes in another one is none of it
    static Uni<PendingRevisions> read(SqlConnection connection, Currency currency) {
        return connection
                .preparedQuery(REVISED)
                .execute(Tuple.of(BalanceCut.UNITS_MAX))
                .map(rows -> {
                    Map<UUID, Money> changes = new HashMap<>();
                    for (Row row : rows) {
                        Leg holding = LegRows.leg(row, 0);
                        Money before = holding.event().principal();
                        Money after = LegRows.leg(row, LEG_COLUMNS).event().principal();
                        changes.put(
                                holding.eventId(),
                                before != null
                                                && after != null
                                                && before.currency().equals(after.currency())
                                        ? after.minus(before)
                                        : Money.zero(currency));
                    }
                    return new PendingRevisions(changes, currency);
                });
    }

    /// Null where none of the events waits for a person.
    @Nullable
    Money of(Set<UUID> events) {
        Money sum = null;
        for (UUID event : events) {
            Money change = changes.get(event);
            if (change != null && change.currency().equals(currency)) {
                sum = sum == null ? change : sum.plus(change);
            }
        }
        return sum;
    }
}
