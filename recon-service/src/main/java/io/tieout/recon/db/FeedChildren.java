package io.tieout.recon.db;

import io.smallrye.mutiny.Uni;
import io.tieout.recon.app.Decision;
import io.tieout.recon.domain.feed.Silences.Child;
import io.vertx.mutiny.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Which findings are no breaks because a source is silent, by unit.
final class FeedChildren {

    /// Under the locks of the units.
    private static final String LET_GO = """
            DELETE FROM feed_child c USING unnest($1::text[], $2::uuid[]) AS u (tenant, id)
             WHERE c.tenant = u.tenant AND c.unit_id = u.id""";

    private static final String KEEP = """
            INSERT INTO feed_child (tenant, unit_id, rule, rule_key, ordinal, parent_id, currency, delta_minor,
                   exposure_minor)
            SELECT * FROM unnest($1::text[], $2::uuid[], $3::text[], $4::text[], $5::integer[], $6::uuid[], $7::text[],
                   $8::bigint[], $9::bigint[])
            ON CONFLICT (tenant, unit_id, rule, rule_key, ordinal) DO UPDATE
               SET parent_id = excluded.parent_id, currency = excluded.currency,
                   delta_minor = excluded.delta_minor, exposure_minor = excluded.exposure_minor""";

    private record Row(Decision decision, String rule, Child child) {}

    private FeedChildren() {}

    /// Writes the children of units anew.
    static Uni<Void> write(SqlConnection connection, List<Decision> decisions, Collection<Transaction> older) {
        List<Row> rows = new ArrayList<>();
        for (Decision decision : decisions) {
            decision.children()
                    .forEach((rule, children) -> children.forEach(child -> rows.add(new Row(decision, rule, child))));
        }
        Uni<Void> letGo = older.isEmpty()
                ? Uni.createFrom().voidItem()
                : connection
                        .preparedQuery(LET_GO)
                        .execute(Roots.keys(older).tuple())
                        .replaceWithVoid();
        return rows.isEmpty() ? letGo : letGo.chain(() -> keep(connection, rows));
    }

    private static Uni<Void> keep(SqlConnection connection, List<Row> rows) {
        return connection
                .preparedQuery(KEEP)
                .execute(Columns.of(rows)
                        .texts(row -> row.decision().tenant())
                        .uuids(row -> row.decision().unitId())
                        .texts(Row::rule)
                        .texts(row -> row.child().key().ruleKey())
                        .ints(row -> row.child().key().ordinal())
                        .uuids(row -> row.child().parent())
                        .texts(row -> row.child().delta().currency().getCurrencyCode())
                        .longs(row -> row.child().delta().minor())
                        .longs(row -> row.child().exposure().minor())
                        .tuple())
                .replaceWithVoid();
    }
}
