package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.calendar.EntityCalendar;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.ledger.app.LateAmounts;
import io.tieout.ledger.app.LateAmounts.Decision;
import io.tieout.ledger.app.LateAmounts.Item;
import io.tieout.ledger.app.LateAmounts.OfEvent;
import io.tieout.ledger.app.Sha256;
import io.tieout.ledger.domain.LateCause;
import io.tieout.ledger.domain.LateVerdict;
import io.tieout.ledger.domain.Materiality;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// Reads what was posted late and is material. The database adds up; only what is decided on is read by event.
final class LateRows {

    private static final String SINCE = """
            SELECT min(n.business_date) FROM entry n
             WHERE n.tenant = $1 AND n.posted_in <> '' AND n.posted_in <= $2""";

    /// What late entries of a legal entity leave of each event up to a period. Only of origins of which
    /// something stands in the periods that a close of that one closes: the rest was decided on at an
    /// earlier close. An entry is late only in periods after its origin. $3 is the last that may be posted
    /// in the period, $4 its first day, then come the periods of origin.
    private static final String LATE = """
            WITH period AS (
                SELECT * FROM unnest($5::text[], $6::date[], $7::date[], $8::text[])
                    AS p (origin, first_day, last_day, last_posted)),
            origins AS (
                SELECT DISTINCT p.origin, p.first_day, p.last_day, p.last_posted
                  FROM entry n
                  JOIN period p ON n.business_date BETWEEN p.first_day AND p.last_day AND n.posted_in > p.last_posted
                  JOIN line l ON l.event = n.event AND l.number = n.number AND l.booked_at = n.booked_at
                 WHERE n.tenant = $1 AND l.entity = $2 AND n.posted_in <> '' AND n.posted_in <= $3
                   AND n.posted_in > coalesce((
                       SELECT to_char(max(last_day_of(c)), 'YYYY-MM-DD') FROM period_change c
                        WHERE c.tenant = $1 AND c.entity = $2 AND c.action = 'close' AND last_day_of(c) < $4), '')),
            late AS (
                SELECT event, origin, currency, sum(greatest(minor, 0))::bigint AS minor
                  FROM (SELECT n.event, p.origin, l.currency, sum(l.amount_minor) AS minor
                          FROM entry n
                          JOIN origins p ON n.business_date BETWEEN p.first_day AND p.last_day
                           AND n.posted_in > p.last_posted
                          JOIN line l ON l.event = n.event AND l.number = n.number AND l.booked_at = n.booked_at
                         WHERE n.tenant = $1 AND l.entity = $2 AND n.posted_in <> '' AND n.posted_in <= $3
                           AND n.posted_in > (SELECT min(last_posted) FROM origins)
                         GROUP BY 1, 2, 3, l.account, l.sub_key) AS left_over
                 WHERE minor <> 0
                 GROUP BY event, origin, currency)""";

    private static final String SUMS = LATE + """

            SELECT origin, currency, sum(minor)::bigint AS minor, max(minor) AS largest
              FROM late GROUP BY origin, currency ORDER BY origin, currency""";

    private static final String EVENTS = LATE + """
            ,
            named AS (
                SELECT event, origin, currency, minor,
                       row_number() OVER (PARTITION BY origin, currency ORDER BY minor DESC, event) AS place
                  FROM late
                  JOIN unnest($9::text[], $10::text[], $11::bigint[]) AS asked (origin, currency, least)
                       USING (origin, currency)
                 WHERE minor >= least)
            SELECT origin, currency, sum(minor)::bigint AS minor, count(*)::integer AS events,
                   encode(sha256(convert_to(string_agg(event || ':' || minor, ',' ORDER BY event), 'UTF8')), 'hex') AS digest,
                   array_agg(event ORDER BY place) FILTER (WHERE place <= $12) AS largest,
                   array_agg(minor ORDER BY place) FILTER (WHERE place <= $12) AS amounts
              FROM named GROUP BY origin, currency ORDER BY origin, currency""";

