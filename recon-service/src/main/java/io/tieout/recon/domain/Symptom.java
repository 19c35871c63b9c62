package io.tieout.recon.domain;

import io.tieout.event.finding.HandoffStep;

/// How a difference shows, as far as it can have that in common with others: breaks with equal symptoms that come close
/// together probably have one cause.
///
/// @param hop where the hand-over failed
/// @param connector the source id of the system that it failed at
/// @param failing the code, the log's words or the fields that it failed on; else the break class
public record Symptom(HandoffStep hop, String connector, String failing) {

    /// Where there is nothing to have in common.
    public static final Symptom NONE = new Symptom(HandoffStep.GOOD, "", "");

    public boolean isNone() {
        return connector.isEmpty();
    }
}
