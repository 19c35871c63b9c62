package io.tieout.recon.domain;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.HandoffEvent.HandoffRecorded;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;

/// What a leg comes to in a table of legs.
public final class LegSummary {

    private LegSummary() {}

    /// In words for a table: `refund issued`, `credit-memo posted`, `handoff dead-lettered`.
    public static String wordsOf(BusinessEvent event) {
        return switch (event) {
            case RefundIssued refund -> "refund " + refund.intent().code();
            case RefundProcessed refund -> "refund " + refund.statusAsSent();
            case ErpEntryPosted entry ->
                entry.documentType() + " " + entry.state().code();
            case HandoffRecorded handoff -> "handoff " + handoff.stage().code();
            default -> event.type().words();
        };
    }
}
