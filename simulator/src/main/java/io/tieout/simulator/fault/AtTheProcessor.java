package io.tieout.simulator.fault;

import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.SourceRole;
import io.tieout.simulator.retailer.Company;
import io.tieout.simulator.retailer.Listener;
import io.tieout.simulator.retailer.Party;
import io.tieout.simulator.retailer.Sent;
import io.tieout.simulator.retailer.World;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What goes wrong with payments, refunds and statements at the processors. Where money really moved, or did not, the
/// statements that follow say so.
final class AtTheProcessor implements Listener {

    private static final Duration REFUNDED_AFTER = Duration.ofHours(3);
    private static final Duration FAILED_AFTER = Duration.ofDays(1);
    private static final Duration CHARGED_BACK_AFTER = Duration.ofDays(4);
    private static final long TOO_MUCH_MINOR = 2_500;
    private static final long DISPUTE_FEE_MINOR = 1_500;

    private final World world;
    private final Chance chance;
    private final Truth truth;
    private final Listener next;
    private final Statements statements;
    private final Extras extras;

    AtTheProcessor(World world, Chance chance, Truth truth, Listener next, Extras extras) {
        this.world = world;
        this.chance = chance;
        this.truth = truth;
        this.next = next;
        this.statements = new Statements(truth, next);
        this.extras = extras;
    }

    @Override
    public void told(BusinessEvent event, @Nullable Sent sent) {
        switch (event) {
            case PaymentCaptured payment when payment.envelope().role() == SourceRole.PROCESSOR -> captured(payment);
            case RefundProcessed refund when refund.status() == RefundStatus.APPROVED -> approved(refund);
            case SettlementLineStated line -> stated(line);
            default -> statements.told(event, sent);
        }
    }

    /// Tells of its own accord what happens up to an instant.
    void runThrough(Instant now) {
        extras.runThrough(now);
    }

    private boolean happens(Fault fault, BusinessEvent event, String about) {
        if (!chance.of(fault, about)) {
            return false;
        }
        Envelope envelope = event.envelope();
        truth.happened(new Injection(fault, about, null, envelope.entity(), null, envelope.receivedAt()));
        return true;
    }

    private void captured(PaymentCaptured payment) {
        Reference order = Records.reference(payment, ReferenceType.ORDER).orElse(null);
        if (order == null) {
            next.told(payment, null);
            return;
        }
        boolean isOfShop =
                order.issuer().equals(world.companyOf(payment.envelope()).shop().id());
        if (isOfShop && happens(Fault.NEVER_CAPTURED, payment, order.toString())) {
            statements.withdraw(payment, Records.about(payment, null), payment.amount());
            return;
        }
        next.told(payment, null);
        if (happens(Fault.CHARGED_TWICE, payment, order.toString())) {
            chargeAgain(payment);
        } else if (isOfShop) {
            giveBackToo(payment, order);
        }
    }

    private void chargeAgain(PaymentCaptured payment) {
        Envelope envelope = payment.envelope();
        String id = envelope.subject() + "x";
        Reference again = new Reference(ReferenceType.PAYMENT, envelope.source(), id);
        List<Reference> references = envelope.references().stream()
                .map(reference -> reference.type() == ReferenceType.PAYMENT ? again : reference)
                .toList();
        PaymentCaptured second = Copy.of(payment)
                .in(envelope.withReferences(references))
                .as(id, "evt_" + id)
                .after(Duration.ofSeconds(20))
                .make();
        next.told(second, null);
        statements.add(
                second,
                new Statements.Extra(
                        SettlementKind.CHARGE, again, payment.amount().minor(), 0));
    }

