package io.tieout.simulator.oracle;

import io.tieout.event.BusinessEvent;
import io.tieout.event.ChargebackEvent.ChargebackChanged;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.GiftCardMove;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentAuthorized;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SourceRole;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.finding.BreakClass;
import io.tieout.simulator.fault.Records;
import io.tieout.simulator.oracle.Differences.Changed;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What is wrong with what the systems told of their own.
final class SourceSymptoms {

    private static final Duration DELIVERED_TO_CAPTURED = Duration.ofHours(24);
    private static final Duration OTHERS_TO_SOURCE = Duration.ofHours(1);
    private static final Duration REFUND_TO_PROCESSOR = Duration.ofDays(2);
    private static final Duration REFUND_TO_DECIDED = Duration.ofDays(7);
    private static final Duration SOLD_TO_LOADED = Duration.ofMinutes(30);

    private final String about;
    private final Differences differences;
    private final Money zero;
    private final List<Symptom> symptoms = new ArrayList<>();

    private SourceSymptoms(String about, Differences differences, Money zero) {
        this.about = about;
        this.differences = differences;
        this.zero = zero;
    }

    /// @param about the record; an order, a card and a payout are told of by others' events too
    /// @param zero nothing, in the currency of the company
    static List<Symptom> of(String about, Differences differences, Money zero) {
        SourceSymptoms all = new SourceSymptoms(about, differences, zero);
        all.refunds();
        all.payments();
        all.statements();
        all.cards();
        all.journals();
        return all.symptoms;
    }

    /// What is wrong with a refund of an order, or with its goods, is wrong with the refund, and not with the order.
    private boolean isOwn(BusinessEvent event) {
        return Records.about(event, null).equals(about);
    }

    private void refunds() {
        differences.repeated().stream()
                .filter(this::isOwn)
                .filter(RefundIssued.class::isInstance)
                .map(RefundIssued.class::cast)
                .forEach(other -> add(
                        BreakClass.CONFLICT, told(RefundIssued.class).getFirst().amount(), zero, at(other)));
        differences
                .changed(RefundIssued.class)
                .filter(changed -> isOwn(changed.clean()))
                .filter(changed -> changed.told()
                        .envelope()
                        .occurredAt()
                        .isAfter(changed.clean().envelope().occurredAt()))
                .ifPresent(changed -> toldLate(changed.told()));
        List<RefundProcessed> unknown = extra(RefundProcessed.class).stream()
                .filter(refund -> isOwn(refund) && refund.status() == RefundStatus.UNMAPPED)
                .toList();
        unknown.forEach(refund -> add(BreakClass.STATUS_UNMAPPED, refund.amount(), zero, at(refund)));
        extra(RefundProcessed.class).stream()
                .filter(refund -> isOwn(refund) && refund.status() == RefundStatus.FAILED)
                .forEach(refund -> add(BreakClass.REJECTED_OR_STUCK, refund.amount(), zero, at(refund)));
        differences
                .missing(RefundProcessed.class)
                .filter(refund -> isOwn(refund) && refund.status() == RefundStatus.APPROVED && unknown.isEmpty())
                .forEach(this::undecided);
    }

    /// A refusal can be seen at once. A processor that said pending is stuck after its time; a marketplace, which says
    /// nothing before it has paid, has no word at all.
    private void undecided(RefundProcessed missing) {
        Optional<RefundProcessed> refused = extra(RefundProcessed.class).stream()
                .filter(refund -> refund.status() == RefundStatus.REJECTED)
                .findFirst();
        boolean isSilent = missing.envelope().role() == SourceRole.MARKETPLACE;
        if (refused.isPresent()) {
            add(BreakClass.REJECTED_OR_STUCK, missing.amount(), zero, at(refused.get()));
        } else if (isSilent) {
            add(BreakClass.MISSING, missing.amount(), zero, at(missing).plus(REFUND_TO_PROCESSOR));
        } else {
            add(
                    BreakClass.REJECTED_OR_STUCK,
                    missing.amount(),
                    zero,
                    at(missing).plus(REFUND_TO_DECIDED));
        }
    }

    /// Paid before it was owed; or not paid yet, but others spoke of it long before.
    private void toldLate(RefundIssued refund) {
        Instant issuedAt = refund.envelope().occurredAt();
        if (isPaidBefore(issuedAt)) {
            add(BreakClass.OUT_OF_SEQUENCE, refund.amount(), zero, at(refund));
            return;
        }
        Stream.concat(told(RefundProcessed.class).stream(), told(ErpEntryPosted.class).stream())
                .map(event -> event.envelope().occurredAt().plus(OTHERS_TO_SOURCE))
                .filter(dueAt -> dueAt.isBefore(issuedAt))
                .min(Instant::compareTo)
                .ifPresent(dueAt -> add(BreakClass.LATE, refund.amount(), zero, dueAt));
    }

    /// By a processor, or onto a card.
    private boolean isPaidBefore(Instant issuedAt) {
        return Stream.concat(
                        approved(told(RefundProcessed.class)).stream(),
                        told(GiftCardMoved.class).stream().filter(move -> move.kind() == GiftCardMove.CREDITED))
                .anyMatch(paid -> paid.envelope().occurredAt().isBefore(issuedAt));
    }

