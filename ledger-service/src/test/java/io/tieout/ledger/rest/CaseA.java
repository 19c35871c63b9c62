package io.tieout.ledger.rest;

import static io.tieout.ledger.TestEvents.order;
import static io.tieout.ledger.TestEvents.refund;

import io.tieout.event.BusinessEvent;
import io.tieout.event.RefundStatus;
import io.tieout.ledger.TestEvents;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Worked case A as the ledger sees it: eleven refunds, nine approved, one pending, one rejected.
final class CaseA {

    private final TestEvents events;
    private final List<BusinessEvent> all = new ArrayList<>();

    private CaseA(TestEvents events) {
        this.events = events;
    }

    static List<BusinessEvent> of(String tenant) {
        CaseA a = new CaseA(new TestEvents(tenant));
        a.add("R1", "1001", "20.00", RefundStatus.APPROVED, "20.00");
        a.add("R2", "1002", "35.50", RefundStatus.APPROVED, null);
        a.add("R3", "1003", "20.00", RefundStatus.APPROVED, "2.00");
        a.add("R4", "1004", "48.25", RefundStatus.APPROVED, "48.25");
        a.all.add(a.events.posted("CM-R4-again", "48.25", refund(TestEvents.STOREFRONT, "R4")));
        a.add("R5", "1005", "15.00", RefundStatus.APPROVED, "15.00");
        a.add("R6a", "1006", "30.00", RefundStatus.APPROVED, "30.00");
        a.add("R6b", "1006", "12.40", RefundStatus.APPROVED, null);
        a.add("R6c", "1006", "7.60", RefundStatus.APPROVED, null);
        a.add("R7", "1007", "60.00", RefundStatus.APPROVED, "60.00");
        a.add("R8", "1008", "25.00", RefundStatus.PENDING, null);
        a.add("R9", "1009", "18.00", RefundStatus.REJECTED, "18.00");
        return a.all;
    }

    private void add(String refund, String order, String amount, RefundStatus status, @Nullable String posted) {
        all.add(events.issued(refund, order, amount));
        all.add(events.processed(
                "re_" + refund, status, amount, refund(TestEvents.PROCESSOR, "re_" + refund), order(order)));
        if (posted != null) {
            all.add(events.posted("CM-" + refund, posted, refund(TestEvents.STOREFRONT, refund)));
        }
    }
}
