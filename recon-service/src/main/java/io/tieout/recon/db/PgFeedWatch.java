package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.FeedWatch;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.feed.FeedRule;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Looks at the feeds of one tenant under the lock of its row.
@ApplicationScoped
class PgFeedWatch implements FeedWatch {

    private static final String DUE = """
            SELECT tenant FROM feed_vigil WHERE next_due_at <= $1
             ORDER BY next_due_at, tenant LIMIT 1 FOR UPDATE SKIP LOCKED""";

    private static final String SET_DUE = "UPDATE feed_vigil SET next_due_at = $2 WHERE tenant = $1";

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
        List<Break> unpublished = new ArrayList<>();
        Uni<Instant> next = Uni.createFrom().item(at.plus(NEXT_MAX));
        for (FeedRule rule : rules) {
            next = next.chain(due -> new FeedLook(connection, tenant, rule, at)
                    .look()
                    .map(result -> {
                        unpublished.addAll(result.unpublished());
                        return earlier(due, result.nextDueAt());
                    }));
        }
        return next.chain(due -> connection.preparedQuery(SET_DUE).execute(Tuple.of(tenant, Columns.utc(due))))
                .map(_ -> new Looked(true, unpublished));
    }

    private static Instant earlier(Instant one, @Nullable Instant other) {
        return other != null && other.isBefore(one) ? other : one;
    }
}
