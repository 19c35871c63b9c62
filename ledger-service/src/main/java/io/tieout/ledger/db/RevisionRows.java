package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.codec.EventRecord;
import io.tieout.ledger.app.Revision;
import io.tieout.ledger.app.Revisions.Delivery;
import io.tieout.ledger.app.Revisions.Filter;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Reads revisions.
final class RevisionRows {

    private static final String SELECT = """
            SELECT r.id, r.revision_id, r.event_id, r.content_hash, r.state, r.mapping, e.mapping AS holding,
                   r.is_same_receipt, r.delivery_id, r.received_at, r.recorded_at, r.number, r.decided_by, r.decided_at,
                   r.reason, r.payload, e.payload AS holding_payload
              FROM revision r JOIN event e ON e.id = r.event
             WHERE\s""";

    private static final String DELIVERY = """
            SELECT event_id, headers, payload, traceparent, partition, partition_offset
              FROM revision WHERE tenant = $1 AND revision_id = $2""";

    private RevisionRows() {}

    static Uni<List<Revision>> list(
            SqlConnection connection, String tenant, Filter filter, @Nullable Long beforeId, int limit) {
        Conditions where = new Conditions()
                .and("r.tenant = ?", tenant)
                .and(
                        "r.state = ?",
                        filter.state() == null ? null : filter.state().code())
                .and("r.event_id = ?", filter.eventId())
                .and("r.id < ?", beforeId);
        String query = SELECT + where.clause() + " ORDER BY r.id DESC LIMIT " + where.parameter(limit);
        return Rows.read(connection, query, where.tuple(), RevisionRows::revision);
    }

    static Uni<Optional<Revision>> find(SqlConnection connection, String tenant, UUID revisionId) {
        return Rows.read(
                        connection,
                        SELECT + "r.tenant = $1 AND r.revision_id = $2",
                        Tuple.of(tenant, revisionId),
                        RevisionRows::revision)
                .map(found -> found.stream().findFirst());
    }

    static Uni<Optional<Delivery>> delivery(SqlConnection connection, String tenant, UUID revisionId) {
        return Rows.read(connection, DELIVERY, Tuple.of(tenant, revisionId), RevisionRows::delivery)
                .map(found -> found.stream().findFirst());
    }

    private static Delivery delivery(Row row) {
        return new Delivery(
                row.getUUID("event_id"),
                record(row),
                row.getString("traceparent"),
                row.getInteger("partition"),
                row.getLong("partition_offset"));
    }

    /// The record of a row that keeps its headers whole.
    static EventRecord record(Row row) {
        return new EventRecord(
                RecordHeaders.ofWhole(row.getString("headers")),
                row.getBuffer("payload").getBytes());
    }

    private static Revision revision(Row row) {
        String by = row.getString("decided_by");
        return new Revision(
                row.getLong("id"),
                row.getUUID("revision_id"),
                row.getUUID("event_id"),
                HexFormat.of().formatHex(row.getBuffer("content_hash").getBytes()),
                Coded.of(Revision.State.class, row.getString("state")),
                row.getString("mapping"),
                row.getString("holding"),
                row.getBoolean("is_same_receipt"),
                row.getString("delivery_id"),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getInteger("number"),
                by == null
                        ? null
                        : new Revision.Decision(
                                by, row.getOffsetDateTime("decided_at").toInstant(), row.getString("reason")),
                row.getBuffer("payload").toString(),
                row.getBuffer("holding_payload").toString());
    }
}
