package io.tieout.ledger.db;

import io.tieout.event.Money;
import io.tieout.ledger.app.RecordedEvent;
import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The event table as the reading side sees it.
final class EventRows {

    /// Ties `event e` to the transaction `s` that it belongs to now.
    static final String SURVIVOR = """
            JOIN transaction t ON t.id = e.transaction
            LEFT JOIN transaction_alias a ON a.absorbed = t.id
            JOIN transaction s ON s.id = coalesce(a.survivor, t.id)""";

    /// What the policy made of `event e` when it was last booked.
    static final String VERDICT = "coalesce((SELECT r.verdict FROM rebooked_event r WHERE r.event = e.id), e.verdict)";

    private static final String SUSPENSE_CODE =
            "CASE WHEN EXISTS (SELECT FROM rebooked_event r WHERE r.event = e.id) THEN"
                    + " (SELECT r.suspense_code FROM rebooked_event r WHERE r.event = e.id) ELSE e.suspense_code END";

    /// The entry of `event e` waits for another fact.
    private static final String WAITS =
            "(e.awaits IS NOT NULL AND NOT EXISTS (SELECT FROM entry n WHERE n.event = e.id))";

    /// What became of `event e`, as [StoredEvent#outcome] says it.
    static final String OUTCOME =
            "CASE WHEN " + VERDICT + " = 'evidence' OR " + WAITS + " THEN 'recorded' ELSE " + VERDICT + " END";

    static final String SELECT = """
            SELECT e.id, e.event_id, s.correlation_id, e.type, e.entity, e.source, e.role, e.registered_roles, e.subject, e.transition,
                   e.amount_minor, e.currency, e.occurred_at, e.received_at, e.recorded_at, e.business_date,
                   %s AS verdict, %s AS suspense_code, e.delivery_id, e.label, e.receipt_id, e.receipt_sha256, e.traceparent,
                   e.payload, CASE WHEN %s THEN e.awaits END AS awaits
              FROM event e
            """.formatted(VERDICT, SUSPENSE_CODE, WAITS) + SURVIVOR;

    private EventRows() {}

    static RecordedEvent event(Row row) {
        UUID awaits = row.getUUID("awaits");
        return new RecordedEvent(
                row.getLong("id"),
                row.getUUID("event_id"),
                row.getUUID("correlation_id"),
                row.getString("type"),
                row.getString("entity"),
                row.getString("source"),
                row.getString("role"),
                row.getString("registered_roles"),
                row.getString("subject"),
                row.getString("transition"),
                amount(row),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getLocalDate("business_date"),
                StoredEvent.outcome(row.getString("verdict"), awaits != null),
                row.getString("suspense_code"),
                awaits,
                row.getString("delivery_id"),
                row.getString("label"),
                row.getString("receipt_id"),
                row.getString("receipt_sha256"),
                row.getString("traceparent"),
                row.getBuffer("payload").toString());
    }

    private static @Nullable Money amount(Row row) {
        Long minor = row.getLong("amount_minor");
        return minor == null ? null : Money.of(minor, row.getString("currency"));
    }
}
