package io.tieout.event;

import io.tieout.event.BusinessEvent.ErpEntryPosted;
import io.tieout.event.BusinessEvent.HandoffRecorded;
import io.tieout.event.BusinessEvent.OrderPlaced;
import io.tieout.event.BusinessEvent.PaymentCaptured;
import io.tieout.event.BusinessEvent.RefundIssued;
import io.tieout.event.BusinessEvent.RefundProcessed;
import org.jspecify.annotations.Nullable;

/// The fingerprint of what an event claims: equal for a repeat, different for a contradiction.
///
/// It covers the fields that book or match. Times are left out, because a vendor's several events about one fact
/// carry several; references are left out, because they are edges that a repeat may add to.
public final class ContentHash {

    private ContentHash() {}

    public static byte[] of(BusinessEvent event) {
        CanonicalBytes bytes = new CanonicalBytes()
                .text(event.type().factType())
                .text(event.envelope().entity());
        switch (event) {
            case OrderPlaced order -> bytes.money(order.total()).money(order.tax());
            case PaymentCaptured payment -> bytes.money(payment.amount()).text(payment.tender());
            case RefundIssued refund -> addTo(bytes, refund);
            case RefundProcessed refund -> bytes.code(refund.status()).money(refund.amount());
            case ErpEntryPosted entry -> addTo(bytes, entry);
            case HandoffRecorded handoff -> addTo(bytes, handoff);
        }
        return bytes.sha256();
    }

    private static void addTo(CanonicalBytes bytes, RefundIssued refund) {
        bytes.code(refund.intent())
                .code(refund.basis())
                .money(refund.amount())
                .money(refund.tax())
                .text(refund.tender())
                .text(refund.reason())
                .code(refund.extent());
    }

    private static void addTo(CanonicalBytes bytes, ErpEntryPosted entry) {
        bytes.code(entry.state())
                .text(entry.documentType())
                .money(entry.amount())
                .text(entry.postingDate().toString())
                .text(entry.period());
        reference(bytes, entry.carries());
        bytes.text(entry.reason()).code(entry.extent()).list(entry.lines());
        for (ErpLine line : entry.lines()) {
            bytes.text(line.account()).code(line.side()).money(line.amount());
        }
    }

    private static void addTo(CanonicalBytes bytes, HandoffRecorded handoff) {
        bytes.code(handoff.stage());
        reference(bytes, handoff.about());
        bytes.text(handoff.target())
                .text(handoff.targetReference())
                .list(handoff.fields().keySet());
        handoff.fields().forEach((name, value) -> bytes.text(name).text(value));
    }

    private static void reference(CanonicalBytes bytes, @Nullable Reference reference) {
        bytes.text(reference == null ? null : reference.toString());
    }
}
