package io.tieout.event.alert;

import io.tieout.event.Meaning;
import io.tieout.event.finding.HandoffStep;

/// Where the handoff failed.
public record FailedStep(
        HandoffStep code, @Meaning("The step in words.") String meaning) {}
