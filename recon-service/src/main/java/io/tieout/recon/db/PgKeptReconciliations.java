package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.db.TenantTx;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.recon.app.KeptReconciliations;
import io.tieout.recon.app.ReconciliationItemKind;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowIterator;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Comparisons of files in PostgreSQL.
@ApplicationScoped
class PgKeptReconciliations implements KeptReconciliations {

    private static final String MAKE_ROOM = """
            DELETE FROM reconciliation
             WHERE (tenant, reconciliation_id) IN (
                   SELECT tenant, reconciliation_id FROM reconciliation WHERE tenant = $1
                    ORDER BY kept_order DESC OFFSET $2)""";

    private static final String ADD = """
            INSERT INTO reconciliation (tenant, reconciliation_id, created_at, created_by, summary)
            VALUES ($1, $2, $3, $4, $5::text::json)""";

    private static final String ADD_ITEMS = """
            INSERT INTO reconciliation_item (tenant, reconciliation_id, kind, ordinal, item)
            SELECT $1, $2, $3, $4::int + i.ordinal, i.item::json
              FROM unnest($5::text[]) WITH ORDINALITY AS i (item, ordinal)""";

    private static final String FIND = """
            SELECT created_at, created_by, summary::text AS summary FROM reconciliation
             WHERE tenant = $1 AND reconciliation_id = $2""";

    private static final String ITEMS = """
            SELECT ordinal, item::text AS item FROM reconciliation_item
             WHERE tenant = $1 AND reconciliation_id = $2 AND kind = $3 AND ordinal > $4
             ORDER BY ordinal LIMIT $5""";

    /// Items of one statement.
    private static final int CHUNK = 5_000;

    private final TenantTx tx;

    PgKeptReconciliations(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Void> keep(String tenant, Kept one, List<String> differences, List<String> matches) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(MAKE_ROOM)
                        .execute(Tuple.of(tenant, KEPT_MAX - 1))
                        .chain(() -> connection.preparedQuery(ADD).execute(row(tenant, one)))
                        .chain(() ->
                                add(connection, tenant, one.id(), ReconciliationItemKind.DIFFERENCE, differences, 0))
                        .chain(() -> add(connection, tenant, one.id(), ReconciliationItemKind.MATCH, matches, 0)));
    }

    private static Tuple row(String tenant, Kept one) {
        return Tuple.of(tenant, one.id(), utc(one.createdAt()), one.createdBy(), one.summary());
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static Uni<Void> add(
            SqlConnection connection,
            String tenant,
            UUID id,
            ReconciliationItemKind kind,
            List<String> items,
            int from) {
        if (from >= items.size()) {
            return Uni.createFrom().voidItem();
        }
        int to = Math.min(items.size(), from + CHUNK);
        return connection
                .preparedQuery(ADD_ITEMS)
                .execute(Tuple.from(new @Nullable Object[] {
                    tenant, id, kind.code(), from, items.subList(from, to).toArray(String[]::new)
                }))
                .chain(() -> add(connection, tenant, id, kind, items, to));
    }

    @Override
    public Uni<Optional<Kept>> find(String tenant, UUID id) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(FIND)
                        .execute(Tuple.of(tenant, id))
                        .map(rows -> first(id, rows)));
    }

    private static Optional<Kept> first(UUID id, RowSet<Row> rows) {
        RowIterator<Row> row = rows.iterator();
        if (!row.hasNext()) {
            return Optional.empty();
        }
        Row found = row.next();
        return Optional.of(new Kept(
                id,
                found.getOffsetDateTime("created_at").toInstant(),
                found.getString("created_by"),
                found.getString("summary")));
    }

    @Override
    public Uni<List<KeptItem>> items(String tenant, UUID id, ReconciliationItemKind kind, PageRequest page) {
        Cursor after = page.after();
        long from = after == null ? 0 : after.number(0);
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(ITEMS)
                        .execute(Tuple.of(
                                tenant,
                                id,
                                kind.code(),
                                Math.toIntExact(Math.clamp(from, 0, Integer.MAX_VALUE)),
                                page.limit()))
                        .map(PgKeptReconciliations::items));
    }

    private static List<KeptItem> items(RowSet<Row> rows) {
        List<KeptItem> items = new ArrayList<>(rows.size());
        rows.forEach(row -> items.add(new KeptItem(row.getInteger("ordinal"), row.getString("item"))));
        return items;
    }
}
