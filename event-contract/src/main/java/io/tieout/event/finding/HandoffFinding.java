package io.tieout.event.finding;

import io.tieout.event.Meaning;
import java.util.List;

/// The failed handoff step with the evidence for it, or with the missing log named.
public record HandoffFinding(
        HandoffStep step,

        @Meaning("Sentences for people, each with its source.")
        List<String> evidence) {

    public HandoffFinding {
        evidence = List.copyOf(evidence);
    }
}
