package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.ledger.app.Draft;
import io.tieout.ledger.app.Revision;
import io.tieout.ledger.app.Revisions.Verdict;
import io.tieout.ledger.domain.JournalEntry;
import io.tieout.ledger.domain.MappingVersion;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Which of its readings an event is kept by. The former one stays among the others, and its references go on tying.
final class HeldReading {

    private static final String KEEP = """
            INSERT INTO revision (event, event_id, tenant, content_hash, mapping, mapping_version, receipt_id,
                   is_same_receipt, delivery_id, received_at, traceparent, partition, partition_offset, headers, payload,
                   state, recorded_at)
            SELECT e.id, e.event_id, e.tenant, k.content_hash, e.mapping, $2, e.receipt_id, true, e.delivery_id,
                   e.received_at, e.traceparent, e.partition, e.partition_offset, $3, e.payload, 'superseded',
                   e.recorded_at
              FROM event e JOIN event_key k ON k.event = e.id
             WHERE e.id = $1
            ON CONFLICT (event, content_hash, mapping) DO NOTHING""";

    private static final String KEEP_EDGE = """
            INSERT INTO added_edge (event, joins_sha256, tenant, joins)
            VALUES ($1, sha256(convert_to($3, 'UTF8')), $2, $3::jsonb)
            ON CONFLICT DO NOTHING""";

    /// They are counted already, so a delivery that says them again counts nothing.
    private static final String KEEP_REFERENCES = """
            INSERT INTO added_reference (event, tenant, type, issuer, value)
            SELECT $1, $2, * FROM unnest($3::text[], $4::text[], $5::text[])
            ON CONFLICT DO NOTHING""";

    private static final String APPROVE = """
            UPDATE revision SET state = 'approved', number = $2, decided_by = $3, decided_at = $4, reason = $5
             WHERE id = $1""";

    private static final String HOLD = """
            UPDATE event e
               SET entity = $3, role = $4, delivery_id = $5, label = $6, occurred_at = $7, received_at = $8,
                   business_date = $9, amount_minor = $10, currency = $11, verdict = $12, suspense_code = $13,
                   awaits = $14, receipt_id = $15, receipt_sha256 = $16, mapping = $17, traceparent = $18,
                   headers = $19, payload = $20, partition = $21, partition_offset = $22, registered_roles = $23,
                   revision = e.revision + 1
             WHERE e.id = $1 AND e.recorded_at = $2""";

    private static final String HOLD_HASH = "UPDATE event_key SET content_hash = $2 WHERE event_id = $1";

    /// What the event was booked anew as before says nothing of this reading.
    private static final String FORGET_REBOOKED = "DELETE FROM rebooked_event WHERE event = $1";

    private final SqlConnection connection;
    private final Verdict verdict;

    HeldReading(SqlConnection connection, Verdict verdict) {
        this.connection = connection;
        this.verdict = verdict;
    }

    Uni<Void> keepFormer(StoredEvent stored) {
        int version =
                MappingVersion.of(stored.provenance().mapping()).orElseThrow().number();
        return connection
                .preparedQuery(KEEP)
                .execute(Tuple.of(
                        stored.id(),
                        version,
                        RecordHeaders.whole(stored.record().headers())))
                .chain(() -> keepEdges(stored));
    }

    private Uni<Void> keepEdges(StoredEvent stored) {
        Set<Reference> joins = new LinkedHashSet<>(stored.event().envelope().joiningReferences());
        if (joins.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String edge = StoredEdges.write(joins.stream()
                .map(reference -> new TenantReference(stored.tenant(), reference))
                .collect(Collectors.toSet()));
        List<Reference> references = List.copyOf(joins);
        return connection
                .preparedQuery(KEEP_EDGE)
                .execute(Tuple.of(stored.id(), stored.tenant(), edge))
                .chain(() -> connection
                        .preparedQuery(KEEP_REFERENCES)
                        .execute(Tuple.of(
                                stored.id(),
                                stored.tenant(),
                                references.stream()
                                        .map(reference -> reference.type().code())
                                        .toArray(String[]::new),
                                references.stream().map(Reference::issuer).toArray(String[]::new),
                                references.stream().map(Reference::value).toArray(String[]::new))))
                .replaceWithVoid();
    }

    Uni<Void> hold(StoredEvent stored, Revision pending, Draft draft, Anew anew) {
        Revision.Decision decision = verdict.decision();
        return connection
                .preparedQuery(APPROVE)
                .execute(Tuple.of(
                        pending.id(),
                        stored.revision() + 1,
                        decision.by(),
                        Columns.utc(decision.at()),
                        decision.reason()))
                .chain(() -> connection.preparedQuery(HOLD).execute(columns(stored, draft, anew)))
                .chain(() -> connection
                        .preparedQuery(HOLD_HASH)
                        .execute(Tuple.of(stored.eventId(), Buffer.buffer(draft.contentHash()))))
                .chain(() -> connection.preparedQuery(FORGET_REBOOKED).execute(Tuple.of(stored.id())))
                .replaceWithVoid();
    }

    private static Tuple columns(StoredEvent stored, Draft draft, Anew anew) {
        BusinessEvent event = draft.incoming().event();
        Envelope envelope = event.envelope();
        Money amount = event.principal();
        JournalEntry entry = draft.entry();
        return Tuple.from(new @Nullable Object[] {
            stored.id(),
            Columns.utc(stored.recordedAt()),
            envelope.entity(),
            envelope.role().code(),
            envelope.deliveryId(),
            envelope.correlationLabel(),
            Columns.utc(envelope.occurredAt()),
            Columns.utc(envelope.receivedAt()),
            envelope.businessDate(),
            amount == null ? null : amount.minor(),
            amount == null ? null : amount.currency().getCurrencyCode(),
            Events.verdict(draft.posted()),
            draft.posted().suspenseCode(),
            entry != null && anew.waits() ? entry.takesBack() : null,
            envelope.provenance().receiptId(),
            envelope.provenance().receiptSha256(),
            envelope.provenance().mapping(),
            draft.incoming().traceparent(),
            Events.headers(draft),
            Buffer.buffer(draft.incoming().record().value()),
            draft.incoming().partition(),
            draft.incoming().offset(),
            Events.registered(envelope)
        });
    }
}
