package io.tieout.simulator.fault;

import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.ChargebackEvent.ChargebackChanged;
import io.tieout.event.ChargebackStage;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundExtent;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.Tender;
import io.tieout.simulator.retailer.Agenda;
import io.tieout.simulator.retailer.Company;
import io.tieout.simulator.retailer.Dice;
import io.tieout.simulator.retailer.DocumentType;
import io.tieout.simulator.retailer.Handover;
import io.tieout.simulator.retailer.Listener;
import io.tieout.simulator.retailer.Message;
import io.tieout.simulator.retailer.Party;
import io.tieout.simulator.retailer.Voice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Stories that should not have happened and that every system tells alike.
final class Extras {

    /// Numbers of messages from here on belong to no story of the clean retailer.
    private static final long NUMBERS_FROM = 900_000_000_000L;

    private final Agenda agenda = new Agenda();
    private final Voice voice;
    private final Handover handover;

    Extras(Dice dice, Listener listener) {
        this.voice = new Voice(listener);
        this.handover = new Handover(dice.of("extra", 0), agenda, voice, NUMBERS_FROM);
    }

    /// Lets everything be told that happens up to an instant, the instant included.
    void runThrough(Instant now) {
        agenda.runUntil(now.plusNanos(1));
    }

    /// The shop refunds an amount on an order without goods, the processor pays it, the ERP knows it.
    void refund(Company company, Party processor, Reference order, Money amount, Instant at) {
        Reference refund = name(ReferenceType.REFUND, company.shop(), "RX-" + order.value());
        Reference executed = name(ReferenceType.REFUND, processor, "rex_" + order.value());
        String reason = "goodwill";
        agenda.plan(at, now -> {
            voice.tell(
                    company.shop(),
                    "refunded-" + refund.value(),
                    refund.value(),
                    now,
                    List.of(order, refund),
                    envelope -> new RefundIssued(
                            envelope,
                            RefundIntent.ISSUED,
                            RefundBasis.APPEASEMENT,
                            amount,
                            null,
                            Tender.ORIGINAL.code(),
                            reason,
                            RefundExtent.FULL));
            handover.send(
                    new Message(
                            company,
                            refund,
                            order,
                            List.of(),
                            DocumentType.CONCESSION_CREDIT_MEMO,
                            amount,
                            reason,
                            RefundExtent.FULL),
                    now);
        });
        agenda.plan(
                at.plus(Duration.ofMinutes(2)),
                now -> voice.tell(
                        processor,
                        "evt_" + executed.value(),
                        executed.value(),
                        now,
                        List.of(order, refund, executed),
                        envelope -> new RefundProcessed(
                                envelope, RefundStatus.APPROVED, RefundStatus.APPROVED.code(), amount, null)));
    }

    /// The processor says that a refund it paid came back.
    void fail(Party processor, RefundProcessed refund, Instant at) {
        String subject = refund.envelope().subject();
        agenda.plan(
                at,
                now -> voice.tell(
                        processor,
                        "evt_failed_" + subject,
                        subject,
                        now,
                        refund.envelope().references(),
                        envelope -> new RefundProcessed(
                                envelope,
                                RefundStatus.FAILED,
                                RefundStatus.FAILED.code(),
                                refund.amount(),
                                "account closed")));
    }

    /// The processor takes a payment back, and the ERP knows it.
    void chargeBack(
            Company company, Party processor, Reference dispute, PaymentCaptured payment, Money fee, Instant at) {
        agenda.plan(at, now -> {
            voice.tell(
                    processor,
                    "evt_" + dispute.value(),
                    dispute.value(),
                    now,
                    with(dispute, payment.envelope().references()),
                    envelope -> new ChargebackChanged(
                            envelope, ChargebackStage.OPENED, payment.amount(), fee, "fraudulent", null));
            Reference order = Records.reference(payment, ReferenceType.ORDER).orElse(null);
            handover.send(Message.of(company, dispute, order, DocumentType.CHARGEBACK, payment.amount()), now);
        });
    }

    private static List<Reference> with(Reference first, List<Reference> more) {
        return java.util.stream.Stream.concat(java.util.stream.Stream.of(first), more.stream())
                .toList();
    }
}
