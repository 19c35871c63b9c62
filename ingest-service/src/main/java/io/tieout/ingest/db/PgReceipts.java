package io.tieout.ingest.db;

import io.smallrye.mutiny.Uni;
import io.tieout.ingest.app.Packing;
import io.tieout.ingest.app.Receipts;
import io.tieout.ingest.app.Rejection;
import io.tieout.ingest.app.StoredReceipt;
import io.tieout.kit.db.TenantTx;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Receipts and rejections by set-based SQL: one statement per table and batch.
@ApplicationScoped
class PgReceipts implements Receipts {

    /// A longer list of events is packed; PostgreSQL would move it out of the row.
    private static final int PLAIN_LENGTH_MAX = 2_000;

    private static final String KEEP = """
            INSERT INTO receipt (tenant, id, source, received_at, last_received_at, sha256, headers, sealed_body,
                                 body_size, outcome, notes, events, packed_events, traceparent)
            SELECT tenant, id, source, received_at, received_at, sha256, headers::jsonb, sealed_body,
                   body_size, outcome, notes::jsonb, events::jsonb, packed_events, traceparent
            FROM unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::bytea[],
                        $8::int[], $9::text[], $10::text[], $11::text[], $12::bytea[], $13::text[])
                 AS r (tenant, id, source, received_at, sha256, headers, sealed_body, body_size, outcome, notes,
                       events, packed_events, traceparent)
            ORDER BY tenant, id
            ON CONFLICT (tenant, id) DO UPDATE
            SET last_received_at = excluded.last_received_at, headers = excluded.headers, outcome = excluded.outcome,
                notes = excluded.notes, events = excluded.events, packed_events = excluded.packed_events,
                traceparent = excluded.traceparent
            WHERE excluded.last_received_at > receipt.last_received_at""";

    private static final String REJECT = """
            INSERT INTO rejection (tenant, receipt_id, item, source, received_at, errors)
            SELECT tenant, receipt_id, item, source, received_at, errors::jsonb
            FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::timestamptz[], $6::text[])
                 AS r (tenant, receipt_id, item, source, received_at, errors)
            ORDER BY tenant, receipt_id, item
            ON CONFLICT DO NOTHING""";

    private static final String RESOLVE = """
            UPDATE rejection SET resolved_at = r.received_at
            FROM unnest($1::text[], $2::text[], $3::timestamptz[]) AS r (tenant, id, received_at)
            WHERE rejection.tenant = r.tenant AND rejection.receipt_id = r.id AND rejection.resolved_at IS NULL""";

    private static final String FIND = """
            SELECT r.id, r.tenant, r.source, r.received_at, r.sha256, r.headers::text AS headers, r.sealed_body,
                   r.body_size, r.outcome, r.notes::text AS notes, r.events::text AS events, r.packed_events,
                   r.traceparent, j.item, j.errors::text AS errors
            FROM receipt r
            LEFT JOIN rejection j ON j.tenant = r.tenant AND j.receipt_id = r.id AND j.resolved_at IS NULL
            WHERE r.tenant = $1 AND r.id = $2
            ORDER BY j.item""";

    private static final String REJECTIONS = """
            SELECT receipt_id, item, source, received_at, errors::text AS errors, resolved_at
            FROM rejection
            WHERE tenant = $1
              AND ($2::text IS NULL OR source = $2)
              AND ($3::timestamptz IS NULL OR received_at >= $3)
              AND ($4::boolean IS NULL OR (resolved_at IS NULL) = $4)
              AND ($5::timestamptz IS NULL OR (received_at, receipt_id, item) < ($5, $6::text, $7::int))
            ORDER BY received_at DESC, receipt_id DESC, item DESC
            LIMIT $8""";

    private final TenantTx tx;

