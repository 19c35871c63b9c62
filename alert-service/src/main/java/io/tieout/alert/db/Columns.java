package io.tieout.alert.db;

import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Between rows and values: one array per column for set-based statements, one value per row for results.
final class Columns {

    private Columns() {}

    /// The parameters of a statement whose every parameter is an array or a plain value.
    static Tuple tuple(@Nullable Object... values) {
        return Tuple.from(values);
    }

    static <T, C> @Nullable C[] column(
            Collection<T> items, IntFunction<@Nullable C[]> array, Function<? super T, ? extends @Nullable C> value) {
        return items.stream().<@Nullable C>map(value).toArray(array);
    }

    static <T> List<T> rows(RowSet<Row> rows, Function<Row, T> read) {
        List<T> all = new ArrayList<>(rows.size());
        rows.forEach(row -> all.add(read.apply(row)));
        return all;
    }

    static OffsetDateTime time(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    static Instant instant(Row row, String column) {
        return row.getOffsetDateTime(column).toInstant();
    }

    static @Nullable Instant optionalInstant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? null : time.toInstant();
    }
}
