package io.tieout.recon.domain.evidence;

import io.tieout.event.finding.BreakClass;
import io.tieout.event.finding.Cause;
import io.tieout.event.finding.HandoffStep;
import java.util.List;

/// Why one break exists, as far as its own evidence tells. What needs several breaks to tell is not told here.
public final class Causes {

    private Causes() {}

    /// A person or an edit in the ERP is a process gap; a code that the ERP or nobody knows is reference data.
    public static Cause of(BreakClass breakClass, HandoffStep hop, List<Document> documents) {
        if (hop == HandoffStep.PROCESS_GAP || documents.stream().anyMatch(each -> each.enteredBy() != null)) {
            return Cause.PROCESS_GAP;
        }
        if (breakClass == BreakClass.STATUS_UNMAPPED
                || documents.stream().anyMatch(each -> each.exceptionCode() != null)) {
            return Cause.REFERENCE_DATA;
        }
        return Cause.UNDETERMINED;
    }
}
