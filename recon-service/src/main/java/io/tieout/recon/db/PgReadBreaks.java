package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.Severity;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.BreakQuery;
import io.tieout.recon.app.ReadBreaks;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.BreakId;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Leg;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Lists breaks and tells the story of one.
@ApplicationScoped
class PgReadBreaks implements ReadBreaks {

    private static final String LIST = """
            SELECT %s FROM break b
             WHERE ($1::text IS NULL OR b.class = $1) AND ($2::text IS NULL OR b.status = $2)
               AND ($3::text IS NULL OR b.severity = $3) AND ($4::text IS NULL OR b.entity = $4)
               AND ($5::text IS NULL OR b.order_value = $5)
               AND ($6::date IS NULL OR b.business_date >= $6) AND ($7::date IS NULL OR b.business_date <= $7)
               AND ($8::uuid IS NULL OR b.transaction_id = $8 OR b.transaction_id IN (%s))
               AND ($9::bigint IS NULL OR b.exposure_minor >=
                    CASE WHEN b.currency = ANY ($10::text[]) THEN $11::bigint
                         WHEN b.currency = ANY ($12::text[]) THEN $13::bigint ELSE $9 END)
               AND ($17::text IS NULL OR b.state ->> 'rule' = $17)
               AND ($19::uuid IS NULL OR b.incident_id = $19)
               AND ($14::text IS NULL OR (b.severity, b.first_detected_at, b.break_id) > ($14, $15, $16))
             ORDER BY b.severity, b.first_detected_at, b.break_id
             LIMIT $18""".formatted(BreakRows.STATE, KeyRows.OF_TRANSACTION.formatted("$8"));

    private static final String ONE =
            "SELECT " + BreakRows.STATE + " FROM break b WHERE b.tenant = $1 AND b.break_id = $2";

    private static final String LEGS = """
            SELECT event_id, outcome, recorded_at, traceparent, headers, payload FROM leg
             WHERE tenant = $1 AND event_id = ANY ($2::uuid[]) LIMIT $3""";

    private static final String VERSIONS = """
            SELECT changed_at, state::text AS state FROM break_version
             WHERE tenant = $1 AND break_id = $2 ORDER BY version""";

    /// What is open is few beside what was.
    private static final String POINTS = """
            SELECT DISTINCT ON (k.key) k.key, o.break_id, o.class, o.since, count(*) OVER (PARTITION BY k.key)
              FROM (SELECT b.break_id, b.class, b.first_detected_at, b.detail -> 'trail' -> 'keys' AS keys,
                           (b.detail -> 'trail' ->> 'occurredAt')::timestamptz AS since
                      FROM break b
                     WHERE b.tenant = $1 AND b.status = 'open' AND b.detail -> 'trail' -> 'keys' ?| $2::text[]) o
             CROSS JOIN LATERAL jsonb_array_elements_text(o.keys) AS k (key)
             WHERE k.key = ANY ($2::text[])
             ORDER BY k.key, o.since NULLS LAST, o.first_detected_at, o.break_id::text""";

    private static final String CHILD_SUMS = """
            SELECT currency, count(*), sum(delta_minor)::bigint, sum(exposure_minor)::bigint FROM feed_child
             WHERE tenant = $1 AND parent_id = $2 GROUP BY 1 ORDER BY 1""";

    private static final String CHILDREN = """
            SELECT rule, rule_key, ordinal, currency, delta_minor FROM feed_child
             WHERE tenant = $1 AND parent_id = $2 ORDER BY rule, rule_key, ordinal LIMIT 100""";

    private static final String KNOWN = "SELECT break_id FROM break WHERE tenant = $1 AND break_id = ANY ($2::uuid[])";

    private static final String PARENTS = """
            SELECT c.ordinal, c.parent_id, p.state ->> 'ruleKey' FROM break b
              JOIN feed_child c ON c.tenant = b.tenant AND c.unit_id = b.transaction_id
              JOIN break p ON p.tenant = c.tenant AND p.break_id = c.parent_id
             WHERE b.tenant = $1 AND b.break_id = $2 AND c.rule = $3 AND c.rule_key = $4""";

