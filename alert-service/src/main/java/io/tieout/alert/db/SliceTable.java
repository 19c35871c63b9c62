package io.tieout.alert.db;

import static io.tieout.alert.db.Columns.column;
import static io.tieout.alert.db.Columns.rows;
import static io.tieout.alert.db.Columns.tuple;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.domain.Slice;
import io.tieout.event.Money;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;

/// Makes evaluations of a slice take turns. Without it two batches that each add a break below the threshold would
/// both miss that the two together reach it.
@ApplicationScoped
class SliceTable {

    private static final String ADD = """
            INSERT INTO watched_slice (tenant, entity, currency)
            SELECT * FROM unnest($1::text[], $2::text[], $3::text[]) ON CONFLICT DO NOTHING""";

    private static final String LOCK = """
            SELECT 1 FROM watched_slice JOIN unnest($1::text[], $2::text[], $3::text[]) AS wanted
                (tenant, entity, currency) USING (tenant, entity, currency)
            ORDER BY tenant, entity, currency FOR UPDATE OF watched_slice""";

    private static final String OF_TENANT = """
            SELECT tenant, entity, currency FROM watched_slice WHERE tenant = $1
            ORDER BY tenant, entity, currency FOR UPDATE""";

    /// Holds the slices until the database transaction ends. Everybody locks in the same order.
    Uni<Void> lock(SqlConnection connection, SortedSet<Slice> slices) {
        Tuple parameters = parameters(slices);
        return connection
                .preparedQuery(ADD)
                .execute(parameters)
                .chain(() -> connection.preparedQuery(LOCK).execute(parameters))
                .replaceWithVoid();
    }

    /// Locks and returns every slice that `tenant` ever had a break in.
    Uni<List<Slice>> lockAll(SqlConnection connection, String tenant) {
        return connection
                .preparedQuery(OF_TENANT)
                .execute(Tuple.of(tenant))
                .map(found -> rows(
                        found,
                        row -> new Slice(
                                row.getString("tenant"),
                                row.getString("entity"),
                                Money.currencyOf(row.getString("currency")))));
    }

    /// The three columns of slices, as every statement here and in the neighbours takes them.
    static Tuple parameters(Collection<Slice> slices) {
        return tuple(
                column(slices, String[]::new, Slice::tenant),
                column(slices, String[]::new, Slice::entity),
                column(slices, String[]::new, Slice::currencyCode));
    }
}
