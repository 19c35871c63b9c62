package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Money;
import io.tieout.ledger.domain.BookValue;
import io.tieout.ledger.domain.Pending;
import io.tieout.ledger.domain.ValueKey;
import io.tieout.ledger.domain.ValueKind;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The values of the books, and which parts of events are valued by which.
final class BookValues {

    private static final String LOCK = "SELECT pg_advisory_xact_lock(hashtext('tieout.book_value'))";
    private static final String LOCK_SHARED = "SELECT pg_advisory_xact_lock_shared(hashtext('tieout.book_value'))";

    private static final String ADD = """
            INSERT INTO book_value (tenant, entity, kind, name, location, effective_at, event_id, factor, currency)
            SELECT tenant, entity, kind, name, location, effective_at, event_id, factor::numeric, currency
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::uuid[],
                   $8::text[], $9::text[])
                AS added (tenant, entity, kind, name, location, effective_at, event_id, factor, currency)""";

    private static final String REMOVE = """
            DELETE FROM book_value v
             USING unnest($1::text[], $2::uuid[], $3::text[]) AS s (tenant, event_id, name)
             WHERE v.name = s.name AND v.event_id = s.event_id AND v.tenant = s.tenant""";

    private static final String ADD_PARTS = """
            INSERT INTO valued_part (event, ordinal, tenant, entity, kind, name, location, at, value)
            SELECT p.event, p.ordinal, p.tenant, p.entity, p.kind, p.name, p.location, p.at, v.event_id
              FROM unnest($1::bigint[], $2::integer[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[],
                   $8::timestamptz[])
                AS p (event, ordinal, tenant, entity, kind, name, location, at)
              LEFT JOIN LATERAL value_at(p.tenant, p.entity, p.kind, p.name, p.location, p.at) v ON true
            RETURNING event, ordinal, NULL::uuid AS old, value AS new""";

    private static final String REVALUE = """
            UPDATE valued_part u SET value = p.new
              FROM (SELECT DISTINCT p.event, p.ordinal, p.value AS old, v.event_id AS new
                      FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
                        AS s (tenant, entity, kind, name, effective_at)
                      JOIN valued_part p ON p.name = s.name AND p.entity = s.entity AND p.tenant = s.tenant
                                        AND p.kind = s.kind AND p.at >= s.effective_at
                     CROSS JOIN LATERAL value_at(p.tenant, p.entity, p.kind, p.name, p.location, p.at) v
                     WHERE p.value IS DISTINCT FROM v.event_id) p
             WHERE u.event = p.event AND u.ordinal = p.ordinal
            RETURNING u.event, u.ordinal, p.old, p.new""";

    private static final String HOLDING = """
            SELECT p.ordinality, v.entity, v.kind, v.name, v.location, v.effective_at, v.factor::text AS factor, v.currency
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[])
                WITH ORDINALITY AS p (entity, kind, name, location, at, ordinality)
             CROSS JOIN LATERAL value_at($6, p.entity, p.kind, p.name, p.location, p.at) v""";

    private static final String BY_EVENT_ID = """
            SELECT event_id, entity, kind, name, location, effective_at, factor::text AS factor, currency
              FROM book_value
             WHERE event_id = ANY($1) AND name = ANY($2)""";

    /// A value and the fact that sets it.
    record Setting(String tenant, UUID eventId, BookValue value) {}

    /// A part of an event that is to be valued.
    record Part(long event, String tenant, Pending pending) {}

    /// The facts whose values were and are booked for a part; null is none.
    record Valued(
            long event,
            int ordinal,
            @Nullable UUID old,
            @Nullable UUID now) {}

    private final SqlConnection connection;

    BookValues(SqlConnection connection) {
        this.connection = connection;
    }

    /// Those who set values exclude those who use them and each other, until the end of the database transaction.
    Uni<Void> lock(boolean sets) {
        return connection.preparedQuery(sets ? LOCK : LOCK_SHARED).execute().replaceWithVoid();
    }

