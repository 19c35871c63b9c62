package io.tieout.event.finding;

import java.util.List;

/// The failed handoff step with the evidence for it, or with the missing log named.
public record HandoffFinding(HandoffStep step, List<String> evidence) {

    public HandoffFinding {
        evidence = List.copyOf(evidence);
    }
}
