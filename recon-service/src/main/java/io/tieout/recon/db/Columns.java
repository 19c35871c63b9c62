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
        return add(rows.stream().map(column).toArray(String[]::new));
    }

    Columns<T> longs(ToLongFunction<T> column) {
        return add(rows.stream().mapToLong(column).boxed().toArray(Long[]::new));
    }

    Columns<T> ints(ToIntFunction<T> column) {
        return add(rows.stream().mapToInt(column).boxed().toArray(Integer[]::new));
    }

    Columns<T> uuids(Function<? super T, ? extends @Nullable UUID> column) {
        return add(rows.stream().map(column).toArray(UUID[]::new));
    }

    Columns<T> times(Function<? super T, ? extends @Nullable Instant> column) {
        return add(rows.stream().map(column).map(Columns::utc).toArray(OffsetDateTime[]::new));
    }

    Columns<T> dates(Function<? super T, LocalDate> column) {
        return add(rows.stream().map(column).toArray(LocalDate[]::new));
    }

    Columns<T> bytes(Function<? super T, byte[]> column) {
        return add(rows.stream().map(column).map(Buffer::buffer).toArray(Buffer[]::new));
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

    private Columns<T> add(@Nullable Object array) {
        arrays.add(array);
        return this;
    }
}
