package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.Unit;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What rules fold by reference: which legs are kept under which record or document, and whose the documents are.
///
/// The legs of a record are its own and those of its documents. A document that is nobody's is a unit by itself. What
/// the ledger merges or splits changes nothing here.
final class KeyRows {

    /// The units that a transaction's legs may be part of; the tenant is that of the rows that are seen.
    static final String OF_TRANSACTION = """
            SELECT unit.id
              FROM leg l
              JOIN (SELECT tenant, event_id, content_sha256, key_id FROM leg_key
                     UNION ALL
                    SELECT tenant, event_id, content_sha256, key_id FROM total_part) k
                ON k.tenant = l.tenant AND k.event_id = l.event_id AND k.content_sha256 = l.content_sha256
              LEFT JOIN key_document d ON d.tenant = k.tenant AND d.document_id = k.key_id
             CROSS JOIN LATERAL (VALUES (k.key_id), (d.record_id)) AS unit (id)
             WHERE unit.id IS NOT NULL AND l.transaction_id IN (
                   SELECT r.transaction_id FROM recon_transaction r WHERE r.transaction_id = %1$s OR r.root_id = %1$s)""";

    private static final String KEEP = """
            INSERT INTO leg_key (tenant, event_id, content_sha256, key_id)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::bytea[], $4::uuid[]) ORDER BY 1, 2, 3, 4
            ON CONFLICT DO NOTHING""";

    private static final String CLAIM = """
            INSERT INTO key_document AS d (tenant, document_id, record_id, named)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::uuid[], $4::boolean[]) ORDER BY 1, 2, 3
            ON CONFLICT (tenant, document_id, record_id) DO UPDATE SET named = true
             WHERE excluded.named AND NOT d.named""";

    /// The records whose legs a document may change. One that several logs claim belongs to none of them, so a third
    /// claim changes nothing.
    private static final String CLAIMANTS = """
            SELECT t.tenant, c.record_id, r.summed
              FROM unnest($1::text[], $2::uuid[]) AS t (tenant, id)
              CROSS JOIN LATERAL (
                   SELECT d.record_id, d.named, count(*) FILTER (WHERE NOT d.named) OVER () AS claims
                     FROM (SELECT * FROM key_document d
                            WHERE d.tenant = t.tenant AND d.document_id = t.id
                            ORDER BY d.named DESC, d.record_id LIMIT $3) d) c
              JOIN recon_transaction r ON r.tenant = t.tenant AND r.transaction_id = c.record_id
             WHERE c.named OR c.claims <= 2""";

    /// Records that one document may name.
    private static final int CLAIMANTS_MAX = 100;

    private static final String READ = """
            SELECT t.tenant, t.id, l.event_id, l.outcome, l.recorded_at, l.traceparent, l.headers, l.payload,
                   l.transaction_id, r.reference
              FROM unnest($1::text[], $2::uuid[]) AS t (tenant, id)
              JOIN recon_transaction r
                ON r.tenant = t.tenant AND r.transaction_id = t.id AND r.reference IS NOT NULL
              CROSS JOIN LATERAL (
                   SELECT leg.*
                     FROM (SELECT t.id
                            WHERE NOT EXISTS (
                                  SELECT FROM key_document d
                                   WHERE d.tenant = t.tenant AND d.document_id = t.id
                                  HAVING bool_or(d.named) OR count(*) = 1)
                            UNION ALL
                           SELECT d.document_id FROM key_document d
                            WHERE d.tenant = t.tenant AND d.record_id = t.id
                              AND (d.named OR NOT EXISTS (
                                  SELECT FROM key_document o
                                   WHERE o.tenant = d.tenant AND o.document_id = d.document_id
                                     AND o.record_id <> d.record_id))) AS part (id)
                     JOIN leg_key k ON k.tenant = t.tenant AND k.key_id = part.id
                     JOIN leg
                       ON leg.tenant = k.tenant AND leg.event_id = k.event_id
                      AND leg.content_sha256 = k.content_sha256 AND leg.holds
                    LIMIT $3) l""";

    private KeyRows() {}

    /// What a batch touches.
    ///
    /// @param units with their legs, which are locked
    /// @param summed what is to be locked and folded after everything else
    record Keyed(List<UnitLegs> units, Set<Transaction> summed) {}

