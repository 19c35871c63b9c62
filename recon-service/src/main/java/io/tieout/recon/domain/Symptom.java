package io.tieout.recon.domain;

import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.HandoffStep;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/// How a difference shows, as far as it can have that in common with others: breaks with equal symptoms that come close
/// together probably have one cause.
///
/// @param hop where the hand-over failed
/// @param connector the source id of the system that it failed at
/// @param failing the code, the log's words or the fields that it failed on; else the break class
public record Symptom(HandoffStep hop, String connector, String failing) {

    /// In which something was done once more.
    public static final Set<BreakClass> REPEATS =
            Collections.unmodifiableSet(EnumSet.of(BreakClass.DUPLICATE_POSTING, BreakClass.SAME_FACT_NEW_KEY));

    private static final String SILENT_LOG = "silent log";

    /// What the log tells of other messages and not of this one.
    public static final String NOT_RECEIVED = "not received";

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

    /// Whether it is a hand-over that went wrong, which several show alike if the integration does it: at a step, or by
    /// doing again what was done. What a source tells wrongly by itself has other reasons.
    public boolean isOfHandover(BreakClass breakClass) {
        return hop != HandoffStep.GOOD || REPEATS.contains(breakClass);
    }

    public boolean isNone() {
        return connector.isEmpty();
    }
}
