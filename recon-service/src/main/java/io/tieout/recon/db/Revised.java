package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import io.tieout.recon.app.Arrival;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Lets go of readings of events in whose place somebody approved another one.
final class Revised {

    private static final String REMEMBER = """
            INSERT INTO revised_event AS r (tenant, event_id, revision)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::integer[]) ORDER BY 1, 2
            ON CONFLICT (tenant, event_id) DO UPDATE SET revision = greatest(r.revision, excluded.revision)""";

    /// What they were of must be folded without them: their transactions, and what they are kept under by reference.
    private static final String LET_GO = """
            WITH former AS (
                UPDATE leg l SET holds = false
                  FROM unnest($1::text[], $2::uuid[], $3::integer[]) AS e (tenant, event_id, revision)
                 WHERE l.tenant = e.tenant AND l.event_id = e.event_id AND l.revision < e.revision AND l.holds
                RETURNING l.tenant, l.event_id, l.content_sha256, l.transaction_id)
            SELECT f.tenant, f.transaction_id, NULL AS reference FROM former f
             UNION
            SELECT f.tenant, k.key_id, r.reference
              FROM former f
              JOIN leg_key k
                ON k.tenant = f.tenant AND k.event_id = f.event_id AND k.content_sha256 = f.content_sha256
              JOIN recon_transaction r ON r.tenant = k.tenant AND r.transaction_id = k.key_id
             UNION
            SELECT f.tenant, p.key_id, r.reference
              FROM former f
              JOIN total_part p
                ON p.tenant = f.tenant AND p.event_id = f.event_id AND p.content_sha256 = f.content_sha256
              JOIN recon_transaction r ON r.tenant = p.tenant AND r.transaction_id = p.key_id""";

    /// What lost legs.
    ///
    /// @param events that have a revision
    /// @param references of the units that are folded by reference
    record Touched(Set<Transaction> events, Set<Transaction> transactions, Map<Transaction, Reference> references) {}

    private Revised() {}

    /// Splits have locked the tenant, so that no leg of before the revision is added meanwhile.
    static Uni<Touched> letGo(SqlConnection connection, Collection<Arrival> arrivals) {
        Map<Transaction, Integer> revised = new TreeMap<>();
        for (Arrival arrival : arrivals) {
            if (arrival.revision() > 0) {
                revised.merge(
                        new Transaction(arrival.tenant(), arrival.leg().eventId()), arrival.revision(), Math::max);
            }
        }
        Touched touched = new Touched(revised.keySet(), new TreeSet<>(), new TreeMap<>());
        return revised.isEmpty()
                ? Uni.createFrom().item(touched)
                : connection
                        .preparedQuery(REMEMBER)
                        .execute(columns(revised).tuple())
                        .chain(() -> connection
                                .preparedQuery(LET_GO)
                                .execute(columns(revised).tuple()))
                        .map(rows -> {
                            for (Row row : rows) {
                                Transaction unit = new Transaction(row.getString(0), row.getUUID(1));
                                String reference = row.getString(2);
                                if (reference == null) {
                                    touched.transactions().add(unit);
                                } else {
                                    touched.references().put(unit, Reference.parse(reference));
                                }
                            }
                            return touched;
                        });
    }

    private static Columns<Map.Entry<Transaction, Integer>> columns(Map<Transaction, Integer> revised) {
        return Columns.of(revised.entrySet())
                .texts(each -> each.getKey().tenant())
                .uuids(each -> each.getKey().id())
                .ints(Map.Entry::getValue);
    }
}
