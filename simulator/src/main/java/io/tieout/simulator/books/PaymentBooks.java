package io.tieout.simulator.books;

import io.tieout.event.PaymentEvent;
import io.tieout.event.PaymentEvent.PaymentAuthorized;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.PaymentEvent.PaymentFailed;
import io.tieout.event.PaymentEvent.PaymentVoided;
import io.tieout.event.RefundEvent;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundIntent;
import io.tieout.event.VoidedStage;
import java.util.LinkedHashSet;

/// Payments and refunds: rows 1b, 2, 2a, 2c, 3a, and 4 to 4g but for what registers take back.
///
/// Whoever collects books what was captured and paid back; shop and marketplace book what they promise. Registers
/// record a return instead.
final class PaymentBooks {

    /// So many promises are remembered, the latest ones: one that is told again is not booked again.
    private static final int PROMISES_MAX = 20_000;

    private final Journal journal;
    private final LinkedHashSet<Promise> promises = new LinkedHashSet<>();

    private record Promise(String source, String refund, RefundIntent intent) {}

    PaymentBooks(Journal journal) {
        this.journal = journal;
    }

    void post(PaymentEvent event) {
        Account clearing = Clearing.of(event.envelope());
        if (clearing == null) {
            return;
        }
        switch (event) {
            case PaymentCaptured capture ->
                journal.move(
                        capture,
                        clearing,
                        Tenders.elsewhere(capture.tender(), Account.ORDER_CLEARING),
                        capture.amount());
            case PaymentVoided undone -> {
                if (undone.voided() == VoidedStage.CAPTURE) {
                    journal.move(undone, Account.ORDER_CLEARING, clearing, undone.amount());
                }
            }
            // A promise and a refusal are no money.
            case PaymentAuthorized _, PaymentFailed _ -> {}
        }
    }

    void post(RefundEvent event) {
        switch (event) {
            case RefundIssued refund -> promised(refund);
            case RefundProcessed refund -> processed(refund);
        }
    }

    private void promised(RefundIssued refund) {
        switch (refund.envelope().role()) {
            case STOREFRONT, MARKETPLACE -> {
                if (isNew(refund)) {
                    promise(refund);
                }
            }
            case POS,
                    PROCESSOR,
                    GIFT_CARD_PLATFORM,
                    ERP,
                    OMS,
                    WMS,
                    BANK,
                    CRM,
                    PIM,
                    TAX_ENGINE,
                    LOYALTY,
                    INTEGRATION -> {}
        }
    }

    private void promise(RefundIssued refund) {
        long sign = switch (refund.intent()) {
            case ISSUED -> 1;
            case CANCELLED -> -1;
        };
        long minor = sign * refund.amount().minor();
        long tax = refund.tax() == null ? 0 : sign * refund.tax().minor();
        Entry entry = journal.entry(refund, refund.amount().currency());
        switch (refund.basis()) {
            case GOODS_RETURNED -> entry.debit(Account.RETURNS, minor - tax).debit(Account.SALES_TAX, tax);
            case BEFORE_FULFILMENT -> entry.debit(Account.ORDER_CLEARING, minor);
            case APPEASEMENT -> entry.debit(Account.CONCESSIONS, minor);
        }
        entry.credit(Tenders.elsewhere(refund.tender(), Account.REFUNDS_PAYABLE), minor)
                .post();
    }

    /// One fact books once, even if it is told with another amount.
    private boolean isNew(RefundIssued refund) {
        Promise promise =
                new Promise(refund.envelope().source(), refund.envelope().subject(), refund.intent());
        if (!promises.add(promise)) {
            return false;
        }
        if (promises.size() > PROMISES_MAX) {
            promises.removeFirst();
        }
        return true;
    }

    private void processed(RefundProcessed refund) {
        Account clearing = Clearing.of(refund.envelope());
        if (clearing == null) {
            return;
        }
        switch (refund.status()) {
            case APPROVED -> journal.move(refund, Account.REFUNDS_PAYABLE, clearing, refund.amount());
            case FAILED -> journal.move(refund, clearing, Account.REFUNDS_PAYABLE, refund.amount());
            // The customer is still owed.
            case PENDING, REJECTED, UNMAPPED -> {}
        }
    }
}
