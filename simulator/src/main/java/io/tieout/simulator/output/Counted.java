package io.tieout.simulator.output;

import io.tieout.event.BusinessEvent;
import io.tieout.event.EventType;
import java.util.EnumMap;
import java.util.Map;

/// Counts what it passes on, by type.
public final class Counted implements Sink {

    private final Sink sink;
    private final Map<EventType, Long> counts = new EnumMap<>(EventType.class);

    public Counted(Sink sink) {
        this.sink = sink;
    }

    @Override
    public void told(BusinessEvent event) {
        sink.told(event);
        counts.merge(event.type(), 1L, Long::sum);
    }

    public Map<EventType, Long> counts() {
        return counts;
    }
}