    private static final String IDS = """
            SELECT id, coalesce(event_id, correction_id, settlement_id) AS event_id FROM entry_cause WHERE id = ANY ($1)""";

    private static final String DECISIONS = """
            SELECT DISTINCT ON (content_hash) decision_id, number, entity, period, origin_period, currency, amount_minor,
                   events, content_hash, decision, reason, decided_by, decided_at
              FROM late_decision WHERE tenant = $1 AND entity = $2 AND content_hash = ANY ($3)
             ORDER BY content_hash, number DESC""";

    private static final String ACCRUALS =
            "SELECT idempotency_key, correction_id FROM correction WHERE tenant = $1 AND idempotency_key = ANY ($2)";

    /// For which entity and period it is asked, and what is material there.
    record Asked(String tenant, String entity, FiscalPeriod period, Materiality materiality, EntityCalendar calendar) {

        /// @param since the first business date of anything late
        List<Object> parameters(LocalDate since) {
            List<FiscalPeriod> origins = calendar.between(since, period.lastDay());
            return List.of(
                    tenant,
                    entity,
                    PostedIn.lastOf(period),
                    period.firstDay(),
                    origins.stream().map(FiscalPeriod::name).toArray(String[]::new),
                    origins.stream().map(FiscalPeriod::firstDay).toArray(LocalDate[]::new),
                    origins.stream().map(FiscalPeriod::lastDay).toArray(LocalDate[]::new),
                    origins.stream().map(PostedIn::lastOf).toArray(String[]::new));
        }

        FiscalPeriod named(String name) {
            return calendar.named(name)
                    .orElseThrow(() -> new IllegalStateException(name + " is a period of " + entity));
        }
    }

    /// Out of which period, in which currency.
    private record Key(String origin, String currency) {

        static Key of(Row row) {
            return new Key(row.getString("origin"), row.getString("currency"));
        }
    }

    private LateRows() {}

    static Uni<List<Item>> of(SqlConnection connection, Asked asked) {
        Tuple late = Tuple.of(asked.tenant(), PostedIn.lastOf(asked.period()));
        return Rows.read(connection, SINCE, late, row -> Optional.ofNullable(row.getLocalDate(0)))
                .chain(since -> since.getFirst()
                        .map(first -> of(connection, asked, asked.parameters(first)))
                        .orElseGet(() -> Uni.createFrom().item(List.of())));
    }

    private static Uni<List<Item>> of(SqlConnection connection, Asked asked, List<Object> key) {
        return Rows.read(connection, SUMS, Tuple.from(key), row -> row).chain(sums -> {
            Map<Key, LateCause> causes = new LinkedHashMap<>();
            for (Row row : sums) {
                asked.materiality()
                        .causeOf(money(row, "largest"), money(row, "minor"))
                        .ifPresent(cause -> causes.put(Key.of(row), cause));
            }
            return causes.isEmpty() ? Uni.createFrom().item(List.of()) : items(connection, asked, key, causes);
        });
    }

    private static Uni<List<Item>> items(
            SqlConnection connection, Asked asked, List<Object> key, Map<Key, LateCause> causes) {
        List<Object> all = new ArrayList<>(key);
        all.add(causes.keySet().stream().map(Key::origin).toArray(String[]::new));
        all.add(causes.keySet().stream().map(Key::currency).toArray(String[]::new));
        all.add(causes.entrySet().stream()
                .map(one -> asked.materiality()
                        .leastMinor(
                                one.getValue(), Money.currencyOf(one.getKey().currency())))
                .toArray(Long[]::new));
        all.add(LateAmounts.NAMED_MAX);
        Tuple parameters = Tuple.from(all);
        return Rows.read(connection, EVENTS, parameters, row -> row).chain(rows -> {
            List<String> hashes = rows.stream().map(row -> hash(asked, row)).toList();
            return ids(connection, rows)
                    .chain(ids -> decided(connection, asked, hashes)
                            .map(decided -> rows.stream()
                                    .map(row -> {
                                        LateCause cause = Objects.requireNonNull(
                                                causes.get(Key.of(row)), "only what was asked for is answered");
                                        return item(asked, row, cause, ids, decided);
                                    })
                                    .toList()));
        });
    }