    PgReceipts(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Void> keep(List<StoredReceipt> receipts) {
        List<StoredReceipt> latest = latest(receipts);
        return tx.inWriterTx(connection -> connection
                .preparedQuery(KEEP)
                .execute(receiptRows(latest))
                .chain(() -> reject(connection, latest))
                .chain(() -> resolve(connection, latest)));
    }

    /// One statement must not meet the same row twice.
    private static List<StoredReceipt> latest(List<StoredReceipt> receipts) {
        Map<String, StoredReceipt> byId = new LinkedHashMap<>();
        for (StoredReceipt receipt : receipts) {
            byId.merge(
                    receipt.tenant() + "|" + receipt.id(),
                    receipt,
                    (one, other) -> other.receivedAt().isBefore(one.receivedAt()) ? one : other);
        }
        return List.copyOf(byId.values());
    }

    private static Tuple receiptRows(List<StoredReceipt> receipts) {
        return Tuple.from(new Object[] {
            texts(receipts, StoredReceipt::tenant),
            texts(receipts, StoredReceipt::id),
            texts(receipts, StoredReceipt::source),
            times(receipts, StoredReceipt::receivedAt),
            texts(receipts, StoredReceipt::sha256),
            texts(receipts, StoredReceipt::headers),
            bytes(receipts, StoredReceipt::sealedBody),
            receipts.stream().map(StoredReceipt::bodySize).toArray(Integer[]::new),
            texts(receipts, StoredReceipt::outcome),
            texts(receipts, StoredReceipt::notes),
            texts(receipts, receipt -> isPlain(receipt) ? receipt.events() : null),
            bytes(receipts, receipt -> isPlain(receipt) ? null : Packing.packText(receipt.events())),
            texts(receipts, StoredReceipt::traceparent)
        });
    }

    private static boolean isPlain(StoredReceipt receipt) {
        return receipt.events().length() <= PLAIN_LENGTH_MAX;
    }

    private record RejectedRow(StoredReceipt receipt, StoredReceipt.RejectedItem item) {}

    private static Uni<Void> reject(SqlConnection connection, List<StoredReceipt> receipts) {
        List<RejectedRow> rows = new ArrayList<>();
        receipts.forEach(receipt -> receipt.rejections().forEach(item -> rows.add(new RejectedRow(receipt, item))));
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(REJECT)
                .execute(Tuple.from(new Object[] {
                    texts(rows, row -> row.receipt().tenant()),
                    texts(rows, row -> row.receipt().id()),
                    rows.stream().map(row -> row.item().index()).toArray(Integer[]::new),
                    texts(rows, row -> row.receipt().source()),
                    times(rows, row -> row.receipt().receivedAt()),
                    texts(rows, row -> row.item().errors())
                }))
                .replaceWithVoid();
    }

    /// A delivery that is read at last settles what was wrong with it before.
    private static Uni<Void> resolve(SqlConnection connection, List<StoredReceipt> receipts) {
        List<StoredReceipt> read = receipts.stream()
                .filter(receipt -> receipt.rejections().isEmpty())
                .toList();
        if (read.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return connection
                .preparedQuery(RESOLVE)
                .execute(Tuple.from(new Object[] {
                    texts(read, StoredReceipt::tenant),
                    texts(read, StoredReceipt::id),
                    times(read, StoredReceipt::receivedAt)
                }))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<StoredReceipt>> find(String tenant, String id) {
        return tx.inTenantTx(
                        tenant, connection -> connection.preparedQuery(FIND).execute(Tuple.of(tenant, id)))
                .map(rows -> {
                    List<StoredReceipt.RejectedItem> rejections = new ArrayList<>();
                    @Nullable Row first = null;
                    for (Row row : rows) {
                        first = row;
                        if (row.getInteger("item") != null) {
                            rejections.add(
                                    new StoredReceipt.RejectedItem(row.getInteger("item"), row.getString("errors")));
                        }
                    }
                    return first == null ? Optional.empty() : Optional.of(receipt(first, rejections));
                });
    }

    private static StoredReceipt receipt(Row row, List<StoredReceipt.RejectedItem> rejections) {
        return new StoredReceipt(
                row.getString("id"),
                row.getString("tenant"),
                row.getString("source"),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getString("sha256"),
                row.getString("headers"),
                row.getBuffer("sealed_body").getBytes(),
                row.getInteger("body_size"),
                row.getString("outcome"),
                row.getString("notes"),
                events(row),
                rejections,
                row.getString("traceparent"));
    }

    private static String events(Row row) {
        @Nullable String plain = row.getString("events");
        return plain == null ? Packing.unpackText(row.getBuffer("packed_events").getBytes()) : plain;
    }

    @Override
    public Uni<List<Rejection>> rejections(String tenant, RejectionFilter filter, @Nullable After after, int limit) {
        Object[] parameters = {
            tenant,
            filter.source(),
            utc(filter.since()),
            filter.open(),
            utc(after == null ? null : after.receivedAt()),
            after == null ? null : after.receiptId(),
            after == null ? null : after.index(),
            limit
        };
        return tx.inTenantTx(
                        tenant,
                        connection -> connection.preparedQuery(REJECTIONS).execute(Tuple.from(parameters)))
                .map(rows -> {
                    List<Rejection> read = new ArrayList<>();
                    rows.forEach(row -> read.add(rejection(row)));
                    return read;
                });
    }

    private static Rejection rejection(Row row) {
        @Nullable OffsetDateTime resolvedAt = row.getOffsetDateTime("resolved_at");
        return new Rejection(
                row.getString("receipt_id"),
                row.getInteger("item"),
                row.getString("source"),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getString("errors"),
                resolvedAt == null ? null : resolvedAt.toInstant());
    }

    private static <T> Object texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return rows.stream().map(column).toArray(String[]::new);
    }

    private static <T> Object bytes(Collection<T> rows, Function<T, byte @Nullable []> column) {
        @Nullable Buffer[] buffers = new Buffer[rows.size()];
        int at = 0;
        for (T row : rows) {
            byte[] bytes = column.apply(row);
            buffers[at++] = bytes == null ? null : Buffer.buffer(bytes);
        }
        return buffers;
    }

    private static <T> Object times(Collection<T> rows, Function<T, Instant> column) {
        return rows.stream()
                .map(column)
                .map(time -> time.atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant time) {
        return time == null ? null : time.atOffset(ZoneOffset.UTC);
    }
}
