package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.FeedWatch;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.feed.FeedRule;
import io.tieout.recon.domain.feed.Silence;
import io.tieout.recon.domain.feed.Silences;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Looks at the feeds of one tenant under the lock of its row.
@ApplicationScoped
class PgFeedWatch implements FeedWatch {

    /// Also those of whom something was told of hours that were judged already; not at once again,
    /// because a flood of what is late comes in many batches.
    private static final String DUE = """
            SELECT v.tenant FROM feed_vigil v
             WHERE v.next_due_at <= $1
                OR (v.looked_at < now() - interval '5 seconds' AND EXISTS (
                       SELECT FROM feed_hour h
                        WHERE h.tenant = v.tenant AND NOT h.looked_at AND h.hour < v.judged_until))
             ORDER BY v.next_due_at, v.tenant LIMIT 1 FOR UPDATE OF v SKIP LOCKED""";

    private static final String SET_DUE =
            "UPDATE feed_vigil SET next_due_at = $2, judged_until = $3, looked_at = now() WHERE tenant = $1";

    /// Those of whom something is empty, or was.
    private static final String TENANTS = """
            SELECT t.tenant, bool_or(t.child)
              FROM (SELECT DISTINCT tenant, false AS child FROM feed_empty_window WHERE end_at >= $1
                     UNION ALL
                    SELECT DISTINCT tenant, true FROM feed_child) t
             GROUP BY 1 ORDER BY 1""";

    /// In the order in which everybody locks units.
    private static final String CONCERNED = """
            WITH wanted AS (
                SELECT b.tenant, b.transaction_id
                  FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS s (tenant, entity, from_at)
                  JOIN break b ON b.tenant = s.tenant AND b.status = 'open' AND b.class = 'missing'
                   AND b.entity = s.entity AND (b.state ->> 'dueAt')::timestamptz >= s.from_at
                 UNION
                SELECT c.tenant, c.unit_id FROM feed_child c
                 WHERE c.parent_id <> ALL ($4::uuid[]) OR c.tenant = ANY ($5::text[])),
            locked AS (
                SELECT r.tenant, r.transaction_id
                  FROM recon_transaction r JOIN wanted w ON w.tenant = r.tenant AND w.transaction_id = r.transaction_id
                 WHERE r.root_id = r.transaction_id
                 ORDER BY r.summed, 1, 2 FOR UPDATE OF r)
            UPDATE recon_transaction r SET next_due_at = $6
              FROM locked l WHERE l.tenant = r.tenant AND l.transaction_id = r.transaction_id""";

    /// Silences that ended longer ago explain nothing any more.
    private static final Duration SILENCE_MAX = Duration.ofDays(40);

    /// What happened by then and is not over may still be added to by batches.
    private static final Duration RECENT = Duration.ofHours(1);

    /// Sources that are new are joined by then.
    private static final Duration NEXT_MAX = Duration.ofHours(1);

    private final TenantTx tx;

    PgFeedWatch(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Looked> look(List<FeedRule> rules, Instant at) {
        return tx.inWriterTx(connection -> connection
                .preparedQuery(DUE)
                .execute(Tuple.of(Columns.utc(at)))
                .chain(rows -> {
                    for (Row row : rows) {
                        return look(connection, row.getString(0), rules, at);
                    }
                    return Uni.createFrom().item(new Looked(false, List.of()));
                }));
    }

    private static Uni<Looked> look(SqlConnection connection, String tenant, List<FeedRule> rules, Instant at) {
        return new HeardRows(connection, tenant)
                .lookAt(at.minus(RECENT))
                .chain(late -> look(connection, tenant, rules, at, late.orElse(null)))
                .call(next -> connection
                        .preparedQuery(SET_DUE)
                        .execute(Tuple.of(tenant, Columns.utc(next.due()), utc(next.judgedUntil()))))
                .map(next -> new Looked(true, next.unpublished()));
    }

    private static Uni<Next> look(
            SqlConnection connection, String tenant, List<FeedRule> rules, Instant at, @Nullable Instant late) {
        Uni<Next> next = Uni.createFrom().item(new Next(at.plus(NEXT_MAX), null, List.of()));
        for (FeedRule rule : rules) {
            next = next.chain(so ->
                    new FeedLook(connection, tenant, rule, at, late).look().map(so::with));
        }
        return next;
    }

    /// What all rules came to so far.
    private record Next(Instant due, @Nullable Instant judgedUntil, List<Break> unpublished) {
        Next with(FeedLook.Result result) {
            List<Break> all = new ArrayList<>(unpublished);
            all.addAll(result.unpublished());
            Instant nextDueAt = result.nextDueAt();
            Instant until = result.judgedUntil();
            return new Next(
                    nextDueAt != null && nextDueAt.isBefore(due) ? nextDueAt : due,
                    judgedUntil == null || (until != null && until.isAfter(judgedUntil)) ? until : judgedUntil,
                    all);
        }
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : Columns.utc(instant);
    }

    @Override
    public Uni<Silences> silences(List<FeedRule> rules, Instant at) {
        return tx.inWriterTx(connection -> connection
                .preparedQuery(TENANTS)
                .execute(Tuple.of(Columns.utc(at.minus(SILENCE_MAX))))
                .chain(rows -> {
                    List<Silence> standing = new ArrayList<>();
                    boolean hasChildren = false;
                    Uni<Void> read = Uni.createFrom().voidItem();
                    for (Row row : rows) {
                        String tenant = row.getString(0);
                        hasChildren |= row.getBoolean(1);
                        for (FeedRule rule : rules) {
                            read = read.chain(() -> new FeedRows(
                                            connection, tenant, rule.terms().id())
                                    .vigil()
                                    .invoke(vigil -> standing.addAll(Silence.of(tenant, rule, vigil, at)))
                                    .replaceWithVoid());
                        }
                    }
                    boolean isKnown = hasChildren;
                    return read.map(_ -> new Silences(standing, isKnown || !standing.isEmpty()));
                }));
    }

    @Override
    public Uni<Void> refoldConcerned(Silences standing, Set<String> tenants, Instant at) {
        if (!standing.isKnown()) {
            return Uni.createFrom().voidItem();
        }
        List<Silence> changed = standing.all().stream()
                .filter(each -> tenants.contains(each.tenant()))
                .toList();
        return tx.inWriterTx(connection -> connection
                .preparedQuery(CONCERNED)
                .execute(Columns.of(changed)
                        .texts(Silence::tenant)
                        .texts(Silence::entity)
                        .times(Silence::from)
                        .same(standing.all().stream().map(Silence::breakId).toArray(UUID[]::new))
                        .same(tenants.toArray(String[]::new))
                        .same(at)
                        .tuple())
                .replaceWithVoid());
    }
}
