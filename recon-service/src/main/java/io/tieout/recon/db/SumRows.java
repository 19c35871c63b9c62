package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Money;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.UnitLegs;
import io.tieout.recon.domain.Part;
import io.tieout.recon.domain.PartSum;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.Sums;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What the parts of a record come to, kept so that a fold need not read them.
///
/// A sum that is asked for as of some instants is kept hour by hour, so that it is added up of hours and of the parts
/// in the hour of the instant.
///
/// Whoever changes a sum holds the lock of its record's unit, and takes it last. A part is counted when its row is new,
/// whatever became of its leg: that of a rule which came into force later counts when the ledger emits it again.
final class SumRows {

    /// Sums change in the order of their key, each once.
    private static final String ADD = """
            WITH added AS (
                INSERT INTO total_part (tenant, event_id, content_sha256, sum_id, key_id, currency, minor, occurred_at,
                       business_date, since, series, number)
                SELECT p.tenant, p.event_id, p.hash, p.sum_id, p.key_id, p.currency, p.minor, p.occurred_at,
                       p.business_date, p.since, p.series, CASE WHEN p.series IS NOT NULL THEN p.number END
                  FROM unnest($1::text[], $2::uuid[], $3::bytea[], $4::uuid[], $5::uuid[], $6::text[],
                       $7::bigint[], $8::timestamptz[], $9::date[], $10::timestamptz[], $11::integer[], $12::text[],
                       $13::bigint[])
                    AS p (tenant, event_id, hash, sum_id, key_id, currency, minor, occurred_at, business_date, since,
                       revision, series, number)
                 WHERE NOT EXISTS (
                       SELECT FROM revised_event r
                        WHERE r.tenant = p.tenant AND r.event_id = p.event_id AND r.revision > p.revision)
                 ORDER BY 1, 2, 3, 4
                ON CONFLICT DO NOTHING
                RETURNING tenant, key_id, sum_id, currency, since, minor)
            INSERT INTO total_sum AS s (tenant, key_id, sum_id, currency, since, parts, minor)
            SELECT tenant, key_id, sum_id, currency, since, count(*), sum(minor)::bigint
              FROM added GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
            ON CONFLICT (tenant, key_id, sum_id, currency, since) DO UPDATE
               SET parts = s.parts + excluded.parts, minor = s.minor + excluded.minor""";

    /// Takes out what is no longer held: an earlier reading of a revised event.
    private static final String TAKE_OUT = """
            WITH gone AS (
                DELETE FROM total_part p
                 USING unnest($1::text[], $2::uuid[]) AS e (tenant, event_id), leg l
                 WHERE p.tenant = e.tenant AND p.event_id = e.event_id
                   AND l.tenant = p.tenant AND l.event_id = p.event_id AND l.content_sha256 = p.content_sha256
                   AND NOT l.holds
                RETURNING p.tenant, p.key_id, p.sum_id, p.currency, p.since, p.minor)
            UPDATE total_sum s SET parts = s.parts - g.parts, minor = s.minor - g.minor
              FROM (SELECT tenant, key_id, sum_id, currency, since, count(*) AS parts, sum(minor)::bigint AS minor
                      FROM gone GROUP BY 1, 2, 3, 4, 5) g
             WHERE s.tenant = g.tenant AND s.key_id = g.key_id AND s.sum_id = g.sum_id AND s.currency = g.currency
               AND s.since = g.since""";

    private static final String READ = """
            SELECT s.tenant, s.key_id, s.sum_id, s.currency, sum(s.parts)::bigint, sum(s.minor)::bigint, ARRAY(
                   SELECT p.event_id FROM total_part p
                    WHERE p.tenant = s.tenant AND p.key_id = s.key_id AND p.sum_id = s.sum_id
                      AND p.currency = s.currency
                    ORDER BY p.occurred_at, p.event_id LIMIT $4)
              FROM unnest($1::text[], $2::uuid[]) AS t (tenant, id)
              JOIN total_sum s ON s.tenant = t.tenant AND s.key_id = t.id AND s.sum_id = ANY ($3::uuid[])
             GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4""";

    /// Reports of the past only: a sum of then is that of the parts of then.
    private static final String READ_AS_OF = """
            SELECT p.tenant, p.key_id, p.sum_id, p.currency, count(*), sum(p.minor)::bigint, ARRAY[]::uuid[]
              FROM unnest($1::text[], $2::uuid[]) AS t (tenant, id)
              JOIN total_part p ON p.tenant = t.tenant AND p.key_id = t.id AND p.sum_id = ANY ($3::uuid[])
             WHERE p.business_date <= $4
             GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4""";

    /// A leg that is part of a record.
    record Counted(Arrival arrival, Transaction key, Part part) {}

