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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Looks at the feeds of one tenant under the lock of its row.
@ApplicationScoped
class PgFeedWatch implements FeedWatch {

    private static final String DUE = """
            SELECT tenant FROM feed_vigil WHERE next_due_at <= $1
             ORDER BY next_due_at, tenant LIMIT 1 FOR UPDATE SKIP LOCKED""";

    private static final String SET_DUE = "UPDATE feed_vigil SET next_due_at = $2 WHERE tenant = $1";

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
                  FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[])
                    AS s (tenant, entity, from_at, until_at)
                  JOIN break b ON b.tenant = s.tenant AND b.status = 'open' AND b.class = 'missing'
                   AND b.entity = s.entity AND (b.state ->> 'dueAt')::timestamptz >= s.from_at
                   AND (b.state ->> 'dueAt')::timestamptz < s.until_at
                 UNION
                SELECT c.tenant, c.unit_id FROM feed_child c WHERE c.parent_id <> ALL ($5::uuid[])),
            locked AS (
                SELECT r.tenant, r.transaction_id
                  FROM recon_transaction r JOIN wanted w ON w.tenant = r.tenant AND w.transaction_id = r.transaction_id
                 ORDER BY 1, 2 FOR UPDATE OF r)
            UPDATE recon_transaction r SET next_due_at = $6
              FROM locked l WHERE l.tenant = r.tenant AND l.transaction_id = r.transaction_id""";

    /// Silences that ended longer ago explain nothing any more.
    private static final Duration SILENCE_MAX = Duration.ofDays(40);

    /// What lacks the word of a silent source is due by then.
    private static final Duration DUE_MAX = Duration.ofDays(10);

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
                    return Uni.createFrom().item(new Looked(false, List.of(), Set.of()));
                }));
    }

    private static Uni<Looked> look(SqlConnection connection, String tenant, List<FeedRule> rules, Instant at) {
        List<Break> unpublished = new ArrayList<>();
        Set<UUID> grown = new HashSet<>();
        Uni<Instant> next = Uni.createFrom().item(at.plus(NEXT_MAX));
        for (FeedRule rule : rules) {
            next = next.chain(due -> new FeedLook(connection, tenant, rule, at)
                    .look()
                    .map(result -> {
                        unpublished.addAll(result.unpublished());
                        grown.addAll(result.grown());
                        return earlier(due, result.nextDueAt());
                    }));
        }
        return next.chain(due -> connection.preparedQuery(SET_DUE).execute(Tuple.of(tenant, Columns.utc(due))))
                .map(_ -> new Looked(true, unpublished, grown));
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
    public Uni<Void> refoldConcerned(Silences standing, Set<UUID> grown, Instant at) {
        List<Silence> fresh = standing.all().stream()
                .filter(each -> grown.contains(each.breakId()))
                .toList();
        return standing.isKnown()
                ? tx.inWriterTx(connection -> connection
                        .preparedQuery(CONCERNED)
                        .execute(Columns.of(fresh)
                                .texts(Silence::tenant)
                                .texts(Silence::entity)
                                .times(Silence::from)
                                .times(each -> each.until().plus(DUE_MAX))
                                .same(standing.all().stream()
                                        .map(Silence::breakId)
                                        .toArray(UUID[]::new))
                                .same(at)
                                .tuple())
                        .replaceWithVoid())
                : Uni.createFrom().voidItem();
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }
}