    private void payments() {
        extra(PaymentCaptured.class)
                .forEach(second -> add(BreakClass.SAME_FACT_NEW_KEY, zero, zero.minus(second.amount()), at(second)));
        differences
                .missing(PaymentCaptured.class)
                .forEach(payment -> add(
                        BreakClass.STEP_MISSING,
                        payment.amount(),
                        payment.amount(),
                        at(payment).plus(DELIVERED_TO_CAPTURED)));
        givenBackTooMuch();
        differences
                .changed(PaymentAuthorized.class)
                .ifPresent(changed ->
                        add(BreakClass.OUT_OF_SEQUENCE, changed.told().amount(), zero, at(changed.told())));
    }

    /// What the processor paid back counts, whoever told that it was owed.
    private void givenBackTooMuch() {
        List<RefundProcessed> more = approved(extra(RefundProcessed.class));
        List<ChargebackChanged> disputes = extra(ChargebackChanged.class);
        Money left = zero;
        for (PaymentCaptured payment : told(PaymentCaptured.class)) {
            left = left.plus(payment.amount());
        }
        Money captured = left;
        for (RefundProcessed refund : approved(told(RefundProcessed.class))) {
            left = left.minus(refund.amount());
        }
        if (left.minor() < 0 && !more.isEmpty()) {
            add(BreakClass.OVER_REFUND, captured, left, at(more.getLast()));
        }
        for (ChargebackChanged dispute : disputes) {
            left = left.minus(dispute.amount());
        }
        if (left.minor() < 0 && !disputes.isEmpty()) {
            add(BreakClass.REFUNDED_AND_CHARGED_BACK, captured, left, at(disputes.getLast()));
        }
    }

    private static List<RefundProcessed> approved(List<RefundProcessed> refunds) {
        return refunds.stream()
                .filter(refund -> refund.status() == RefundStatus.APPROVED)
                .toList();
    }

    private void statements() {
        differences
                .changed(SettlementLineStated.class)
                .filter(changed -> isOwn(changed.clean()))
                .filter(changed -> !changed.clean().fee().equals(changed.told().fee()))
                .ifPresent(changed -> add(
                        BreakClass.FEE_OR_FX,
                        changed.clean().fee(),
                        changed.clean().fee().minus(changed.told().fee()),
                        at(changed.told())));
        differences
                .missing(SettlementLineStated.class)
                .forEach(line -> add(BreakClass.PAYOUT_RESIDUAL, line.net(), line.net(), at(line)));
        differences.changed(BalanceStated.class).ifPresent(this::balance);
    }

    private void balance(Changed<BalanceStated> changed) {
        Money right = changed.clean().balance();
        Money wrong = changed.told().balance();
        if (right != null && wrong != null) {
            add(BreakClass.BALANCE_NOT_TIED, right, right.minus(wrong), at(changed.told()));
        }
    }

    private void cards() {
        differences
                .missing(GiftCardMoved.class)
                .filter(move -> move.kind() != GiftCardMove.CREDITED)
                .forEach(this::untold);
        // Of a refund the platform is who pays.
        differences
                .missing(GiftCardMoved.class)
                .filter(move -> move.kind() == GiftCardMove.CREDITED)
                .findFirst()
                .ifPresent(credit -> add(
                        BreakClass.MISSING, credit.amount(), zero, at(credit).plus(REFUND_TO_PROCESSOR)));
        extra(GiftCardMoved.class).stream()
                .filter(this::isOwn)
                .forEach(load -> add(BreakClass.OVER_ISSUANCE, zero, zero.minus(load.amount()), at(load)));
        differences
                .changed(GiftCardMoved.class)
                .filter(changed -> isOwn(changed.clean()))
                .filter(changed -> Duration.between(
                                        changed.clean().envelope().occurredAt(),
                                        changed.told().envelope().occurredAt())
                                .compareTo(SOLD_TO_LOADED)
                        > 0)
                .ifPresent(changed -> add(
                        BreakClass.ACTIVATION_LAG,
                        changed.told().amount(),
                        zero,
                        at(changed.clean()).plus(SOLD_TO_LOADED)));
    }

    /// As long as nobody pays with the card, the platform merely lacks a load that others know of.
    private void untold(GiftCardMoved load) {
        Optional<GiftCardMoved> use = told(GiftCardMoved.class).stream()
                .filter(move -> move.kind() == GiftCardMove.REDEEMED)
                .findFirst();
        if (use.isPresent()) {
            add(BreakClass.UNBACKED_REDEMPTION, load.amount(), load.amount(), at(use.get()));
        } else {
            add(BreakClass.MISSING, load.amount(), load.amount(), at(load).plus(SOLD_TO_LOADED));
        }
    }

    private void journals() {
        extra(ErpEntryPosted.class).stream()
                .filter(document -> document.carries() == null)
                .forEach(journal -> add(BreakClass.ORPHAN, zero, zero.minus(journal.amount()), at(journal)));
    }

    private void add(BreakClass breakClass, Money amount, Money delta, Instant detectableAt) {
        symptoms.add(new Symptom(breakClass, amount, delta, detectableAt));
    }

    private <E> List<E> extra(Class<E> type) {
        return differences.extra(type).toList();
    }

    private <E> List<E> told(Class<E> type) {
        return differences.told(type).toList();
    }

    private static Instant at(BusinessEvent event) {
        return event.envelope().receivedAt();
    }
}
