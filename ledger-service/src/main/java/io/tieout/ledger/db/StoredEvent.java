package io.tieout.ledger.db;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Coded;
import io.tieout.event.Envelope;
import io.tieout.event.EventType;
import io.tieout.event.Outcome;
import io.tieout.event.Provenance;
import io.tieout.event.RegisteredRoles;
import io.tieout.event.SourceRole;
import io.tieout.event.codec.Decoded;
import io.tieout.event.codec.EventRecord;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An event as it is recorded, read back.
///
/// @param transaction the arrival transaction, before merges
/// @param arrivalId its correlation id
/// @param record the very headers and bytes it was delivered with
/// @param hasEntry whether it is in the books
/// @param revision how many revisions of it were approved
@SuppressWarnings("ArrayRecordComponent") // compared by id
record StoredEvent(
        long id,
        UUID eventId,
        String tenant,
        long transaction,
        UUID arrivalId,
        EventType type,
        EventRecord record,
        byte[] contentHash,
        Instant recordedAt,
        String verdict,
        @Nullable UUID awaits,
        boolean hasEntry,
        String traceparent,
        int partition,
        long offset,
        Provenance provenance,
        int revision) {

    /// The columns [#of] needs, of `event e` joined with `event_key k` and `transaction t`.
    static final String COLUMNS = """
            e.id, e.event_id, e.tenant, e.transaction, t.correlation_id, e.type, e.entity, e.source, e.role, e.subject,
            e.delivery_id, e.label, e.occurred_at, e.received_at, e.business_date, e.receipt_id, e.receipt_sha256,
            e.mapping, e.registered_roles, e.headers, e.payload, k.content_hash, e.recorded_at, %s AS verdict, e.awaits, e.traceparent,
            e.partition, e.partition_offset, e.revision, EXISTS (SELECT FROM entry n WHERE n.event = e.id AND n.number = 0) AS has_entry""".formatted(EventRows.VERDICT);

    static StoredEvent of(Row row) {
        EventType type = Coded.of(EventType.class, row.getString("type"));
        Envelope envelope = envelope(row);
        EventRecord record = new EventRecord(
                new RecordHeaders(envelope, type).restore(row.getString("headers")),
                row.getBuffer("payload").getBytes());
        return new StoredEvent(
                row.getLong("id"),
                row.getUUID("event_id"),
                row.getString("tenant"),
                row.getLong("transaction"),
                row.getUUID("correlation_id"),
                type,
                record,
                row.getBuffer("content_hash").getBytes(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getString("verdict"),
                row.getUUID("awaits"),
                row.getBoolean("has_entry"),
                row.getString("traceparent"),
                row.getInteger("partition"),
                row.getLong("partition_offset"),
                envelope.provenance(),
                row.getInteger("revision"));
    }

    private static Envelope envelope(Row row) {
        String registered = row.getString("registered_roles");
        return new Envelope(
                row.getString("tenant"),
                row.getString("entity"),
                row.getString("source"),
                Coded.of(SourceRole.class, row.getString("role")),
                row.getString("delivery_id"),
                row.getString("subject"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getLocalDate("business_date"),
                row.getString("label"),
                List.of(),
                new Provenance(row.getString("receipt_id"), row.getString("receipt_sha256"), row.getString("mapping")),
                registered == null ? null : RegisteredRoles.parse(registered));
    }

    /// Whether the policy booked it.
    boolean isBooked() {
        return !verdict.equals("evidence");
    }

    Outcome outcome() {
        return outcome(verdict, awaits != null && !hasEntry);
    }

    /// What became of an event, from what the policy said of it and whether its entry still waits for another fact.
    static Outcome outcome(String verdict, boolean waits) {
        if (waits) {
            return Outcome.RECORDED;
        }
        return switch (verdict) {
            case "booked" -> Outcome.BOOKED;
            case "suspended" -> Outcome.SUSPENDED;
            default -> Outcome.RECORDED;
        };
    }

    BusinessEvent event() {
        if (record.decode() instanceof Decoded.Event(BusinessEvent event)) {
            return event;
        }
        throw new IllegalStateException("a recorded event no longer decodes: " + eventId);
    }
}
