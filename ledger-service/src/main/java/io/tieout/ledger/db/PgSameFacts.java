package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.EventType;
import io.tieout.event.Money;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.SameFacts;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgSameFacts implements SameFacts {

    /// What money is claimed, promised or given back by, one at a time.
    private static final String[] TYPES = Stream.of(
                    EventType.PAYMENT_CAPTURED,
                    EventType.REFUND_ISSUED,
                    EventType.REFUND_PROCESSED,
                    EventType.GIFT_CARD_MOVED)
            .map(EventType::code)
            .toArray(String[]::new);

    /// A group ends where the next one came more than a minute later. The tender is cut out as text, because a cast to
    /// JSON fails on characters that an event may hold.
    private static final String LIST = """
            WITH told AS (
                SELECT e.id, e.event_id, coalesce(a.survivor, e.transaction) AS root, e.type, e.source, e.transition,
                       e.amount_minor, e.currency,
                       substring(convert_from(e.payload, 'UTF8') FROM '"tender" *: *"([^"]*)"') AS tender,
                       e.subject, e.occurred_at
                  FROM event e LEFT JOIN transaction_alias a ON a.absorbed = e.transaction
                 WHERE e.type = ANY($1) AND e.business_date BETWEEN $2 AND $3 AND e.amount_minor <> 0
            ), begun AS (
                SELECT *, CASE WHEN occurred_at - lag(occurred_at) OVER alike <= interval '60 seconds' THEN 0 ELSE 1 END
                            AS begins
                  FROM told
                WINDOW alike AS (PARTITION BY root, type, source, transition, amount_minor, currency, tender
                                 ORDER BY occurred_at, id)
            ), numbered AS (
                SELECT *, sum(begins) OVER (PARTITION BY root, type, source, transition, amount_minor, currency, tender
                                            ORDER BY occurred_at, id) AS number
                  FROM begun
            )
            SELECT min(n.id) AS id, t.correlation_id, n.type, n.source, n.transition, n.amount_minor, n.currency,
                   array_agg(n.event_id ORDER BY n.occurred_at, n.id) AS event_ids,
                   array_agg(n.subject ORDER BY n.occurred_at, n.id) AS subjects,
                   array_agg(n.occurred_at ORDER BY n.occurred_at, n.id) AS times
              FROM numbered n JOIN transaction t ON t.id = n.root
             GROUP BY t.correlation_id, n.type, n.source, n.transition, n.amount_minor, n.currency, n.tender, n.number
            HAVING count(DISTINCT n.subject) > 1 AND min(n.id) < $4
             ORDER BY min(n.id) DESC
             LIMIT $5""";

    private final TenantTx tx;

    PgSameFacts(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<List<Group>> list(String tenant, Window window, @Nullable Long beforeId, int limit) {
        Tuple parameters = Tuple.from(
                new Object[] {TYPES, window.from(), window.to(), beforeId == null ? Long.MAX_VALUE : beforeId, limit});
        return tx.inTenantTx(
                tenant,
                connection -> connection.preparedQuery(LIST).execute(parameters).map(rows -> {
                    List<Group> groups = new ArrayList<>(rows.size());
                    rows.forEach(row -> groups.add(group(row)));
                    return groups;
                }));
    }

    private static Group group(Row row) {
        UUID[] events = row.getArrayOfUUIDs("event_ids");
        String[] subjects = row.getArrayOfStrings("subjects");
        OffsetDateTime[] times = row.getArrayOfOffsetDateTimes("times");
        List<Member> members = new ArrayList<>(events.length);
        for (int i = 0; i < events.length; i++) {
            members.add(new Member(events[i], subjects[i], times[i].toInstant()));
        }
        return new Group(
                row.getLong("id"),
                row.getUUID("correlation_id"),
                row.getString("type"),
                row.getString("source"),
                row.getString("transition"),
                Money.of(row.getLong("amount_minor"), row.getString("currency")),
                members);
    }
}