    Uni<Void> add(List<Setting> settings) {
        if (settings.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Columns<Setting> columns = keys(settings)
                .texts(setting -> orEverywhere(setting.value().key().location()))
                .times(setting -> setting.value().effectiveAt())
                .uuids(Setting::eventId)
                .texts(setting -> setting.value().factor().toPlainString())
                .texts(setting -> setting.value().currency().getCurrencyCode());
        return connection.preparedQuery(ADD).execute(columns.tuple()).replaceWithVoid();
    }

    /// Removes what facts set that say something else now.
    Uni<Void> remove(List<Setting> settings) {
        return settings.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(REMOVE)
                        .execute(Columns.of(settings)
                                .texts(Setting::tenant)
                                .uuids(Setting::eventId)
                                .texts(setting -> setting.value().key().name())
                                .tuple())
                        .replaceWithVoid();
    }

    /// Adds parts, with the values that hold for them now.
    Uni<List<Valued>> addParts(List<Part> parts) {
        if (parts.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        Columns<Part> columns = Columns.of(parts)
                .longs(Part::event)
                .ints(part -> part.pending().ordinal())
                .texts(Part::tenant)
                .texts(part -> part.pending().key().entity())
                .texts(part -> part.pending().key().kind().code())
                .texts(part -> part.pending().key().name())
                .texts(part -> orEverywhere(part.pending().key().location()))
                .times(part -> part.pending().at());
        return valued(ADD_PARTS, columns);
    }

    /// The parts recorded before for which another value holds now that these were set.
    Uni<List<Valued>> revalue(List<Setting> settings) {
        return settings.isEmpty()
                ? Uni.createFrom().item(List.of())
                : valued(
                        REVALUE, keys(settings).times(setting -> setting.value().effectiveAt()));
    }

    /// The values that hold for pending parts; those for which none does are left out.
    Uni<Map<Pending, BookValue>> holding(String tenant, List<Pending> pending) {
        if (pending.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Columns<Pending> columns = Columns.of(pending)
                .texts(part -> part.key().entity())
                .texts(part -> part.key().kind().code())
                .texts(part -> part.key().name())
                .texts(part -> orEverywhere(part.key().location()))
                .times(Pending::at)
                .same(tenant);
        return connection.preparedQuery(HOLDING).execute(columns.tuple()).map(rows -> {
            Map<Pending, BookValue> values = new HashMap<>();
            for (Row row : rows) {
                values.put(pending.get(Math.toIntExact(row.getLong("ordinality") - 1)), value(row));
            }
            return values;
        });
    }

    /// @param names of the values, by which they are found
    Uni<Map<UUID, BookValue>> byEventId(Collection<UUID> eventIds, Collection<String> names) {
        if (eventIds.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        Columns<UUID> columns = Columns.of(eventIds).uuids(id -> id).same(names.toArray(String[]::new));
        return connection.preparedQuery(BY_EVENT_ID).execute(columns.tuple()).map(rows -> {
            Map<UUID, BookValue> values = new HashMap<>();
            rows.forEach(row -> values.put(row.getUUID("event_id"), value(row)));
            return values;
        });
    }

    private Uni<List<Valued>> valued(String query, Columns<?> columns) {
        return connection.preparedQuery(query).execute(columns.tuple()).map(rows -> {
            List<Valued> valued = new ArrayList<>(rows.size());
            for (Row row : rows) {
                valued.add(new Valued(
                        row.getLong("event"), row.getInteger("ordinal"), row.getUUID("old"), row.getUUID("new")));
            }
            return valued;
        });
    }

    private static Columns<Setting> keys(List<Setting> settings) {
        return Columns.of(settings)
                .texts(Setting::tenant)
                .texts(setting -> setting.value().key().entity())
                .texts(setting -> setting.value().key().kind().code())
                .texts(setting -> setting.value().key().name());
    }

    private static String orEverywhere(@Nullable String location) {
        return location == null ? "" : location;
    }

    private static BookValue value(Row row) {
        String location = row.getString("location");
        return new BookValue(
                new ValueKey(
                        Coded.of(ValueKind.class, row.getString("kind")),
                        row.getString("entity"),
                        row.getString("name"),
                        location.isEmpty() ? null : location),
                row.getOffsetDateTime("effective_at").toInstant(),
                new BigDecimal(row.getString("factor")),
                Money.currencyOf(row.getString("currency")));
    }
}