    /// More than was paid, or all of it and by way of the bank once more.
    private void giveBackToo(PaymentCaptured payment, Reference order) {
        Instant at = payment.envelope().receivedAt().plus(REFUNDED_AFTER);
        Money amount = payment.amount();
        if (happens(Fault.REFUNDED_TOO_MUCH, payment, order.toString())) {
            refund(payment, order, amount.plus(money(TOO_MUCH_MINOR, amount)), at);
        } else if (happens(Fault.CHARGED_BACK_TOO, payment, order.toString())) {
            refund(payment, order, amount, at);
            Reference dispute = new Reference(
                    ReferenceType.CHARGEBACK,
                    payment.envelope().source(),
                    "dpx_" + payment.envelope().subject());
            Money fee = money(DISPUTE_FEE_MINOR, amount);
            extras.chargeBack(
                    world.companyOf(payment.envelope()),
                    processor(payment),
                    dispute,
                    payment,
                    fee,
                    at.plus(CHARGED_BACK_AFTER));
            truth.follows(dispute.toString());
            statements.add(
                    payment,
                    new Statements.Extra(SettlementKind.CHARGEBACK, dispute, -amount.minor(), DISPUTE_FEE_MINOR));
        }
    }

    private void refund(PaymentCaptured payment, Reference order, Money amount, Instant at) {
        Company company = world.companyOf(payment.envelope());
        extras.refund(company, processor(payment), order, amount, at);
        Reference executed =
                new Reference(ReferenceType.REFUND, payment.envelope().source(), "rex_" + order.value());
        truth.follows(new Reference(ReferenceType.REFUND, company.shop().id(), "RX-" + order.value()).toString());
        statements.add(payment, new Statements.Extra(SettlementKind.REFUND, executed, -amount.minor(), 0));
    }

    private Party processor(PaymentCaptured payment) {
        return world.partyOf(payment.envelope());
    }

    private void approved(RefundProcessed refund) {
        String about = Records.about(refund, null);
        Money amount = refund.amount();
        if (happens(Fault.REFUND_REJECTED, refund, about)) {
            statements.withdraw(refund, own(refund).toString(), money(-amount.minor(), amount));
            next.told(
                    Copy.of(refund)
                            .with("status", RefundStatus.REJECTED)
                            .with("statusAsSent", RefundStatus.REJECTED.code())
                            .make(),
                    null);
        } else if (happens(Fault.REFUND_STUCK, refund, about)) {
            statements.withdraw(refund, own(refund).toString(), money(-amount.minor(), amount));
        } else {
            next.told(refund, null);
            if (happens(Fault.REFUND_FAILED, refund, about)) {
                comesBack(refund);
            }
        }
    }

    /// The customer's bank could not place it: the money is the retailer's again, and the customer is still owed.
    private void comesBack(RefundProcessed refund) {
        Instant at = refund.envelope().receivedAt().plus(FAILED_AFTER);
        extras.fail(world.partyOf(refund.envelope()), refund, at);
        statements.add(
                refund,
                at,
                new Statements.Extra(
                        SettlementKind.REFUND, own(refund), refund.amount().minor(), 0));
    }

    /// The processor's own name of a refund, which its statement uses.
    private static Reference own(RefundProcessed refund) {
        return new Reference(
                ReferenceType.REFUND,
                refund.envelope().source(),
                refund.envelope().subject());
    }

    private void stated(SettlementLineStated line) {
        String about = Records.about(line, null);
        if (line.kind() == SettlementKind.CHARGE
                && line.fee().minor() > 0
                && chance.isPlanned(Fault.FEE_TOO_HIGH)
                && happens(Fault.FEE_TOO_HIGH, line, about)) {
            statements.dearer(line);
        } else if (chance.isPlanned(Fault.LINE_LOST) && payoutOf(line) != null && chance.of(Fault.LINE_LOST, about)) {
            // The payout is what does not add up; the line is what is not there.
            truth.happened(new Injection(
                    Fault.LINE_LOST,
                    String.valueOf(payoutOf(line)),
                    null,
                    line.envelope().entity(),
                    null,
                    line.envelope().receivedAt()));
            truth.follows(about);
        } else {
            statements.told(line, null);
        }
    }

    private static @Nullable Reference payoutOf(SettlementLineStated line) {
        return Records.reference(line, ReferenceType.PAYOUT).orElse(null);
    }

    private static Money money(long minor, Money like) {
        return new Money(minor, like.currency());
    }
}
