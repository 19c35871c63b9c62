package io.tieout.simulator.books;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A value that holds from an instant on, until the next one does. Of the past only the last one is kept.
final class Dated<V> {

    private final TreeMap<Instant, V> values = new TreeMap<>();

    /// @param now before which nothing will be asked for
    void set(V value, Instant from, Instant now) {
        values.put(from, value);
        Instant current = values.floorKey(now);
        if (current != null) {
            values.headMap(current, false).clear();
        }
    }

    /// Null before the first one holds.
    @Nullable
    V at(Instant instant) {
        Map.Entry<Instant, V> found = values.floorEntry(instant);
        return found == null ? null : found.getValue();
    }
}
