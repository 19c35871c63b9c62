package io.tieout.ledger.app;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.HandoffStage;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.Reference;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.SourceRole;
import io.tieout.ledger.TestEvents;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Makes the deliveries of a few orders with payments, refunds, failures, cancellations, ERP documents and handoffs.
/// Some events name the order, some the payment or the refund only, and repeats name more or fewer things. What glues
/// is named by events of any order.
final class RetailFlow {

    private final RandomGenerator random;
    private final TestEvents events;
    private final List<Reference> glue;
    private final List<BusinessEvent> deliveries = new ArrayList<>();

    private RetailFlow(RandomGenerator random, TestEvents events, List<Reference> glue) {
        this.random = random;
        this.events = events;
        this.glue = glue;
    }

    /// The same generator state gives the same deliveries for every tenant.
    static List<BusinessEvent> of(RandomGenerator random, String tenant, int orders, Reference... glue) {
        RetailFlow flow = new RetailFlow(random, new TestEvents(tenant), List.of(glue));
        for (int i = 0; i < orders; i++) {
            flow.order("O" + i, "P" + i);
        }
        return flow.deliveries;
    }

    private void order(String order, String payment) {
        Reference orderReference = TestEvents.order(order);
        Reference paymentReference = TestEvents.reference("payment:stripe-us:" + payment);
        Reference customer = TestEvents.reference("customer:shopify-us:C" + random.nextInt(3));
        deliveries.add(events.ordered(order, "100.00"));
        deliver(events.captured(
                payment,
                "100.00",
                random.nextInt(8) == 0 ? "voucher-x" : "card",
                glued(paymentReference, orderReference, customer)));
        int refunds = random.nextInt(3);
        for (int i = 0; i < refunds; i++) {
            refund(order, payment, order + "-R" + i);
        }
    }

    private void refund(String order, String payment, String refund) {
        String amount = (1 + random.nextInt(40)) + ".25";
        Reference own = TestEvents.refund(TestEvents.STOREFRONT, refund);
        RefundIssued issued = events.issued(
                events.envelope(
                        TestEvents.STOREFRONT, SourceRole.STOREFRONT, refund, glued(own, TestEvents.order(order))),
                RefundIntent.ISSUED,
                amount,
                "original");
        deliver(issued);
        if (random.nextInt(4) == 0) {
            deliver(cancelled(issued));
        }
        Reference processors = TestEvents.refund(TestEvents.PROCESSOR, "re_" + refund);
        Reference link = switch (random.nextInt(3)) {
            case 0 -> TestEvents.order(order);
            case 1 -> TestEvents.reference("payment:stripe-us:" + payment);
            default -> processors;
        };
        for (RefundStatus status : statuses()) {
            deliver(events.processed("re_" + refund, status, amount, glued(processors, link)));
        }
        if (random.nextBoolean()) {
            deliver(events.posted("CM-" + refund, amount, own));
        }
        if (random.nextBoolean()) {
            deliveries.add(events.handedOver("m-" + refund, HandoffStage.FORWARDED, own));
        }
    }

    private Reference[] glued(Reference... own) {
        List<Reference> references = new ArrayList<>(List.of(own));
        for (Reference one : glue) {
            if (random.nextInt(3) == 0) {
                references.add(one);
            }
        }
        return references.toArray(Reference[]::new);
    }

    /// Failures with and without the approval they take back.
    private List<RefundStatus> statuses() {
        return switch (random.nextInt(5)) {
            case 0 -> List.of(RefundStatus.PENDING, RefundStatus.APPROVED);
            case 1 -> List.of(RefundStatus.APPROVED, RefundStatus.FAILED);
            case 2 -> List.of(RefundStatus.FAILED);
            case 3 -> List.of(RefundStatus.PENDING, RefundStatus.REJECTED);
            default -> List.of(RefundStatus.APPROVED);
        };
    }

    /// One to three deliveries of the same fact, each with its own choice of references.
    private void deliver(BusinessEvent event) {
        deliveries.add(event);
        int repeats = random.nextInt(3);
        for (int i = 0; i < repeats; i++) {
            deliveries.add(withSomeReferences(event));
        }
    }

    private BusinessEvent withSomeReferences(BusinessEvent event) {
        Envelope envelope = event.envelope();
        Reference[] some = envelope.references().stream()
                .filter(reference -> random.nextInt(3) > 0)
                .toArray(Reference[]::new);
        Envelope other = events.envelope(envelope.source(), envelope.role(), envelope.subject(), some);
        return switch (event) {
            case RefundIssued refund ->
                new RefundIssued(
                        other,
                        refund.intent(),
                        refund.basis(),
                        refund.amount(),
                        refund.tax(),
                        refund.tender(),
                        refund.reason(),
                        refund.extent());
            case RefundProcessed refund ->
                new RefundProcessed(other, refund.status(), refund.statusAsSent(), refund.amount(), refund.reason());
            case PaymentCaptured payment -> new PaymentCaptured(other, payment.amount(), payment.tender());
            default -> event;
        };
    }

    private RefundIssued cancelled(RefundIssued issued) {
        return new RefundIssued(
                events.envelope(
                        TestEvents.STOREFRONT,
                        SourceRole.STOREFRONT,
                        issued.envelope().subject(),
                        issued.envelope().references().toArray(Reference[]::new)),
                RefundIntent.CANCELLED,
                issued.basis(),
                issued.amount(),
                issued.tax(),
                issued.tender(),
                issued.reason(),
                issued.extent());
    }
}
