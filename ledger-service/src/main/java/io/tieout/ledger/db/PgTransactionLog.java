package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.BusinessTransaction;
import io.tieout.ledger.app.BusinessTransaction.Found;
import io.tieout.ledger.app.BusinessTransaction.Named;
import io.tieout.ledger.app.BusinessTransaction.Summary;
import io.tieout.ledger.app.RecordedEvent;
import io.tieout.ledger.app.TransactionLog;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgTransactionLog implements TransactionLog {

    /// All arrival transactions of the one asked for, the survivor first.
    private static final String MEMBERS = """
            WITH survivor AS (
                SELECT coalesce(a.survivor, t.id) AS id
                  FROM transaction t LEFT JOIN transaction_alias a ON a.absorbed = t.id
                 WHERE t.correlation_id = $1
            )
            SELECT t.id, t.correlation_id, true AS survives FROM transaction t JOIN survivor USING (id)
            UNION ALL
            SELECT t.id, t.correlation_id, false
              FROM survivor
              JOIN transaction_alias a ON a.survivor = survivor.id
              JOIN transaction t ON t.id = a.absorbed
             ORDER BY survives DESC, correlation_id""";

    private static final String EVENTS =
            EventRows.SELECT + " WHERE e.transaction = ANY($1) ORDER BY e.occurred_at, e.id LIMIT $2";

    private static final String ENTRIES = EntryRows.SELECT + """
             WHERE n.event = ANY($1) OR n.event IN (SELECT id FROM correction WHERE event = ANY($1))
             ORDER BY n.business_date, n.event, n.number""";

    /// `candidate` holds survivors; a transaction that absorbed others counts their events too.
    private static final String SUMMARIES = """
            SELECT s.id, s.correlation_id, x.events, x.first_at, x.last_at, x.sources
              FROM candidate s
             CROSS JOIN LATERAL (
                SELECT count(*) AS events, min(e.occurred_at) AS first_at, max(e.occurred_at) AS last_at,
                       array_agg(DISTINCT e.source ORDER BY e.source) AS sources
                  FROM event e
                 WHERE e.transaction = s.id
                    OR e.transaction IN (SELECT absorbed FROM transaction_alias WHERE survivor = s.id)) x
             ORDER BY s.id DESC""";

    private static final String IS_HUB =
            "SELECT EXISTS (SELECT FROM hub_reference WHERE type = $1 AND issuer = $2 AND value = $3)";

    private static final String HUB_OF = "SELECT type, issuer, value FROM hub_reference WHERE correlation_id = $1";

    /// What an id was split into, and what that was split into, as it is known now; hubs' own ids are transactions no
    /// more.
    private static final String SPLIT_OFF = """
            WITH RECURSIVE part AS (
                SELECT part AS id FROM transaction_split WHERE former = $1
                 UNION
                SELECT s.part FROM part JOIN transaction_split s ON s.former = part.id)
            SELECT DISTINCT s.correlation_id
              FROM part
              JOIN transaction t ON t.correlation_id = part.id
              LEFT JOIN transaction_alias a ON a.absorbed = t.id
              JOIN transaction s ON s.id = coalesce(a.survivor, t.id)
             WHERE s.correlation_id <> $1
             ORDER BY 1 LIMIT $2""";

    private final TenantTx tx;

    PgTransactionLog(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Optional<Named>> find(String tenant, UUID correlationId, int limit) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(MEMBERS)
                        .execute(Tuple.of(correlationId))
                        .chain(members -> members.size() == 0
                                ? ofHub(connection, correlationId, limit)
                                : read(connection, members)
                                        .map(transaction -> Optional.<Named>of(new Named.One(transaction)))));
    }

    private static Uni<Optional<Named>> ofHub(SqlConnection connection, UUID correlationId, int limit) {
        return connection.preparedQuery(HUB_OF).execute(Tuple.of(correlationId)).chain(rows -> {
            if (rows.size() == 0) {
                return Uni.createFrom().item(Optional.<Named>empty());
            }
            Row row = rows.iterator().next();
            Reference hub =
                    new Reference(Coded.of(ReferenceType.class, row.getString(0)), row.getString(1), row.getString(2));
            return carriers(connection, hub, null, limit)
                    .map(found -> Optional.<Named>of(new Named.Several(hub, found)));
        });
    }

    private static Uni<BusinessTransaction> read(SqlConnection connection, RowSet<Row> members) {
        List<Long> ids = new ArrayList<>();
        List<UUID> correlationIds = new ArrayList<>();
        for (Row row : members) {
            ids.add(row.getLong("id"));
            correlationIds.add(row.getUUID("correlation_id"));
        }
        Tuple asked = Columns.of(ids)
                .longs(id -> id)
                .same(BusinessTransaction.EVENTS_MAX + 1)
                .tuple();
        return connection.preparedQuery(EVENTS).execute(asked).chain(rows -> {
            List<RecordedEvent> events = new ArrayList<>(rows.size());
            rows.forEach(row -> events.add(EventRows.event(row)));
            boolean hasMore = events.size() > BusinessTransaction.EVENTS_MAX;
            List<RecordedEvent> shown = hasMore ? events.subList(0, BusinessTransaction.EVENTS_MAX) : events;
            Tuple booked = Columns.of(shown).longs(RecordedEvent::id).tuple();
            return EntryRows.read(connection, ENTRIES, booked)
                    .chain(entries -> splitOff(connection, correlationIds.getFirst())
                            .map(splitOff -> new BusinessTransaction(
                                    correlationIds.getFirst(),
                                    correlationIds.subList(1, correlationIds.size()),
                                    splitOff,
                                    shown,
                                    hasMore,
                                    entries)));
        });
    }

    private static Uni<List<UUID>> splitOff(SqlConnection connection, UUID correlationId) {
        return connection
                .preparedQuery(SPLIT_OFF)
                .execute(Tuple.of(correlationId, BusinessTransaction.SPLIT_OFF_MAX))
                .map(rows -> {
                    List<UUID> ids = new ArrayList<>(rows.size());
                    rows.forEach(row -> ids.add(row.getUUID(0)));
                    return ids;
                });
    }

    @Override
    public Uni<List<Summary>> list(String tenant, @Nullable Long beforeId, int limit) {
        Conditions where = new Conditions().and("t.id < ?", beforeId);
        String query = """
                WITH candidate AS (
                    SELECT t.id, t.correlation_id FROM transaction t
                     WHERE %s AND NOT EXISTS (SELECT FROM transaction_alias a WHERE a.absorbed = t.id)
                     ORDER BY t.id DESC LIMIT %s)
                """.formatted(where.clause(), where.parameter(limit)) + SUMMARIES;
        return tx.inTenantTx(tenant, connection -> summaries(connection, query, where));
    }

    @Override
    public Uni<Found> lookUp(String tenant, Reference reference, @Nullable Long beforeId, int limit) {
        Tuple key = Tuple.of(reference.type().code(), reference.issuer(), reference.value());
        return tx.inTenantTx(
                tenant,
                connection -> carriers(connection, reference, beforeId, limit)
                        .chain(found -> connection
                                .preparedQuery(IS_HUB)
                                .execute(key)
                                .map(rows -> new Found(rows.iterator().next().getBoolean(0), found))));
    }

    /// The transactions with events that carry the reference, the latest first.
    private static Uni<List<Summary>> carriers(
            SqlConnection connection, Reference reference, @Nullable Long beforeId, int limit) {
        Conditions where = new Conditions();
        String type = where.parameter(reference.type().code());
        String issuer = where.parameter(reference.issuer());
        String value = where.parameter(reference.value());
        where.and("t.id < ?", beforeId);
        String query = """
                WITH tied AS (
                    SELECT transaction FROM joining_reference
                     WHERE type = %1$s AND issuer = %2$s AND value = %3$s
                     UNION
                    SELECT e.transaction FROM grouping_reference g JOIN event e ON e.id = g.event
                     WHERE g.type = %1$s AND g.issuer = %2$s AND g.value = %3$s
                ), candidate AS (
                    SELECT DISTINCT t.id, t.correlation_id
                      FROM tied
                      LEFT JOIN transaction_alias a ON a.absorbed = tied.transaction
                      JOIN transaction t ON t.id = coalesce(a.survivor, tied.transaction)
                     WHERE %4$s
                     ORDER BY t.id DESC LIMIT %5$s)
                """.formatted(type, issuer, value, where.clause(), where.parameter(limit)) + SUMMARIES;
        return summaries(connection, query, where);
    }

    private static Uni<List<Summary>> summaries(SqlConnection connection, String query, Conditions where) {
        return connection.preparedQuery(query).execute(where.tuple()).map(rows -> {
            List<Summary> summaries = new ArrayList<>(rows.size());
            for (Row row : rows) {
                summaries.add(new Summary(
                        row.getLong("id"),
                        row.getUUID("correlation_id"),
                        row.getLong("events"),
                        row.getOffsetDateTime("first_at").toInstant(),
                        row.getOffsetDateTime("last_at").toInstant(),
                        Arrays.asList(row.getArrayOfStrings("sources"))));
            }
            return summaries;
        });
    }
}
