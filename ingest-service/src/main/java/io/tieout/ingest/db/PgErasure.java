package io.tieout.ingest.db;

import io.smallrye.mutiny.Uni;
import io.tieout.ingest.app.Erasure;
import io.tieout.kit.db.TenantTx;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneOffset;

@ApplicationScoped
class PgErasure implements Erasure {

    /// Rejections go with their receipt.
    private static final String RECEIPTS = """
            DELETE FROM receipt WHERE (tenant, id) IN (
                SELECT tenant, id FROM receipt WHERE last_received_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)""";

    private static final String DEAD_LETTERS = """
            DELETE FROM dead_letter WHERE id IN (
                SELECT id FROM dead_letter WHERE dead_lettered_at < $1 LIMIT $2 FOR UPDATE SKIP LOCKED)""";

    private final TenantTx tx;

    PgErasure(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Integer> erase(Instant before, int rowsMax) {
        Tuple limits = Tuple.of(before.atOffset(ZoneOffset.UTC), rowsMax);
        return tx.inWriterTx(connection -> connection
                .preparedQuery(RECEIPTS)
                .execute(limits)
                .chain(receipts -> connection
                        .preparedQuery(DEAD_LETTERS)
                        .execute(limits)
                        .map(letters -> receipts.rowCount() + letters.rowCount())));
    }
}