    /// By hash, what was decided, and by which corrections that was carried out.
    private record Decided(Map<String, Decision> decisions, Map<String, UUID> accruals) {}

    private static Uni<Decided> decided(SqlConnection connection, Asked asked, List<String> hashes) {
        String[] keys = hashes.stream().map(LateAmounts::accrualKey).toArray(String[]::new);
        return decisions(connection, asked.tenant(), asked.entity(), hashes)
                .chain(decisions -> connection
                        .preparedQuery(ACCRUALS)
                        .execute(Tuple.of(asked.tenant(), keys))
                        .map(found -> {
                            Map<String, UUID> accruals = new HashMap<>();
                            found.forEach(row -> accruals.put(row.getString(0), row.getUUID(1)));
                            return new Decided(decisions, accruals);
                        }));
    }

    private static Item item(Asked asked, Row row, LateCause cause, Map<Long, UUID> ids, Decided decided) {
        String hash = hash(asked, row);
        Long[] events = row.getArrayOfLongs("largest");
        Long[] amounts = row.getArrayOfLongs("amounts");
        List<OfEvent> largest = new ArrayList<>();
        for (int i = 0; i < events.length; i++) {
            UUID id = ids.get(events[i]);
            if (id != null) {
                largest.add(new OfEvent(id, Money.of(amounts[i], row.getString("currency"))));
            }
        }
        return new Item(
                asked.named(row.getString("origin")),
                cause,
                money(row, "minor"),
                row.getInteger("events"),
                largest,
                hash,
                decided.decisions().get(hash),
                decided.accruals().get(LateAmounts.accrualKey(hash)));
    }

    /// The periods that it stands in are no part of it: it stays decided when it is closed in them.
    private static String hash(Asked asked, Row row) {
        return Sha256.hex(String.join(
                "\n", asked.entity(), row.getString("origin"), row.getString("currency"), row.getString("digest")));
    }

    private static Uni<Map<Long, UUID>> ids(SqlConnection connection, List<Row> rows) {
        Long[] events = rows.stream()
                .flatMap(row -> Stream.of(row.getArrayOfLongs("largest")))
                .toArray(Long[]::new);
        return connection.preparedQuery(IDS).execute(Tuple.of(events)).map(found -> {
            Map<Long, UUID> ids = new HashMap<>();
            found.forEach(row -> ids.put(row.getLong("id"), row.getUUID("event_id")));
            return ids;
        });
    }

    /// By hash, the last of each.
    static Uni<Map<String, Decision>> decisions(
            SqlConnection connection, String tenant, String entity, List<String> hashes) {
        Tuple parameters = Tuple.of(tenant, entity, hashes.toArray(String[]::new));
        return connection.preparedQuery(DECISIONS).execute(parameters).map(found -> {
            Map<String, Decision> decisions = new HashMap<>();
            found.forEach(row -> decisions.put(row.getString("content_hash"), decision(row)));
            return decisions;
        });
    }

    private static Decision decision(Row row) {
        return new Decision(
                row.getUUID("decision_id"),
                row.getInteger("number"),
                row.getString("entity"),
                row.getString("period"),
                row.getString("origin_period"),
                money(row, "amount_minor"),
                row.getInteger("events"),
                row.getString("content_hash"),
                Coded.of(LateVerdict.class, row.getString("decision")),
                row.getString("reason"),
                row.getString("decided_by"),
                row.getOffsetDateTime("decided_at").toInstant());
    }

    private static Money money(Row row, String column) {
        return Money.of(row.getLong(column), row.getString("currency"));
    }
}