    private static final String OPEN_COUNTS = """
            SELECT severity, entity, currency, count(*), sum(exposure_minor)::bigint FROM break
             WHERE tenant = $1 AND status = 'open' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3""";

    /// Legs that one break's page shows.
    private static final int LEGS_MAX = 500;

    private static final int DIGITS_MAX = 18;

    private static final String[] WITHOUT_DECIMALS = currencies(0);
    private static final String[] THREE_DECIMALS = currencies(3);

    private final TenantTx tx;

    PgReadBreaks(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<Break>> list(String tenant, BreakQuery query, PageRequest page) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(LIST)
                        .execute(parameters(query, page))
                        .map(rows -> {
                            List<Break> breaks = new ArrayList<>(rows.size());
                            rows.forEach(row -> breaks.add(BreakRows.read(row)));
                            return breaks;
                        }));
    }

    private static Tuple parameters(BreakQuery query, PageRequest page) {
        Cursor after = page.after();
        return Tuple.from(new Object[] {
            code(query.breakClass()),
            code(query.status()),
            code(query.severity()),
            query.entity(),
            query.order(),
            query.from(),
            query.to(),
            query.correlationId(),
            minor(query.minAmount(), 2),
            WITHOUT_DECIMALS,
            minor(query.minAmount(), 0),
            THREE_DECIMALS,
            minor(query.minAmount(), 3),
            after == null ? null : after.text(0),
            after == null ? null : Columns.utc(after.instant(1)),
            after == null ? null : CursorKeys.uuid(after, 2),
            query.rule(),
            page.limit(),
            query.incidentId()
        });
    }

    @Override
    public Uni<Optional<Story>> story(String tenant, UUID breakId) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(ONE)
                        .execute(Tuple.of(tenant, breakId))
                        .chain(rows -> {
                            for (Row row : rows) {
                                return story(connection, BreakRows.read(row)).map(Optional::of);
                            }
                            return Uni.createFrom().item(Optional.empty());
                        }));
    }

    private static Uni<Story> story(SqlConnection connection, Break subject) {
        String tenant = subject.state().tenant();
        UUID[] legs = subject.detail().legs().stream().limit(LEGS_MAX).toArray(UUID[]::new);
        return connection
                .preparedQuery(LEGS)
                .execute(Tuple.of(tenant, legs, LEGS_MAX))
                .chain(legRows -> connection
                        .preparedQuery(VERSIONS)
                        .execute(Tuple.of(tenant, subject.id()))
                        .chain(versionRows -> children(connection, subject)
                                .chain(children -> points(connection, subject)
                                        .chain(points -> parent(connection, subject)
                                                .map(parent -> new Story(
                                                        subject,
                                                        legs(legRows),
                                                        versions(versionRows),
                                                        children,
                                                        points,
                                                        parent.orElse(null)))))));
    }

    private static Uni<List<Point>> points(SqlConnection connection, Break subject) {
        List<String> keys = subject.detail().trail().keys();
        if (keys.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return connection
                .preparedQuery(POINTS)
                .execute(Tuple.of(subject.state().tenant(), keys.toArray(String[]::new)))
                .map(rows -> {
                    List<Point> points = new ArrayList<>(rows.size());
                    for (Row row : rows) {
                        OffsetDateTime since = row.getOffsetDateTime(3);
                        points.add(new Point(
                                row.getString(0),
                                row.getUUID(1),
                                Coded.of(BreakClass.class, row.getString(2)),
                                since == null ? null : since.toInstant(),
                                row.getLong(4)));
                    }
                    return points;
                });
    }

    private static Uni<Children> children(SqlConnection connection, Break subject) {
        if (subject.state().breakClass() != BreakClass.FEED_MISSING) {
            return Uni.createFrom().item(Children.NONE);
        }
        String tenant = subject.state().tenant();
        Tuple parent = Tuple.of(tenant, subject.id());
        return connection
                .preparedQuery(CHILD_SUMS)
                .execute(parent)
                .chain(sums -> connection
                        .preparedQuery(CHILDREN)
                        .execute(parent)
                        .chain(rows -> known(connection, tenant, rows)
                                .map(known -> new Children(sums(sums), first(tenant, rows, known)))));
    }

    /// Which of the children are kept as breaks, because they were open before their parent was known.
    private static Uni<Set<UUID>> known(SqlConnection connection, String tenant, RowSet<Row> children) {
        List<UUID> ids = new ArrayList<>();
        children.forEach(row -> ids.add(childId(tenant, row)));
        return connection
                .preparedQuery(KNOWN)
                .execute(Tuple.of(tenant, ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Set<UUID> known = new HashSet<>();
                    rows.forEach(row -> known.add(row.getUUID(0)));
                    return known;
                });
    }

    private static UUID childId(String tenant, Row child) {
        return BreakId.of(
                tenant,
                child.getString("rule"),
                new FindingKey(child.getString("rule_key"), child.getInteger("ordinal")));
    }

    private static List<ChildSum> sums(RowSet<Row> rows) {
        List<ChildSum> sums = new ArrayList<>();
        rows.forEach(row -> sums.add(new ChildSum(
                row.getLong(1),
                Money.of(row.getLong(2), row.getString(0)),
                Money.of(row.getLong(3), row.getString(0)))));
        return sums;
    }

    private static List<Child> first(String tenant, RowSet<Row> rows, Set<UUID> known) {
        List<Child> first = new ArrayList<>();
        for (Row row : rows) {
            UUID id = childId(tenant, row);
            first.add(new Child(
                    row.getString("rule"),
                    row.getString("rule_key"),
                    Money.of(row.getLong("delta_minor"), row.getString("currency")),
                    known.contains(id) ? id : null));
        }
        return first;
    }

    private static Uni<Optional<Parent>> parent(SqlConnection connection, Break subject) {
        BreakState state = subject.state();
        return connection
                .preparedQuery(PARENTS)
                .execute(Tuple.of(state.tenant(), subject.id(), state.rule(), state.ruleKey()))
                .map(rows -> {
                    for (Row row : rows) {
                        FindingKey key = new FindingKey(state.ruleKey(), row.getInteger(0));
                        if (BreakId.of(state.tenant(), state.rule(), key).equals(subject.id())) {
                            return Optional.of(new Parent(row.getUUID(1), row.getString(2)));
                        }
                    }
                    return Optional.empty();
                });
    }

    @Override
    public Uni<List<OpenCount>> open(String tenant) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(OPEN_COUNTS)
                        .execute(Tuple.of(tenant))
                        .map(rows -> {
                            List<OpenCount> counts = new ArrayList<>(rows.size());
                            rows.forEach(row -> counts.add(new OpenCount(
                                    Coded.of(Severity.class, row.getString(0)),
                                    row.getString(1),
                                    row.getLong(3),
                                    Money.of(row.getLong(4), row.getString(2)))));
                            return counts;
                        }));
    }

    private static List<Leg> legs(RowSet<Row> rows) {
        List<Leg> legs = new ArrayList<>(rows.size());
        rows.forEach(row -> legs.add(LegRows.leg(row, 0)));
        return legs.stream().sorted(Leg.BY_TIME).toList();
    }

    private static List<Version> versions(RowSet<Row> rows) {
        List<Version> versions = new ArrayList<>(rows.size());
        for (Row row : rows) {
            OffsetDateTime at = row.getOffsetDateTime("changed_at");
            versions.add(new Version(at.toInstant(), BreakRows.state(row.getString("state"))));
        }
        return versions;
    }

    private static @Nullable String code(@Nullable Coded coded) {
        return coded == null ? null : coded.code();
    }

    /// The least number of minor units that reaches the amount; what no amount reaches is the largest number.
    private static @Nullable Long minor(@Nullable BigDecimal amount, int decimals) {
        if (amount == null) {
            return null;
        }
        BigDecimal minor = amount.movePointRight(decimals).setScale(0, RoundingMode.CEILING);
        return minor.precision() > DIGITS_MAX ? Long.MAX_VALUE : minor.longValueExact();
    }

    private static String[] currencies(int decimals) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getDefaultFractionDigits() == decimals)
                .map(Currency::getCurrencyCode)
                .sorted()
                .toArray(String[]::new);
    }
}
