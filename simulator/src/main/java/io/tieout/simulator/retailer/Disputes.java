package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.ChargebackEvent.ChargebackChanged;
import io.tieout.event.ChargebackStage;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SettlementKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Payments that customers dispute with their bank: some are only asked about, the others withdrawn, contested, won or
/// lost, and a few of the won ones withdrawn again. What was refunded is not charged back.
final class Disputes {

    private static final int DISPUTED_PER_THOUSAND = 3;
    private static final int INQUIRY_PERCENT = 35;
    private static final int ANSWERED_PERCENT = 40;
    private static final int CONTESTED_PERCENT = 70;
    private static final int WON_PERCENT = 45;
    private static final int REVERSED_PERCENT = 10;
    private static final int SECOND_PERCENT = 25;
    private static final Duration TO_ANSWER = Duration.ofDays(7);

    /// Longer than from a capture to its last refund.
    private static final Duration REMEMBERED = Duration.ofDays(45);

    private static final List<String> REASONS = List.of("10.4", "13.1", "13.3", "12.6.1");

    private final World world;
    private final Agenda agenda;
    private final Voice voice;
    private final Handover handover;
    private final Recent<Dispute> byOrder = new Recent<>();
    private long captures;
    private long disputes;

    Disputes(Scene scene) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.voice = scene.voice();
        this.handover = scene.handover();
    }

    void captured(ProcessorAccount account, Unsettled charge, List<Reference> orders, Instant now) {
        Dice dice = world.dice().of("dispute", ++captures);
        if (dice.below(1_000) < DISPUTED_PER_THOUSAND) {
            Dispute dispute = new Dispute(account, charge, orders, dice);
            orders.forEach(order -> byOrder.remember(order, dispute, now));
            byOrder.remember(charge.about().getFirst(), dispute, now);
            agenda.plan(now.plus(days(dice, 3, 9)), dispute::begin);
        }
    }

    /// Whether the funds of an order were withdrawn, so that it must not be refunded besides.
    boolean isDisputed(Reference order) {
        Dispute dispute = byOrder.of(order);
        return dispute != null && dispute.isOpened;
    }

    /// The customer has the money of an order or payment back and disputes it no longer.
    void settledOtherwise(List<Reference> names) {
        for (Reference name : names) {
            Dispute dispute = byOrder.of(name);
            if (dispute != null) {
                dispute.isSettledOtherwise = true;
            }
        }
    }

    void forget(Instant now) {
        byOrder.forgetBefore(now.minus(REMEMBERED));
    }

    /// To the millisecond.
    private static Duration days(Dice dice, int least, int most) {
        return dice.between(Duration.ofDays(least), Duration.ofDays(most));
    }

    /// One payment from the first question to the last decision.
    private final class Dispute {

        private final ProcessorAccount account;
        private final Company company;
        private final List<Reference> names;
        private final @Nullable Reference order;
        private final Money amount;
        private final Dice dice;
        private final Reference dispute;
        private final String reason;
        private boolean isSettledOtherwise;
        private boolean isOpened;

        Dispute(ProcessorAccount account, Unsettled charge, List<Reference> orders, Dice dice) {
            this.account = account;
            this.company = account.company();
            this.amount = money(charge.grossMinor(), company);
            this.order = orders.isEmpty() ? null : orders.getFirst();
            this.dice = dice;
            this.reason = dice.of(REASONS);
            this.dispute = name(ReferenceType.CHARGEBACK, account.party(), "dp_" + ++disputes);
            this.names = new ArrayList<>(orders);
            names.addAll(charge.about());
            names.add(dispute);
        }

        void begin(Instant now) {
            if (isSettledOtherwise) {
                return;
            }
            if (!dice.percent(INQUIRY_PERCENT)) {
                open(now);
                return;
            }
            tell(ChargebackStage.INQUIRY, null, now.plus(TO_ANSWER), now);
            if (!dice.percent(ANSWERED_PERCENT)) {
                agenda.plan(now.plus(days(dice, 2, 5)), this::open);
            }
        }

        private void open(Instant now) {
            if (isSettledOtherwise) {
                return;
            }
            isOpened = true;
            Instant dueAt = now.plus(TO_ANSWER);
            withdraw(ChargebackStage.OPENED, DocumentType.CHARGEBACK, dueAt, now);
            if (dice.percent(CONTESTED_PERCENT)) {
                agenda.plan(now.plus(days(dice, 1, 5)), this::represent);
            } else {
                agenda.plan(dueAt, this::lose);
            }
        }

        private void represent(Instant now) {
            tell(ChargebackStage.REPRESENTED, null, null, now);
            int outcome = dice.below(100);
            agenda.plan(now.plus(days(dice, 4, 9)), at -> {
                if (outcome < WON_PERCENT) {
                    win(at);
                } else if (outcome < WON_PERCENT + REVERSED_PERCENT) {
                    giveBack(ChargebackStage.REVERSED, Fee.NONE, at);
                } else {
                    lose(at);
                }
            });
        }

        private void win(Instant now) {
            giveBack(ChargebackStage.WON, fee().negated(), now);
            if (dice.percent(SECOND_PERCENT)) {
                agenda.plan(now.plus(days(dice, 3, 6)), at -> {
                    withdraw(ChargebackStage.SECOND, DocumentType.SECOND_CHARGEBACK, null, at);
                    agenda.plan(at.plus(days(dice, 3, 6)), this::lose);
                });
            }
        }

        private void withdraw(ChargebackStage stage, DocumentType type, @Nullable Instant dueAt, Instant now) {
            tell(stage, fee(), dueAt, now);
            line(-amount.minor(), fee(), now);
            book(type, now);
        }

        private void giveBack(ChargebackStage stage, Fee fee, Instant now) {
            tell(stage, fee, null, now);
            line(amount.minor(), fee, now);
            book(DocumentType.CHARGEBACK_RETURNED, now);
        }

        private void lose(Instant now) {
            tell(ChargebackStage.LOST, null, null, now);
            book(DocumentType.CHARGEBACK_LOSS, now);
        }

        private Fee fee() {
            return Fee.untaxed(account.terms().disputeFeeMinor());
        }

        /// Withdrawals and returns are part of the next payout.
        private void line(long minor, Fee fee, Instant now) {
            List<Reference> about = List.copyOf(names.subList(names.size() - 2, names.size()));
            account.add(new Unsettled(SettlementKind.CHARGEBACK, about, minor, fee, now, null));
        }

        private void book(DocumentType type, Instant now) {
            handover.send(Message.of(company, dispute, order, type, amount), now);
        }

        private void tell(ChargebackStage stage, @Nullable Fee fee, @Nullable Instant dueAt, Instant now) {
            Money stated = fee == null || fee.minor() == 0 ? null : money(Math.abs(fee.minor()), company);
            voice.tell(
                    account.party(),
                    "evt_" + dispute.value() + "_" + stage.code(),
                    dispute.value(),
                    now,
                    names,
                    envelope -> new ChargebackChanged(envelope, stage, amount, stated, reason, dueAt));
        }
    }
}
