package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.codec.BreakJson;
import io.tieout.event.finding.BreakState;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.Symptom;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The breaks: their present state, all their versions, and which version is on the topic.
final class BreakRows {

    static final String STATE = "b.state::text AS state, b.detail::text AS detail";

    static final String SYMPTOM_SEPARATOR = " | ";

    /// Two index look-ups joined, because one condition with OR reads the whole table.
    private static final String KNOWN = """
            WITH wanted AS (
                SELECT b.tenant, b.break_id
                  FROM unnest($1::text[], $2::uuid[]) AS t (tenant, id)
                  JOIN break b ON b.tenant = t.tenant AND b.transaction_id = t.id
                 UNION
                SELECT * FROM unnest($3::text[], $4::uuid[]))
            SELECT b.transaction_id, %s
              FROM break b JOIN wanted w ON w.tenant = b.tenant AND w.break_id = b.break_id
             ORDER BY b.tenant, b.break_id
               FOR UPDATE OF b""".formatted(STATE);

    /// Two transactions that are not merged yet can find the same break at the same time. The second one
    /// waits for the first and adds a version to what that wrote.
    private static final String WRITE = """
            WITH written AS (
                INSERT INTO break AS b (tenant, break_id, version, transaction_id, class, status, severity, entity,
                       currency, absolute_minor, exposure_minor, order_value, business_date, first_detected_at, state,
                       detail, symptom)
                SELECT n.tenant, n.break_id, n.version, n.transaction_id, n.class, n.status, n.severity, n.entity,
                       n.currency, n.absolute_minor, n.exposure_minor, n.order_value, n.business_date,
                       n.first_detected_at, n.state::jsonb, n.detail::jsonb, n.symptom
                  FROM unnest($1::text[], $2::uuid[], $3::integer[], $4::uuid[], $5::text[], $6::text[], $7::text[],
                       $8::text[], $9::text[], $10::bigint[], $11::bigint[], $12::text[], $13::date[],
                       $14::timestamptz[], $15::text[], $16::text[], $17::text[])
                    AS n (tenant, break_id, version, transaction_id, class, status, severity, entity, currency,
                       absolute_minor, exposure_minor, order_value, business_date, first_detected_at, state, detail,
                       symptom)
                ON CONFLICT (tenant, break_id) DO UPDATE
                   SET version = b.version + 1, transaction_id = excluded.transaction_id, class = excluded.class,
                       status = excluded.status, severity = excluded.severity, entity = excluded.entity,
                       currency = excluded.currency, absolute_minor = excluded.absolute_minor,
                       exposure_minor = excluded.exposure_minor, order_value = excluded.order_value,
                       business_date = excluded.business_date, first_detected_at = excluded.first_detected_at,
                       state = jsonb_set(excluded.state, '{version}', to_jsonb(b.version + 1)),
                       detail = excluded.detail, symptom = excluded.symptom, written_at = now()
                RETURNING tenant, break_id, version, state)
            INSERT INTO break_version (tenant, break_id, version, changed_at, state)
            SELECT tenant, break_id, version, $18, state FROM written""";

    /// One that goes on in another unit with nothing else changed is that unit's from then on, which closes it.
    private static final String WRITE_DETAIL = """
            UPDATE break b SET detail = n.detail::jsonb, symptom = n.symptom, transaction_id = n.transaction_id,
                   grouped_version = CASE WHEN b.symptom IS DISTINCT FROM n.symptom THEN 0 ELSE b.grouped_version END
              FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::uuid[])
                AS n (tenant, break_id, detail, symptom, transaction_id)
             WHERE b.tenant = n.tenant AND b.break_id = n.break_id""";

    private static final String UNPUBLISHED = """
            SELECT %s
              FROM unnest($1::text[], $2::uuid[]) AS t (tenant, id)
              JOIN break b ON b.tenant = t.tenant AND b.transaction_id = t.id
             WHERE b.published_version < b.version
             ORDER BY b.tenant, b.break_id""".formatted(STATE);

    private static final String LEFT_BEHIND = """
            SELECT %s FROM break b
             WHERE b.published_version < b.version AND b.written_at < now() - $1::bigint * interval '1 ms'
             ORDER BY b.tenant, b.break_id LIMIT $2""".formatted(STATE);

    private static final String MOVE = """
            UPDATE break b SET transaction_id = m.winner
              FROM unnest($1::text[], $2::uuid[], $3::uuid[]) AS m (tenant, loser, winner)
             WHERE b.tenant = m.tenant AND b.transaction_id = m.loser""";

    /// Not only upwards: where two instances announced two versions, the last one to say so makes the
    /// newest count as unpublished, and it is announced once more behind the older one. An update alone
    /// would lock the rows in whatever order the plan joins them.
    private static final String PUBLISHED = """
            WITH locked AS (
                SELECT b.tenant, b.break_id, p.version
                  FROM unnest($1::text[], $2::uuid[], $3::integer[]) AS p (tenant, break_id, version)
                  JOIN break b ON b.tenant = p.tenant AND b.break_id = p.break_id
                   AND b.published_version <> p.version
                 ORDER BY b.tenant, b.break_id FOR NO KEY UPDATE OF b)
            UPDATE break b SET published_version = l.version
              FROM locked l WHERE b.tenant = l.tenant AND b.break_id = l.break_id""";

    /// A break with the unit that it is of now.
    record Owned(Break subject, UUID unitId) {
        String tenant() {
            return subject.state().tenant();
        }
    }

    private BreakRows() {}

