package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import io.tieout.kit.db.TenantTx;
import io.tieout.recon.app.ReadPayouts;
import io.tieout.recon.domain.KeyId;
import io.tieout.recon.domain.Leg;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/// Reads what is kept under a payout, and the parts that count for it.
@ApplicationScoped
class PgReadPayouts implements ReadPayouts {

    private static final String LEG = "l.event_id, l.outcome, l.recorded_at, l.traceparent, l.headers, l.payload";

    private static final String TOLD = """
            SELECT %s FROM leg_key k
              JOIN leg l ON l.tenant = k.tenant AND l.event_id = k.event_id AND l.content_sha256 = k.content_sha256
             WHERE k.tenant = $1 AND k.key_id = $2 AND l.holds
             LIMIT $3""".formatted(LEG);

    private static final String LINES = """
            SELECT %s FROM total_part p
              JOIN leg l ON l.tenant = p.tenant AND l.event_id = p.event_id AND l.content_sha256 = p.content_sha256
             WHERE p.tenant = $1 AND p.key_id = $2 AND p.sum_id = ANY ($3::uuid[]) AND l.holds
             ORDER BY p.occurred_at, p.event_id
             LIMIT $4""".formatted(LEG);

    /// What is told of one payout itself: its states, and the ERP's documents.
    private static final int TOLD_MAX = 500;

    private final TenantTx tx;

    PgReadPayouts(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Held> read(String tenant, Reference payout, Set<UUID> sums, int linesMax) {
        UUID key = KeyId.of(tenant, payout);
        return tx.inTenantTx(
                tenant,
                connection -> legs(connection, TOLD, Tuple.of(tenant, key, TOLD_MAX))
                        .chain(told -> legs(
                                        connection,
                                        LINES,
                                        Tuple.of(tenant, key, sums.toArray(UUID[]::new), linesMax + 1))
                                .map(lines -> new Held(told, lines))));
    }

    @Override
    public Uni<List<Leg>> told(String tenant, Reference unit) {
        return tx.inTenantTx(
                tenant, connection -> legs(connection, TOLD, Tuple.of(tenant, KeyId.of(tenant, unit), TOLD_MAX)));
    }

    private static Uni<List<Leg>> legs(SqlConnection connection, String sql, Tuple parameters) {
        return connection.preparedQuery(sql).execute(parameters).map(rows -> {
            List<Leg> legs = new ArrayList<>(rows.size());
            rows.forEach(row -> legs.add(LegRows.leg(row, 0)));
            return legs;
        });
    }
}
