package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceDataEvent;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.KeyId;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.RuleBook;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What units are folded with besides their own legs, such as what an item costs at all its locations.
///
/// Whoever keeps that a unit wants it, and whoever brings more of it, holds a lock of it; so neither misses
/// the other. It is taken before any row is locked, by those who want it together and by who brings it alone.
final class ContextRows {

    private static final String LOCK = """
            SELECT CASE WHEN t.alone THEN pg_advisory_xact_lock(t.key) ELSE pg_advisory_xact_lock_shared(t.key) END
              FROM (SELECT hashtextextended('tieout.context.' || tenant || '.' || id, 0) AS key, bool_or(alone) AS alone
                      FROM unnest($1::text[], $2::uuid[], $3::boolean[]) AS c (tenant, id, alone)
                     GROUP BY 1 ORDER BY 1) AS t""";

    private static final String KEEP = """
            INSERT INTO key_context AS c (tenant, context_id, key_id, wanted_at)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::timestamptz[]) ORDER BY 1, 2, 3
            ON CONFLICT (tenant, context_id, key_id) DO UPDATE SET wanted_at = excluded.wanted_at
             WHERE c.wanted_at < excluded.wanted_at""";

    /// Those that want it for an instant from which on something else holds.
    private static final String WANTING = """
            SELECT c.tenant, c.key_id, r.summed
              FROM unnest($1::text[], $2::uuid[], $3::timestamptz[]) AS t (tenant, id, since)
              JOIN key_context c ON c.tenant = t.tenant AND c.context_id = t.id AND c.wanted_at >= t.since
              JOIN recon_transaction r ON r.tenant = c.tenant AND r.transaction_id = c.key_id""";

    private static final String READ = """
            SELECT k.tenant, k.key_id, l.event_id, l.outcome, l.recorded_at, l.traceparent, l.headers, l.payload
              FROM unnest($1::text[], $2::uuid[]) AS t (tenant, id)
              JOIN leg_key k ON k.tenant = t.tenant AND k.key_id = t.id
              JOIN leg l ON l.tenant = k.tenant AND l.event_id = k.event_id AND l.content_sha256 = k.content_sha256
                       AND l.holds""";

    /// What a batch says of them.
    ///
    /// @param wanted by the unit that wants it, the latest instant
    /// @param since what the batch brings of each, the first instant from which on it holds
    record Brought(Map<Wish, Instant> wanted, Map<Transaction, Instant> since) {

        static Brought nothing() {
            return new Brought(new TreeMap<>(), new TreeMap<>());
        }

        void want(Transaction context, Transaction unit, Arrival arrival) {
            wanted.merge(
                    new Wish(context, unit),
                    arrival.leg().occurredAt(),
                    (one, other) -> one.isBefore(other) ? other : one);
        }

        /// Something of it is read otherwise now; from when on it held is not known any more.
        void revise(Transaction unit) {
            since.put(unit, Instant.EPOCH);
        }

        /// What holds from some instant on is what others are folded with.
        void bring(Transaction unit, Arrival arrival) {
            if (arrival.leg().event() instanceof ReferenceDataEvent data) {
                since.merge(unit, data.effectiveAt(), (one, other) -> other.isBefore(one) ? other : one);
            }
        }
    }

    /// That a unit is folded with something.
    record Wish(Transaction context, Transaction unit) implements Comparable<Wish> {
        @Override
        public int compareTo(Wish other) {
            int byContext = context.compareTo(other.context);
            return byContext != 0 ? byContext : unit.compareTo(other.unit);
        }
    }

    private ContextRows() {}

    static Uni<Void> lock(SqlConnection connection, Brought brought) {
        Map<Transaction, Boolean> alone = new TreeMap<>();
        brought.wanted().keySet().forEach(wish -> alone.put(wish.context(), false));
        brought.since().keySet().forEach(context -> alone.put(context, true));
        return alone.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(LOCK)
                        .execute(Columns.of(alone.entrySet())
                                .texts(each -> each.getKey().tenant())
                                .uuids(each -> each.getKey().id())
                                .flags(Map.Entry::getValue)
                                .tuple())
                        .replaceWithVoid();
    }

    static Uni<Void> keep(SqlConnection connection, Map<Wish, Instant> wanted) {
        return wanted.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(KEEP)
                        .execute(Columns.of(wanted.entrySet())
                                .texts(each -> each.getKey().context().tenant())
                                .uuids(each -> each.getKey().context().id())
                                .uuids(each -> each.getKey().unit().id())
                                .times(Map.Entry::getValue)
                                .tuple())
                        .replaceWithVoid();
    }

    /// Adds those units that what the batch brings may change.
    static Uni<Void> addWanting(SqlConnection connection, TouchedUnits touched, Map<Transaction, Instant> since) {
        return since.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(WANTING)
                        .execute(Columns.of(since.entrySet())
                                .texts(each -> each.getKey().tenant())
                                .uuids(each -> each.getKey().id())
                                .times(Map.Entry::getValue)
                                .tuple())
                        .invoke(rows -> rows.forEach(row ->
                                touched.add(new Transaction(row.getString(0), row.getUUID(1)), row.getBoolean(2))))
                        .replaceWithVoid();
    }

    /// The units with the legs of what they are folded with after their own.
    static Uni<List<UnitLegs>> with(SqlConnection connection, List<UnitLegs> units, RuleBook rules) {
        Map<Transaction, Set<Transaction>> contexts = new TreeMap<>();
        Set<Transaction> all = new TreeSet<>();
        for (UnitLegs unit : units) {
            Set<Transaction> own = contextsOf(unit, rules);
            if (!own.isEmpty()) {
                contexts.put(new Transaction(unit.tenant(), unit.id()), own);
                all.addAll(own);
            }
        }
        return all.isEmpty()
                ? Uni.createFrom().item(units)
                : read(connection, all)
                        .map(legs -> units.stream()
                                .map(unit -> {
                                    List<Leg> more = new ArrayList<>();
                                    contexts.getOrDefault(new Transaction(unit.tenant(), unit.id()), Set.of())
                                            .forEach(context -> more.addAll(legs.getOrDefault(context, List.of())));
                                    return unit.withMore(more);
                                })
                                .toList());
    }

    private static Set<Transaction> contextsOf(UnitLegs unit, RuleBook rules) {
        Set<Transaction> contexts = new TreeSet<>();
        Reference key = unit.key();
        if (key != null) {
            rules.contextOf(key)
                    .forEach(context -> contexts.add(new Transaction(unit.tenant(), KeyId.of(unit.tenant(), context))));
        }
        return contexts;
    }

    private static Uni<Map<Transaction, List<Leg>>> read(SqlConnection connection, Collection<Transaction> contexts) {
        return connection
                .preparedQuery(READ)
                .execute(Roots.keys(contexts).tuple())
                .map(rows -> {
                    Map<Transaction, List<Leg>> legs = new TreeMap<>();
                    for (Row row : rows) {
                        legs.computeIfAbsent(new Transaction(row.getString(0), row.getUUID(1)), _ -> new ArrayList<>())
                                .add(LegRows.leg(row, 2));
                    }
                    return legs;
                });
    }
}