    private SumRows() {}

    /// Adds what was not added before.
    static Uni<Void> add(SqlConnection connection, Collection<Counted> parts) {
        return parts.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(ADD)
                        .execute(Columns.of(parts)
                                .texts(each -> each.arrival().tenant())
                                .uuids(each -> each.arrival().leg().eventId())
                                .bytes(each -> each.arrival().contentHash())
                                .uuids(each -> each.part().sum())
                                .uuids(each -> each.key().id())
                                .texts(each -> each.part().amount().currency().getCurrencyCode())
                                .longs(each -> each.part().amount().minor())
                                .times(each -> each.arrival().leg().occurredAt())
                                .dates(each -> each.arrival().leg().envelope().businessDate())
                                .times(SumRows::since)
                                .ints(each -> each.arrival().revision())
                                .texts(each -> seriesOf(each.part()))
                                .longs(each -> numberOf(each.part()))
                                .tuple())
                        .replaceWithVoid();
    }

    private static @Nullable String seriesOf(Part part) {
        return part.serial() == null ? null : part.serial().series();
    }

    private static long numberOf(Part part) {
        return part.serial() == null ? 0 : part.serial().number();
    }

    /// Takes earlier readings of events out of their sums; the units of the sums are locked.
    static Uni<Void> takeOut(SqlConnection connection, Set<Transaction> revisedEvents) {
        return revisedEvents.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(TAKE_OUT)
                        .execute(Roots.keys(revisedEvents).tuple())
                        .replaceWithVoid();
    }

    private static Instant since(Counted counted) {
        return counted.part().isTimed()
                ? TimedSums.hourOf(counted.arrival().leg().occurredAt())
                : Instant.EPOCH;
    }

    /// The units with the sums of their parts as they are now.
    static Uni<List<UnitLegs>> with(SqlConnection connection, List<UnitLegs> units, RuleBook rules) {
        return with(connection, READ, units, rules, PartSum.EVIDENCE_MAX, LocalDate.MAX);
    }

    /// The same with what they were at the end of a day. Their parts are not named.
    static Uni<List<UnitLegs>> asOf(SqlConnection connection, List<UnitLegs> units, RuleBook rules, LocalDate day) {
        return with(connection, READ_AS_OF, units, rules, day, day);
    }

    private static Uni<List<UnitLegs>> with(
            SqlConnection connection,
            String query,
            List<UnitLegs> units,
            RuleBook rules,
            Object last,
            LocalDate until) {
        Set<Transaction> whole = new TreeSet<>();
        TimedSums timed = new TimedSums();
        NumberRows numbered = new NumberRows();
        for (UnitLegs each : units) {
            Transaction unit = new Transaction(each.tenant(), each.id());
            for (Rule rule : rules.rules()) {
                if (each.concerns(rule)) {
                    timed.add(unit, rule.timedSums(each.legs()));
                    numbered.add(unit, rule.numberedSums(each.legs()));
                    if (!rule.sums().isEmpty()) {
                        whole.add(unit);
                    }
                }
            }
        }
        return read(connection, query, whole, rules, last)
                .chain(sums -> timed.read(connection)
                        .chain(upTo -> numbered.read(connection, until)
                                .map(numbers -> units.stream()
                                        .map(each -> {
                                            Transaction unit = new Transaction(each.tenant(), each.id());
                                            return each.with(new Sums(
                                                    sums.getOrDefault(unit, Map.of()),
                                                    upTo.getOrDefault(unit, Map.of()),
                                                    numbers.getOrDefault(unit, Map.of())));
                                        })
                                        .toList())));
    }

    private static Uni<Map<Transaction, Map<UUID, List<PartSum>>>> read(
            SqlConnection connection, String query, Set<Transaction> units, RuleBook rules, Object last) {
        return units.isEmpty()
                ? Uni.createFrom().item(Map.of())
                : connection
                        .preparedQuery(query)
                        .execute(Roots.keys(units)
                                .same(rules.sums().toArray(UUID[]::new))
                                .same(last)
                                .tuple())
                        .map(SumRows::sums);
    }

    private static Map<Transaction, Map<UUID, List<PartSum>>> sums(RowSet<Row> rows) {
        Map<Transaction, Map<UUID, List<PartSum>>> sums = new TreeMap<>();
        for (Row row : rows) {
            sums.computeIfAbsent(new Transaction(row.getString(0), row.getUUID(1)), _ -> new HashMap<>())
                    .computeIfAbsent(row.getUUID(2), _ -> new ArrayList<>())
                    .add(new PartSum(
                            Money.of(row.getLong(5), row.getString(3)),
                            row.getLong(4),
                            List.of(row.getArrayOfUUIDs(6))));
        }
        return sums;
    }
}
