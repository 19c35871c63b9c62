package io.tieout.recon.db;

import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Turns rows into one array per column, the form that `unnest` takes.
final class Columns<T> {

    private final Collection<T> rows;
    private final List<@Nullable Object> arrays = new ArrayList<>();

    private Columns(Collection<T> rows) {
        this.rows = rows;
    }

    static <T> Columns<T> of(Collection<T> rows) {
        return new Columns<>(rows);
    }

    Columns<T> texts(Function<? super T, ? extends @Nullable String> column) {
        return add(fill(new String[rows.size()], column));
    }

    Columns<T> longs(ToLongFunction<T> column) {
        return add(fill(new Long[rows.size()], column::applyAsLong));
    }

    Columns<T> ints(ToIntFunction<T> column) {
        return add(fill(new Integer[rows.size()], column::applyAsInt));
    }

    Columns<T> flags(Predicate<T> column) {
        return add(fill(new Boolean[rows.size()], column::test));
    }

    Columns<T> uuids(Function<? super T, ? extends @Nullable UUID> column) {
        return add(fill(new UUID[rows.size()], column));
    }

    Columns<T> times(Function<? super T, ? extends @Nullable Instant> column) {
        return add(fill(new OffsetDateTime[rows.size()], row -> utc(column.apply(row))));
    }

    Columns<T> dates(Function<? super T, LocalDate> column) {
        return add(fill(new LocalDate[rows.size()], column));
    }

    Columns<T> bytes(Function<? super T, byte[]> column) {
        return add(fill(new Buffer[rows.size()], row -> Buffer.buffer(column.apply(row))));
    }

    /// A value that is the same for every row, as a parameter of its own.
    Columns<T> same(@Nullable Object value) {
        return add(value instanceof Instant instant ? utc(instant) : value);
    }

    Tuple tuple() {
        return Tuple.from(arrays.toArray());
    }

    static @Nullable OffsetDateTime utc(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private <A> @Nullable A[] fill(@Nullable A[] array, Function<? super T, ? extends @Nullable A> column) {
        int at = 0;
        for (T row : rows) {
            array[at++] = column.apply(row);
        }
        return array;
    }

    private Columns<T> add(@Nullable Object array) {
        arrays.add(array);
        return this;
    }
}
