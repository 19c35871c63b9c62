package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.kit.db.TenantTx;
import io.tieout.ledger.app.EventFate;
import io.tieout.ledger.app.EventFate.Contradiction;
import io.tieout.ledger.app.EventLog;
import io.tieout.ledger.app.RecordedEvent;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@ApplicationScoped
class PgEventLog implements EventLog {

    private static final String FIND = EventRows.SELECT + """

              JOIN event_key k ON k.event = e.id AND k.recorded_at = e.recorded_at
             WHERE k.event_id = $1""";

    private static final String ENTRY = EntryRows.SELECT
            + " WHERE n.event = $1 OR n.event IN (SELECT id FROM correction WHERE event = $1) ORDER BY n.event, n.number";

    private static final String DUPLICATES =
            "SELECT coalesce(sum(deliveries), 0)::bigint AS duplicates FROM duplicate WHERE event = $1";

    private static final String CONFLICTS = """
            SELECT c.delivery_id, c.received_at, c.recorded_at, c.payload
              FROM conflict c JOIN event e ON e.id = c.event AND e.revision = c.revision
             WHERE c.event = $1 ORDER BY c.recorded_at, c.content_hash LIMIT 100""";

    private final TenantTx tx;

    PgEventLog(TenantTx tx) {
        this.tx = tx;
    }

    @Override
    public Uni<Optional<EventFate>> find(String tenant, UUID eventId) {
        return tx.inTenantTx(
                tenant,
                connection -> connection
                        .preparedQuery(FIND)
                        .execute(Tuple.of(eventId))
                        .chain(rows -> rows.size() == 0
                                ? Uni.createFrom().item(Optional.<EventFate>empty())
                                : fate(
                                                connection,
                                                EventRows.event(rows.iterator().next()))
                                        .map(Optional::of)));
    }

    private static Uni<EventFate> fate(SqlConnection connection, RecordedEvent event) {
        Tuple id = Tuple.of(event.id());
        return EntryRows.read(connection, ENTRY, id)
                .chain(entries -> connection
                        .preparedQuery(DUPLICATES)
                        .execute(id)
                        .map(rows -> rows.iterator().next().getLong("duplicates"))
                        .chain(duplicates -> connection
                                .preparedQuery(CONFLICTS)
                                .execute(id)
                                .map(rows -> {
                                    List<Contradiction> conflicts = new ArrayList<>();
                                    rows.forEach(row -> conflicts.add(contradiction(row)));
                                    return new EventFate(event, entries, duplicates, conflicts);
                                })));
    }

    private static Contradiction contradiction(Row row) {
        return new Contradiction(
                row.getString("delivery_id"),
                row.getOffsetDateTime("received_at").toInstant(),
                row.getOffsetDateTime("recorded_at").toInstant(),
                row.getBuffer("payload").toString());
    }

    @Override
    public Uni<List<RecordedEvent>> list(String tenant, Filter filter, @Nullable Long beforeId, int limit) {
        Conditions where = conditions(filter).and("e.id < ?", beforeId);
        String query =
                EventRows.SELECT + "\n WHERE " + where.clause() + " ORDER BY e.id DESC LIMIT " + where.parameter(limit);
        return tx.inTenantTx(tenant, connection -> Rows.read(connection, query, where.tuple(), EventRows::event));
    }

    private static Conditions conditions(Filter filter) {
        Conditions where = new Conditions()
                .and("e.entity = ?", filter.entity())
                .and("e.type = ?", filter.type())
                .and("e.source = ?", filter.source())
                .and("e.subject = ?", filter.subject())
                .and("e.role = ?", code(filter.role()))
                .and("e.business_date >= ?", filter.from())
                .and("e.business_date <= ?", filter.to())
                .and("e.recorded_at >= ?", utc(filter.recordedFrom()))
                .and("e.recorded_at < ?", utc(filter.recordedBefore()))
                .and(EventRows.OUTCOME + " = ?", code(filter.outcome()));
        if (filter.reference() != null) {
            CarriedReference.and(where, filter.reference());
        }
        return where;
    }

    private static @Nullable String code(@Nullable Coded coded) {
        return coded == null ? null : coded.code();
    }

    private static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : Columns.utc(instant);
    }
}
