package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.BalanceKind;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.PayoutMethod;
import io.tieout.event.PayoutStatus;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementEvent.SettlementLineStated;
import io.tieout.event.SettlementKind;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.Tender;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The processor of each company: captures, refunds, and once a day a payout of what is two days old, with its fees.
final class Settlement implements Routine {

    private static final LocalTime PAY_OUT = LocalTime.of(6, 0);
    private static final Duration HELD = Duration.ofDays(2);
    private static final Duration TO_BANK = Duration.ofHours(30);
    private static final long FEE_BASIS_POINTS = 290;
    private static final long FEE_FIXED_MINOR = 30;
    private static final int BASIS_POINTS = 10_000;

    private final World world;
    private final Agenda agenda;
    private final Voice voice;
    private final Map<Company, Account> accounts = new HashMap<>();
    private long payments;
    private long refunds;
    private long payouts;

    /// What one company has at its processor, and of it what is not paid out yet, in the order of time.
    private static final class Account {
        private List<Unpaid> unpaid = new ArrayList<>();
        private long balanceMinor;
    }

    /// @param signedMinor negative for a refund
    private record Unpaid(Instant since, SettlementKind kind, Reference about, long signedMinor) {}

    Settlement(Scene scene) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.voice = scene.voice();
    }

    /// A name for a payment that is about to be made.
    Reference newPayment(Company company) {
        return name(ReferenceType.PAYMENT, company.processor(), "pi_" + ++payments);
    }

    void capture(Company company, Reference payment, Money amount, List<Reference> references, Instant now) {
        voice.tell(
                company.processor(),
                "evt_" + payment.value(),
                payment.value(),
                now,
                with(payment, references),
                envelope -> new PaymentCaptured(envelope, amount, Tender.CARD.code()));
        add(company, now, SettlementKind.CHARGE, payment, amount.minor());
    }

    /// Pays a refund out, which takes the processor a while.
    void refund(Company company, Money amount, List<Reference> references, Instant now, Dice dice) {
        Reference refund = name(ReferenceType.REFUND, company.processor(), "re_" + ++refunds);
        processed(company, refund, RefundStatus.PENDING, amount, references, now);
        agenda.plan(now.plus(dice.between(Duration.ofSeconds(5), Duration.ofHours(4))), at -> {
            processed(company, refund, RefundStatus.APPROVED, amount, references, at);
            add(company, at, SettlementKind.REFUND, refund, -amount.minor());
        });
    }

    private void processed(
            Company company,
            Reference refund,
            RefundStatus status,
            Money amount,
            List<Reference> references,
            Instant now) {
        voice.tell(
                company.processor(),
                "evt_" + refund.value() + "_" + status.code(),
                refund.value(),
                now,
                with(refund, references),
                envelope -> new RefundProcessed(envelope, status, status.code(), amount, null));
    }

    private void add(Company company, Instant now, SettlementKind kind, Reference about, long signedMinor) {
        Account account = accounts.computeIfAbsent(company, _ -> new Account());
        account.balanceMinor += signedMinor;
        account.unpaid.add(new Unpaid(now, kind, about, signedMinor));
    }

    @Override
    public void plan(LocalDate date, boolean isTrading) {
        for (Company company : world.companies()) {
            agenda.plan(date.atTime(PAY_OUT).toInstant(ZoneOffset.UTC), now -> payOut(company, now));
        }
    }

    @Override
    public boolean isOpen() {
        return accounts.values().stream().anyMatch(account -> !account.unpaid.isEmpty());
    }

    /// Pays out what is old enough, and states what is left.
    private void payOut(Company company, Instant now) {
        Account account = accounts.computeIfAbsent(company, _ -> new Account());
        List<Unpaid> due = new ArrayList<>();
        List<Unpaid> rest = new ArrayList<>();
        for (Unpaid each : account.unpaid) {
            (each.since().isBefore(now.minus(HELD)) ? due : rest).add(each);
        }
        account.unpaid = rest;
        if (!due.isEmpty()) {
            pay(company, account, due, now);
        }
        voice.tell(
                company.processor(),
                "balance-" + now,
                "acct-" + company.entity(),
                now,
                List.of(),
                envelope -> new BalanceStated(
                        envelope,
                        BalanceKind.PROCESSOR,
                        "acct-" + company.entity(),
                        money(account.balanceMinor, company),
                        null,
                        now));
    }

    private void pay(Company company, Account account, List<Unpaid> due, Instant now) {
        Reference payout = name(ReferenceType.PAYOUT, company.processor(), "po_" + ++payouts);
        long net = 0;
        for (int i = 0; i < due.size(); i++) {
            net += line(company, payout, i + 1, due.get(i), now);
        }
        account.balanceMinor -= due.stream().mapToLong(Unpaid::signedMinor).sum();
        Money amount = money(net, company);
        payout(company, payout, PayoutStatus.INITIATED, amount, now);
        agenda.plan(BusinessCalendar.bankDay(company, now.plus(TO_BANK)), at -> {
            payout(company, payout, PayoutStatus.PAID, amount, at);
            bankLine(company, payout, amount, at.plusSeconds(1));
        });
    }

    /// Returns what the line is worth in the payout.
    private long line(Company company, Reference payout, int number, Unpaid unpaid, Instant now) {
        long fee = unpaid.kind() == SettlementKind.CHARGE
                ? (unpaid.signedMinor() * FEE_BASIS_POINTS + BASIS_POINTS / 2) / BASIS_POINTS + FEE_FIXED_MINOR
                : 0;
        String id = payout.value() + "-" + number;
        voice.tell(
                company.processor(),
                id,
                id,
                now,
                List.of(unpaid.about(), payout),
                envelope -> new SettlementLineStated(
                        envelope,
                        unpaid.kind(),
                        unpaid.kind().code(),
                        "acct-" + company.entity(),
                        money(unpaid.signedMinor(), company),
                        money(fee, company),
                        null,
                        money(unpaid.signedMinor() - fee, company),
                        envelope.businessDate(),
                        null));
        return unpaid.signedMinor() - fee;
    }

    private void payout(Company company, Reference payout, PayoutStatus status, Money amount, Instant now) {
        voice.tell(
                company.processor(),
                "evt_" + payout.value() + "_" + status.code(),
                payout.value(),
                now,
                List.of(payout),
                envelope -> new PayoutChanged(
                        envelope,
                        status,
                        PayoutMethod.AUTOMATIC,
                        "acct-" + company.entity(),
                        amount,
                        BusinessCalendar.bankDay(
                                company, envelope.businessDate().plusDays(2))));
    }

    private void bankLine(Company company, Reference payout, Money amount, Instant now) {
        String id = "bank-" + payout.value();
        agenda.plan(
                now,
                at -> voice.tell(
                        company.bank(),
                        id,
                        id,
                        at,
                        List.of(),
                        envelope -> new BankLineStated(
                                envelope,
                                company.entity() + "-RECEIPTS",
                                amount,
                                envelope.businessDate(),
                                "PAYOUT " + payout.value())));
    }

    private static List<Reference> with(Reference first, List<Reference> more) {
        List<Reference> all = new ArrayList<>(more);
        all.add(first);
        return all;
    }
}
