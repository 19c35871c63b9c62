package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.Told;
import io.tieout.ledger.app.UntoldUnmerges;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PgUntoldUnmerges implements UntoldUnmerges {

    private static final String NEXT = """
            SELECT u.unmerge_id, u.traceparent
              FROM untold_unmerge t JOIN unmerge u USING (unmerge_id)
             ORDER BY u.unmerged_at, u.unmerge_id LIMIT 1""";

    private static final String TOLD = "DELETE FROM untold_unmerge WHERE unmerge_id = $1";

    private final TenantTx tx;

    PgUntoldUnmerges(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Optional<Next>> next() {
        return tx.inWriterTx(connection -> Rows.read(connection, NEXT, Tuple.tuple(), row -> row)
                .chain(rows -> rows.isEmpty()
                        ? Uni.createFrom().item(Optional.<Next>empty())
                        : next(connection, rows.getFirst()).map(Optional::of)));
    }

    private static Uni<Next> next(SqlConnection connection, Row row) {
        UUID id = row.getUUID("unmerge_id");
        String traceparent = row.getString("traceparent");
        return Splits.causedBy(connection, List.of(id))
                .map(splits -> new Next(
                        id,
                        splits.stream()
                                .map(one -> new Told.Split(one.split(), traceparent))
                                .toList()));
    }

    @Override
    public Uni<Void> told(Next next) {
        return tx.inWriterTx(connection ->
                connection.preparedQuery(TOLD).execute(Tuple.of(next.id())).replaceWithVoid());
    }
}