    /// Every break of the units and every break with one of the ids, locked in the order of all writers.
    /// A database transaction does so once and changes no break before: two that lock some first and more
    /// later can wait for each other, however each of the two steps is ordered.
    ///
    /// @param moved the winner of each unit that was merged away; its breaks become the winner's
    static Uni<KnownBreaks> known(
            SqlConnection connection,
            Collection<Transaction> transactions,
            Map<Transaction, Transaction> moved,
            Collection<Transaction> breakIds) {
        TreeSet<Transaction> units = new TreeSet<>(transactions);
        units.addAll(moved.keySet());
        Uni<KnownBreaks> known = known(connection, units, breakIds, moved);
        return moved.isEmpty() ? known : known.call(() -> Roots.execute(connection, MOVE, moved));
    }

    private static Uni<KnownBreaks> known(
            SqlConnection connection,
            Collection<Transaction> units,
            Collection<Transaction> breakIds,
            Map<Transaction, Transaction> moved) {
        if (units.isEmpty() && breakIds.isEmpty()) {
            return Uni.createFrom().item(new KnownBreaks());
        }
        TreeSet<Transaction> ids = new TreeSet<>(breakIds);
        return connection
                .preparedQuery(KNOWN)
                .execute(Roots.keys(units)
                        .same(ids.stream().map(Transaction::tenant).toArray(String[]::new))
                        .same(ids.stream().map(Transaction::id).toArray(UUID[]::new))
                        .tuple())
                .map(rows -> {
                    KnownBreaks known = new KnownBreaks();
                    for (Row row : rows) {
                        Break each = read(row);
                        Transaction unit = new Transaction(each.state().tenant(), row.getUUID("transaction_id"));
                        known.add(moved.getOrDefault(unit, unit).id(), each);
                    }
                    return known;
                });
    }

    /// @param states breaks with a new version
    /// @param details breaks of which only the unpublished detail changed
    static Uni<Void> write(SqlConnection connection, Collection<Owned> states, Collection<Owned> details, Instant at) {
        Uni<Void> written = states.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(WRITE)
                        .execute(columns(sorted(states)).same(at).tuple())
                        .replaceWithVoid();
        if (details.isEmpty()) {
            return written;
        }
        return written.chain(() -> connection
                .preparedQuery(WRITE_DETAIL)
                .execute(Columns.of(sorted(details))
                        .texts(Owned::tenant)
                        .uuids(each -> each.subject().id())
                        .texts(each -> DetailJson.write(each.subject().detail()))
                        .texts(each -> symptom(each.subject().detail().symptom()))
                        .uuids(Owned::unitId)
                        .tuple())
                .replaceWithVoid());
    }

    static Uni<List<Break>> unpublished(SqlConnection connection, Collection<Transaction> transactions) {
        if (transactions.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(UNPUBLISHED)
                .execute(Roots.keys(transactions).tuple())
                .map(BreakRows::breaks);
    }

    static Uni<List<Break>> leftBehind(SqlConnection connection, int breaksMax, Duration age) {
        return connection
                .preparedQuery(LEFT_BEHIND)
                .execute(Tuple.of(age.toMillis(), breaksMax))
                .map(BreakRows::breaks);
    }

    static Uni<Void> published(SqlConnection connection, List<Break> breaks) {
        return connection
                .preparedQuery(PUBLISHED)
                .execute(Columns.of(breaks.stream().sorted(ORDER).toList())
                        .texts(each -> each.state().tenant())
                        .uuids(Break::id)
                        .ints(each -> each.state().version())
                        .tuple())
                .replaceWithVoid();
    }

    static Break read(Row row) {
        return new Break(state(row.getString("state")), DetailJson.read(row.getString("detail")));
    }

    static BreakState state(String json) {
        try {
            return BreakJson.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException malformed) {
            throw new UncheckedIOException("state of a break", malformed);
        }
    }

    private static List<Break> breaks(RowSet<Row> rows) {
        List<Break> breaks = new ArrayList<>(rows.size());
        rows.forEach(row -> breaks.add(read(row)));
        return breaks;
    }

    /// One order for all writers, so that they wait for each other and never in a circle.
    private static final Comparator<Break> ORDER =
            Comparator.comparing((Break each) -> each.state().tenant()).thenComparing(Break::id, UuidOrder.BYTES);

    private static List<Owned> sorted(Collection<Owned> breaks) {
        return breaks.stream()
                .sorted(Comparator.comparing(Owned::subject, ORDER))
                .toList();
    }

    private static Columns<Owned> columns(List<Owned> breaks) {
        return Columns.of(breaks)
                .texts(Owned::tenant)
                .uuids(each -> each.subject().id())
                .ints(each -> each.subject().state().version())
                .uuids(Owned::unitId)
                .texts(each -> each.subject().state().breakClass().code())
                .texts(each -> each.subject().state().status().code())
                .texts(each -> each.subject().state().severity().code())
                .texts(each -> each.subject().state().entity())
                .texts(each -> each.subject().state().delta().currency().getCurrencyCode())
                .longs(each -> each.subject().state().absolute().minor())
                .longs(each -> each.subject().detail().exposure().minor())
                .texts(each -> each.subject().state().order())
                .dates(each -> each.subject().state().businessDate())
                .times(each -> each.subject().state().firstDetectedAt())
                .texts(each -> new String(BreakJson.write(each.subject().state()), StandardCharsets.UTF_8))
                .texts(each -> DetailJson.write(each.subject().detail()))
                .texts(each -> symptom(each.subject().detail().symptom()));
    }

    /// The key of a symptom; null where there is none.
    static @Nullable String symptom(Symptom symptom) {
        return symptom.isNone()
                ? null
                : String.join(SYMPTOM_SEPARATOR, symptom.hop().code(), symptom.connector(), symptom.failing());
    }
}
