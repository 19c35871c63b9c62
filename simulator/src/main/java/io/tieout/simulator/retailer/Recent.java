package io.tieout.simulator.retailer;

import io.tieout.event.Reference;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What is known of things that were named not long ago. Older ones are forgotten, so that memory stays flat.
final class Recent<V> {

    private record Known<V>(Instant since, V value) {}

    /// In the order of time.
    private final Map<Reference, Known<V>> known = new LinkedHashMap<>();

    void remember(Reference name, V value, Instant now) {
        known.remove(name);
        known.put(name, new Known<>(now, value));
    }

    @Nullable
    V of(Reference name) {
        Known<V> found = known.get(name);
        return found == null ? null : found.value();
    }

    void forgetBefore(Instant instant) {
        Iterator<Known<V>> oldest = known.values().iterator();
        while (oldest.hasNext() && oldest.next().since().isBefore(instant)) {
            oldest.remove();
        }
    }
}
