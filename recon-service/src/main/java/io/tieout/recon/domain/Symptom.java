package io.tieout.recon.domain;

import io.tieout.event.finding.HandoffStep;

/// How a difference shows, as far as it can have that in common with others: breaks with equal symptoms that come close
/// together probably have one cause.
///
/// @param hop where the hand-over failed
/// @param connector the source id of the system that it failed at
/// @param failing the code, the log's words or the fields that it failed on; else the break class
public record Symptom(HandoffStep hop, String connector, String failing) {

    private static final String SILENT_LOG = "silent log";

    /// Where there is nothing to have in common.
    public static final Symptom NONE = new Symptom(HandoffStep.GOOD, "", "");

    /// Nothing arrived, and no log tells of the whole transaction.
    ///
    /// @param source of the record
    public static Symptom ofSilentLog(String source) {
        return new Symptom(HandoffStep.FORWARDED_OR_ACCEPTED, source, SILENT_LOG);
    }

    public boolean isOfSilentLog() {
        return hop == HandoffStep.FORWARDED_OR_ACCEPTED && failing.equals(SILENT_LOG);
    }

    public boolean isNone() {
        return connector.isEmpty();
    }
}
