package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.domain.Break;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// Which load of a card what the ERP holds back is waiting for.
final class HeldBackRows {

    /// As in the index of V22; a break that is about a card names one.
    private static final String CARD =
            "(jsonb_path_query_first(%1$s.detail, '$.trail.keys[*] ? (@ starts with \"gift-card:\")') #>> '{}')";

    private static final String HAPPENED =
            "coalesce((%1$s.detail -> 'trail' ->> 'occurredAt')::timestamptz, %1$s.business_date::timestamp AT TIME ZONE 'UTC')";

    /// The earliest load of the card that the ERP does not have, if it came before.
    private static final String LOADS =
            """
            SELECT c.break_id, l.incident_id
              FROM unnest($1::text[], $2::uuid[]) AS k (tenant, id)
              JOIN break c ON c.tenant = k.tenant AND c.break_id = k.id
             CROSS JOIN LATERAL (
                SELECT b.incident_id, %2$s AS at, b.first_detected_at
                  FROM break b
                 WHERE b.tenant = c.tenant AND %1$s = %3$s AND b.detail -> 'trail' ->> 'stage' <> 'other'
                   AND b.detail -> 'trail' ->> 'stage' = 'load'
                   AND b.entity = c.entity AND b.currency = c.currency AND b.status <> 'absorbed'
                   AND (b.class = 'missing' OR (b.detail -> 'trail' ->> 'parked')::boolean)
                   AND b.incident_id IS NOT NULL
                 ORDER BY 2, 3, b.break_id LIMIT 1) l
             WHERE (l.at, l.first_detected_at) <= (%4$s, c.first_detected_at)""".formatted(CARD.formatted("b"), HAPPENED.formatted("b"), CARD.formatted("c"), HAPPENED.formatted("c"));

    /// What came before its load was known is looked at once more. One that somebody is just changing is
    /// looked at because of that.
    private static final String REGROUP = """
            WITH held AS (
                SELECT c.tenant, c.break_id
                  FROM unnest($1::text[], $2::uuid[]) AS k (tenant, id)
                  JOIN break l ON l.tenant = k.tenant AND l.break_id = k.id
                  JOIN break c ON c.tenant = l.tenant AND %s = %s
                   AND c.detail -> 'trail' ->> 'stage' <> 'other' AND c.detail -> 'trail' ->> 'stage' <> 'load'
                   AND (c.detail -> 'trail' ->> 'parked')::boolean
                   AND c.entity = l.entity AND c.currency = l.currency
                   AND c.incident_id IS DISTINCT FROM l.incident_id AND c.grouped_version > 0
                 ORDER BY c.tenant, c.break_id FOR NO KEY UPDATE OF c SKIP LOCKED)
            UPDATE break b SET grouped_version = 0
              FROM held h WHERE b.tenant = h.tenant AND b.break_id = h.break_id""".formatted(CARD.formatted("c"), CARD.formatted("l"));

    private HeldBackRows() {}

    /// The incident of the load that each of these waits for; those that wait for none are left out.
    static Uni<Map<UUID, UUID>> incidentsOf(SqlConnection connection, Collection<Break> held) {
        if (held.isEmpty()) {
            return Uni.createFrom().item(Map.of());
        }
        return connection.preparedQuery(LOADS).execute(keys(held).tuple()).map(rows -> {
            Map<UUID, UUID> incidents = new HashMap<>();
            for (Row row : rows) {
                incidents.put(row.getUUID("break_id"), row.getUUID("incident_id"));
            }
            return incidents;
        });
    }

    static Uni<Void> regroup(SqlConnection connection, Collection<Break> loads) {
        return loads.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection.preparedQuery(REGROUP).execute(keys(loads).tuple()).replaceWithVoid();
    }

    private static Columns<Break> keys(Collection<Break> breaks) {
        return Columns.of(breaks).texts(each -> each.state().tenant()).uuids(Break::id);
    }
}
