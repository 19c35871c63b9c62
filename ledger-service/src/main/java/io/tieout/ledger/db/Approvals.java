package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.ledger.app.Corrections;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;

/// What approvers approved: hashes of requests.
final class Approvals {

    private static final String ADD =
            "INSERT INTO approval (tenant, hash, approved_by, approved_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING";

    private static final String IS_APPROVED = """
            SELECT EXISTS (SELECT FROM approval WHERE hash = $1 AND approved_by = $2 AND approved_at > $3)""";

    private Approvals() {}

    static Uni<Void> add(SqlConnection connection, String tenant, String contentHash, String by, Instant at) {
        return connection
                .preparedQuery(ADD)
                .execute(Tuple.of(tenant, contentHash, by, Columns.utc(at)))
                .replaceWithVoid();
    }

    /// Whether that person approved that content, not too long before `at`.
    static Uni<Boolean> isApproved(SqlConnection connection, String contentHash, String by, Instant at) {
        return connection
                .preparedQuery(IS_APPROVED)
                .execute(Tuple.of(contentHash, by, Columns.utc(at.minus(Corrections.APPROVAL_VALID))))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }
}
