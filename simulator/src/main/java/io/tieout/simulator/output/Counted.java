package io.tieout.simulator.output;

import io.tieout.event.BusinessEvent;
import io.tieout.event.EventType;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Counts what it passes on, by type.
public final class Counted implements Sink {

    private final Sink sink;
    private final Map<EventType, LongAdder> counts = new EnumMap<>(EventType.class);

    public Counted(Sink sink) {
        this.sink = sink;
    }

    @Override
    public void told(BusinessEvent event) {
        sink.told(event);
        counts.computeIfAbsent(event.type(), _ -> new LongAdder()).increment();
    }

    public Map<EventType, Long> counts() {
        Map<EventType, Long> sums = new EnumMap<>(EventType.class);
        counts.forEach((type, count) -> sums.put(type, count.sum()));
        return sums;
    }
}
