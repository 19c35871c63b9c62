package io.tieout.ledger.db;

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
        return each(new String[rows.size()], column);
    }

    Columns<T> longs(ToLongFunction<T> column) {
        return each(new Long[rows.size()], column::applyAsLong);
    }

    Columns<T> optionalLongs(Function<? super T, ? extends @Nullable Long> column) {
        return each(new Long[rows.size()], column);
    }

    Columns<T> ints(ToIntFunction<T> column) {
        return each(new Integer[rows.size()], column::applyAsInt);
    }

    Columns<T> flags(Predicate<T> column) {
        return each(new Boolean[rows.size()], column::test);
    }

    Columns<T> uuids(Function<? super T, ? extends @Nullable UUID> column) {
        return each(new UUID[rows.size()], column);
    }

    Columns<T> times(Function<? super T, Instant> column) {
        return each(new OffsetDateTime[rows.size()], row -> utc(column.apply(row)));
    }

    Columns<T> dates(Function<? super T, LocalDate> column) {
        return each(new LocalDate[rows.size()], column);
    }

    Columns<T> bytes(Function<? super T, byte[]> column) {
        return each(new Buffer[rows.size()], row -> Buffer.buffer(column.apply(row)));
    }

    /// A value that is the same for every row, as a parameter of its own.
    Columns<T> same(@Nullable Object value) {
        return add(value instanceof Instant instant ? utc(instant) : value);
    }

    Tuple tuple() {
        return Tuple.from(arrays.toArray());
    }

    static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private <V> Columns<T> each(@Nullable V[] array, Function<? super T, ? extends @Nullable V> column) {
        int at = 0;
        for (T row : rows) {
            array[at++] = column.apply(row);
        }
        return add(array);
    }

    private Columns<T> add(@Nullable Object array) {
        arrays.add(array);
        return this;
    }
}