    /// Keeps what a batch brings, whose legs are there and whose plain units are locked. A unit whose legs are
    /// another's now has none.
    static Uni<Keyed> add(SqlConnection connection, BroughtKeys brought, RuleBook rules) {
        TouchedUnits touched = TouchedUnits.by(brought);
        if (touched.isEmpty()) {
            return Uni.createFrom().item(new Keyed(List.of(), Set.of()));
        }
        return keep(connection, brought.kept())
                .chain(() -> claim(connection, brought.claims()))
                .chain(() -> ContextRows.keep(connection, brought.contexts().wanted()))
                .chain(() -> claimants(connection, touched))
                .chain(() -> ContextRows.addWanting(
                        connection, touched, brought.contexts().since()))
                .chain(() -> touched.lockFound(connection))
                .chain(() -> read(connection, touched.plain(), rules))
                .map(units -> new Keyed(withEmptied(units, brought.plain()), touched.summed()));
    }

    /// The units whose parts are added up, with their sums; they are locked, and all else that the batch brings is
    /// there.
    static Uni<List<UnitLegs>> addParts(
            SqlConnection connection, BroughtKeys brought, Set<Transaction> summed, RuleBook rules) {
        return SumRows.add(connection, brought.parts())
                .chain(() -> read(connection, summed, rules))
                .chain(units -> SumRows.with(connection, units, rules))
                .map(units -> withEmptied(units, brought.summed()));
    }

    private static Uni<Void> keep(SqlConnection connection, List<BroughtKeys.Kept> kept) {
        return kept.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(KEEP)
                        .execute(Columns.of(kept)
                                .texts(each -> each.arrival().tenant())
                                .uuids(each -> each.arrival().leg().eventId())
                                .bytes(each -> each.arrival().contentHash())
                                .uuids(each -> each.key().id())
                                .tuple())
                        .replaceWithVoid();
    }

    private static Uni<Void> claim(SqlConnection connection, Map<BroughtKeys.Claimed, Boolean> claims) {
        return claims.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(CLAIM)
                        .execute(Columns.of(claims.keySet())
                                .texts(each -> each.document().tenant())
                                .uuids(each -> each.document().id())
                                .uuids(each -> each.record().id())
                                .same(claims.values().toArray(Boolean[]::new))
                                .tuple())
                        .replaceWithVoid();
    }

    /// Adds the records whose legs the units may change.
    private static Uni<Void> claimants(SqlConnection connection, TouchedUnits touched) {
        Set<Transaction> units = new TreeSet<>(touched.plain());
        units.addAll(touched.summed());
        return connection
                .preparedQuery(CLAIMANTS)
                .execute(Roots.keys(units).same(CLAIMANTS_MAX).tuple())
                .invoke(rows -> rows.forEach(
                        row -> touched.add(new Transaction(row.getString(0), row.getUUID(1)), row.getBoolean(2))))
                .replaceWithVoid();
    }

    /// All legs of those of the units that are folded by reference, or the first ones where there are more
    /// than any rule examines.
    static Uni<List<UnitLegs>> read(SqlConnection connection, Collection<Transaction> units, RuleBook rules) {
        if (units.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(READ)
                .execute(Roots.keys(new TreeSet<>(units))
                        .same(rules.legsMax(Unit.REFERENCE) + 1)
                        .tuple())
                .map(rows -> {
                    Map<Transaction, Reading> readings = new TreeMap<>();
                    for (Row row : rows) {
                        readings.computeIfAbsent(
                                        new Transaction(row.getString(0), row.getUUID(1)),
                                        _ -> new Reading(Reference.parse(row.getString(9))))
                                .add(LegRows.leg(row, 2), row.getUUID(8));
                    }
                    List<UnitLegs> all = new ArrayList<>(readings.size());
                    readings.forEach((unit, reading) -> all.add(reading.of(unit)));
                    return all;
                })
                .chain(read -> ContextRows.with(connection, read, rules));
    }

    private static List<UnitLegs> withEmptied(List<UnitLegs> units, Map<Transaction, Reference> references) {
        Map<Transaction, Reference> emptied = new TreeMap<>(references);
        units.forEach(each -> emptied.remove(new Transaction(each.tenant(), each.id())));
        List<UnitLegs> all = new ArrayList<>(units);
        emptied.forEach((unit, key) -> all.add(new UnitLegs(unit.tenant(), unit.id(), key, null, List.of())));
        return all;
    }

    /// The legs of one unit; the transaction of the first one is shown for it.
    private static final class Reading {

        private final Reference key;
        private final List<Leg> legs = new ArrayList<>();
        private @Nullable Leg first;
        private @Nullable UUID correlationId;

        Reading(Reference key) {
            this.key = key;
        }

        void add(Leg leg, UUID transactionId) {
            legs.add(leg);
            if (first == null || Leg.BY_TIME.compare(leg, first) < 0) {
                first = leg;
                correlationId = transactionId;
            }
        }

        UnitLegs of(Transaction unit) {
            return new UnitLegs(unit.tenant(), unit.id(), key, correlationId, legs);
        }
    }
}
