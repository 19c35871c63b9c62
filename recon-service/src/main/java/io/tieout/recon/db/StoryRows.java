package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.BreakState;
import io.tieout.recon.app.ReadBreaks.Child;
import io.tieout.recon.app.ReadBreaks.ChildSum;
import io.tieout.recon.app.ReadBreaks.Children;
import io.tieout.recon.app.ReadBreaks.Parent;
import io.tieout.recon.app.ReadBreaks.Point;
import io.tieout.recon.app.ReadBreaks.Story;
import io.tieout.recon.app.ReadBreaks.Version;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.BreakId;
import io.tieout.recon.domain.FindingKey;
import io.tieout.recon.domain.Leg;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// The story of one break: its legs and versions, what a silence has to do with it, and since when systems disagree.
final class StoryRows {

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

    /// Legs that one break's page shows.
    private static final int LEGS_MAX = 500;

    private StoryRows() {}

    static Uni<Story> of(SqlConnection connection, Break subject) {
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
                                                .chain(parent -> PgAcceptances.steps(connection, tenant, subject.id())
                                                        .map(steps -> new Story(
                                                                subject,
                                                                legs(legRows),
                                                                versions(versionRows),
                                                                steps,
                                                                children,
                                                                points,
                                                                parent.orElse(null))))))));
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
}
