package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.Money;
import io.tieout.event.PayoutMethod;
import io.tieout.event.PayoutStatus;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.SettlementKind;
import io.tieout.event.StatementEvent.BankLineStated;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// How a processor pays out what is due, line by line; some payouts come back and are paid with the next one.
///
/// A payout that refunds and disputes make negative is taken from the bank. One that the merchant asked for has no
/// lines: the next automatic payout is less by it.
final class Payouts {

    private static final Duration TO_BANK = Duration.ofHours(30);
    private static final Duration RESERVED = Duration.ofDays(14);
    private static final int RETURNED_PERCENT = 4;
    private static final int LATE_FEE_PERCENT = 2;
    private static final Duration LATE_FEE_LEAST = Duration.ofHours(26);
    private static final Duration LATE_FEE_MOST = Duration.ofHours(60);
    private static final int ADJUSTED_PERCENT = 8;
    private static final long ADJUSTMENT_MOST_MINOR = 2_500;

    /// A merchant does not ask for less.
    private static final long ADVANCE_LEAST_MINOR = 5_000;

    private static final int ADVANCE_PART = 3;

    private final World world;
    private final Agenda agenda;
    private final Voice voice;
    private final Handover handover;
    private final SettlementLines lines;
    private long payouts;

    Payouts(Scene scene) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.voice = scene.voice();
        this.handover = scene.handover();
        this.lines = new SettlementLines(scene.voice());
    }

    void payOut(ProcessorAccount account, Instant now) {
        List<Unsettled> due = account.takeDue(now);
        if (!due.isEmpty()) {
            new Payout(account, PayoutMethod.AUTOMATIC).settle(due, now);
        }
    }

    /// Pays a third of what is on the account before it is due.
    void advance(ProcessorAccount account, Instant now) {
        long minor = account.balanceMinor() / ADVANCE_PART;
        if (minor >= ADVANCE_LEAST_MINOR) {
            account.add(Unsettled.of(SettlementKind.PAYOUT, List.of(), -minor, now));
            new Payout(account, PayoutMethod.MANUAL).send(minor, now);
        }
    }

    /// One payout from its lines to the bank.
    private final class Payout {

        private final ProcessorAccount account;
        private final Company company;
        private final PayoutMethod method;
        private final Reference payout;
        private final Dice dice;

        Payout(ProcessorAccount account, PayoutMethod method) {
            long number = ++payouts;
            this.account = account;
            this.company = account.company();
            this.method = method;
            this.payout = name(ReferenceType.PAYOUT, account.party(), "po_" + number);
            this.dice = world.dice().of("payout", number);
        }

        void settle(List<Unsettled> due, Instant now) {
            List<Unsettled> all = new ArrayList<>(due.size() + 2);
            long captured = 0;
            for (Unsettled line : due) {
                boolean isCapture = line.kind() == SettlementKind.CHARGE;
                captured += isCapture ? line.grossMinor() : 0;
                all.add(isCapture && dice.percent(LATE_FEE_PERCENT) ? withFeeLater(line, now) : line);
            }
            if (captured > 0 && dice.percent(ADJUSTED_PERCENT)) {
                long minor = dice.between(100, ADJUSTMENT_MOST_MINOR) * (dice.percent(25) ? 1 : -1);
                all.add(Unsettled.of(SettlementKind.ADJUSTMENT, List.of(), minor, now));
            }
            long held = captured * account.terms().reservePercent() / 100;
            if (held > 0) {
                all.add(Unsettled.of(SettlementKind.RESERVE_HOLD, List.of(), -held, now));
                account.holdBack(held, now.plus(RESERVED));
            }
            send(lines.tell(account, payout, all, dice, now), now);
        }

        /// The processor states the fee a day or more after the payout, and takes it from the one that follows.
        private Unsettled withFeeLater(Unsettled line, Instant now) {
            agenda.plan(now.plus(dice.between(LATE_FEE_LEAST, LATE_FEE_MOST)), at -> {
                Fee fee = line.fee();
                late(SettlementKind.FEE, line, Fee.untaxed(fee.withoutTaxMinor()), at);
                if (fee.taxMinor() != 0) {
                    late(SettlementKind.TAX_ON_FEE, line, new Fee(fee.taxMinor(), fee.taxMinor()), at);
                }
            });
            return line.with(Fee.NONE);
        }

        private void late(SettlementKind kind, Unsettled line, Fee fee, Instant now) {
            account.add(new Unsettled(
                    kind, line.about(), 0, fee, now, account.party().businessDate(now)));
        }

        void send(long minor, Instant now) {
            Money amount = money(minor, company);
            tell(PayoutStatus.INITIATED, amount, now);
            book(minor < 0 ? DocumentType.PAYOUT_COLLECTED : DocumentType.PAYOUT, amount, now);
            boolean isReturned = minor > 0 && method == PayoutMethod.AUTOMATIC && dice.percent(RETURNED_PERCENT);
            agenda.plan(
                    BusinessCalendar.bankDay(company, now.plus(TO_BANK)),
                    isReturned ? at -> comeBack(amount, at) : at -> arrive(amount, at));
        }

        private void arrive(Money amount, Instant now) {
            tell(PayoutStatus.PAID, amount, now);
            bankLine(amount, now.plusSeconds(1));
        }

        /// The bank refused it, so it never had a line of it.
        private void comeBack(Money amount, Instant now) {
            tell(PayoutStatus.FAILED, amount, now);
            account.add(Unsettled.of(SettlementKind.PAYOUT, List.of(), amount.minor(), now));
            book(DocumentType.PAYOUT_RETURNED, amount, now);
        }

        private void book(DocumentType type, Money amount, Instant now) {
            handover.send(Message.of(company, payout, null, type, amount.magnitude()), now);
        }

        private void tell(PayoutStatus status, Money amount, Instant now) {
            voice.tell(
                    account.party(),
                    "evt_" + payout.value() + "_" + status.code(),
                    payout.value(),
                    now,
                    List.of(payout),
                    envelope -> new PayoutChanged(
                            envelope,
                            status,
                            method,
                            account.id(),
                            amount,
                            BusinessCalendar.bankDay(
                                    company, envelope.businessDate().plusDays(2))));
        }

        private void bankLine(Money amount, Instant now) {
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
    }
}
