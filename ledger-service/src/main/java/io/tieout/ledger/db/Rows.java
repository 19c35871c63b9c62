package io.tieout.ledger.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/// Runs queries.
final class Rows {

    private Rows() {}

    static <T> Uni<List<T>> read(SqlConnection connection, String query, Tuple parameters, Function<Row, T> item) {
        return connection.preparedQuery(query).execute(parameters).map(rows -> {
            List<T> items = new ArrayList<>(rows.size());
            rows.forEach(row -> items.add(item.apply(row)));
            return items;
        });
    }
}
