package io.tieout.recon.domain.onhand;

import java.util.EnumMap;
import java.util.Map;

/// What moved since some instant, in pieces as they are told.
///
/// @param flows each of them
/// @param adjusted with its sign
public record Moved(Map<Flow, Long> flows, long adjusted) {

    public Moved {
        flows = Map.copyOf(flows);
    }

    public long of(Flow flow) {
        return flows.getOrDefault(flow, 0L);
    }

    /// By how much there is more on hand afterwards.
    public long effect() {
        long effect = adjusted;
        for (Flow flow : Flow.values()) {
            effect = Math.addExact(effect, flow.effectOf(of(flow)));
        }
        return effect;
    }

    public boolean isNothing() {
        return adjusted == 0 && flows.values().stream().allMatch(pieces -> pieces == 0);
    }

    Moved minus(Moved before) {
        Map<Flow, Long> since = new EnumMap<>(Flow.class);
        for (Flow flow : Flow.values()) {
            since.put(flow, Math.subtractExact(of(flow), before.of(flow)));
        }
        return new Moved(since, Math.subtractExact(adjusted, before.adjusted));
    }

    Moved withAdjusted(long more) {
        return new Moved(flows, Math.addExact(adjusted, more));
    }
}
