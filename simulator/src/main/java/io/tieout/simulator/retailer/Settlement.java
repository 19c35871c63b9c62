package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.BalanceKind;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.PaymentEvent.PaymentVoided;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.SettlementKind;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.Tender;
import io.tieout.event.VoidedStage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The two processors of each company: captures, refunds, disputes, payouts, and every day what is on the account.
final class Settlement implements Routine {

    private static final int WALLET_PERCENT = 15;
    private static final int ADVANCE_PERCENT = 10;

    /// Of refunds that the customer's bank takes days for, within the five business days that it may.
    private static final int SLOW_PERCENT = 12;

    private static final LocalTime ADVANCE = LocalTime.of(15, 0);

    /// Longer than from a capture to its last refund.
    private static final Duration REMEMBERED = Duration.ofDays(45);

    private final World world;
    private final Agenda agenda;
    private final Voice voice;
    private final Payouts payouts;
    private final Disputes disputes;

    /// By the id of the processor.
    private final Map<String, ProcessorAccount> accounts = new LinkedHashMap<>();

    /// Orders that were not paid at the first processor.
    private final Recent<ProcessorAccount> paidElsewhere = new Recent<>();

    private long payments;
    private long refunds;

    Settlement(Scene scene) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.voice = scene.voice();
        this.payouts = new Payouts(scene);
        this.disputes = new Disputes(scene);
        for (Company company : world.companies()) {
            open(company, company.processor(), "acct-" + company.entity(), ProcessorTerms.ofProcessor(company));
            open(company, company.wallet(), "wallet-" + company.entity(), ProcessorTerms.ofWallet(company));
        }
    }

    private void open(Company company, Party party, String id, ProcessorTerms terms) {
        accounts.put(party.id(), new ProcessorAccount(company, party, id, terms));
    }

    /// A name for a payment that is about to be made; its issuer is the processor that it will be made at.
    Reference newPayment(Company company) {
        long number = ++payments;
        boolean isWallet = world.dice().of("payment", number).percent(WALLET_PERCENT);
        return name(
                ReferenceType.PAYMENT,
                isWallet ? company.wallet() : company.processor(),
                (isWallet ? "wp_" : "ch_") + number);
    }

    /// Who tells of a payment.
    Party processorOf(Reference payment) {
        return accountOf(payment).party();
    }

    void capture(Company company, Reference payment, Money amount, List<Reference> references, Instant now) {
        ProcessorAccount account = accountOf(payment);
        voice.tell(
                account.party(),
                "evt_" + payment.value(),
                payment.value(),
                now,
                with(payment, references),
                envelope -> new PaymentCaptured(envelope, amount, Tender.CARD.code()));
        Unsettled charge = new Unsettled(
                SettlementKind.CHARGE,
                List.of(payment),
                amount.minor(),
                account.terms().feeForCapture(amount.minor()),
                now.plus(account.terms().held()),
                null);
        account.add(charge);
        if (!account.party().id().equals(company.processor().id())) {
            references.forEach(order -> paidElsewhere.remember(order, account, now));
        }
        disputes.captured(account, charge, references, now);
    }

    /// Takes a whole capture back before it settles; there is no line of it then, and no fee.
    ///
    /// @param references the order among them
    void voidCapture(Reference payment, Money amount, List<Reference> references, Instant now) {
        ProcessorAccount account = accountOf(payment);
        account.takeBack(payment, amount);
        disputes.settledOtherwise(List.of(payment));
        voice.tell(
                account.party(),
                "evt_" + payment.value() + "_voided",
                payment.value(),
                now,
                with(payment, references),
                envelope -> new PaymentVoided(envelope, VoidedStage.CAPTURE, amount, "order cancelled"));
    }

    /// Whether the funds of an order were withdrawn by a chargeback; whoever refunds asks before.
    boolean isDisputed(Reference order) {
        return disputes.isDisputed(order);
    }

    /// Pays a refund out where the order was paid, which takes the processor a while.
    ///
    /// @param references the order or the payment among them
    void refund(Company company, Money amount, List<Reference> references, Instant now, Dice dice) {
        ProcessorAccount account = accountOf(company, references);
        Reference refund = name(ReferenceType.REFUND, account.party(), "re_" + ++refunds);
        disputes.settledOtherwise(references);
        processed(account, refund, RefundStatus.PENDING, amount, references, now);
        agenda.plan(now.plus(untilApproved(dice)), at -> {
            processed(account, refund, RefundStatus.APPROVED, amount, references, at);
            account.add(new Unsettled(
                    SettlementKind.REFUND,
                    List.of(refund),
                    -amount.minor(),
                    account.terms().feeForRefund(amount.minor()),
                    at.plus(account.terms().held()),
                    null));
        });
    }

    private static Duration untilApproved(Dice dice) {
        return dice.percent(SLOW_PERCENT)
                ? dice.between(Duration.ofHours(20), Duration.ofDays(4))
                : dice.between(Duration.ofSeconds(5), Duration.ofHours(4));
    }

    private void processed(
            ProcessorAccount account,
            Reference refund,
            RefundStatus status,
            Money amount,
            List<Reference> references,
            Instant now) {
        voice.tell(
                account.party(),
                "evt_" + refund.value() + "_" + status.code(),
                refund.value(),
                now,
                with(refund, references),
                envelope -> new RefundProcessed(
                        envelope, status, status.code(), amount, null, Tender.CARD.code(), cardOf(references)));
    }

    /// The card that the order among the references was paid with; null where there is none.
    private @Nullable String cardOf(List<Reference> references) {
        return references.stream()
                .filter(reference -> reference.type() == ReferenceType.ORDER)
                .findFirst()
                .map(world::cardOf)
                .orElse(null);
    }

    private ProcessorAccount accountOf(Reference payment) {
        return Objects.requireNonNull(accounts.get(payment.issuer()), () -> "no processor of " + payment);
    }

    private ProcessorAccount accountOf(Company company, List<Reference> references) {
        for (Reference reference : references) {
            ProcessorAccount account = reference.type() == ReferenceType.PAYMENT
                    ? accounts.get(reference.issuer())
                    : paidElsewhere.of(reference);
            if (account != null) {
                return account;
            }
        }
        return Objects.requireNonNull(accounts.get(company.processor().id()));
    }

    @Override
    public void plan(LocalDate date, boolean isTrading) {
        Instant begins = date.atStartOfDay().toInstant(ZoneOffset.UTC);
        paidElsewhere.forgetBefore(begins.minus(REMEMBERED));
        disputes.forget(begins);
        for (ProcessorAccount account : accounts.values()) {
            agenda.plan(date.atTime(account.terms().paysOutAt()).toInstant(ZoneOffset.UTC), now -> {
                if (account.terms().paysOutOn(date)) {
                    payouts.payOut(account, now);
                }
                state(account, now);
            });
            if (isTrading
                    && world.dice()
                            .of("advance-" + account.id(), date.toEpochDay())
                            .percent(ADVANCE_PERCENT)) {
                agenda.plan(date.atTime(ADVANCE).toInstant(ZoneOffset.UTC), now -> payouts.advance(account, now));
            }
        }
    }

    @Override
    public boolean isOpen() {
        return accounts.values().stream().anyMatch(ProcessorAccount::isOpen);
    }

    /// Both balances have the name of the account, so the reserve is stated a millisecond later.
    private void state(ProcessorAccount account, Instant now) {
        state(account, BalanceKind.PROCESSOR, account.balanceMinor(), now);
        if (account.terms().reservePercent() > 0) {
            agenda.plan(
                    now.plusMillis(1), at -> state(account, BalanceKind.PROCESSOR_RESERVE, account.reserveMinor(), at));
        }
    }

    private void state(ProcessorAccount account, BalanceKind kind, long minor, Instant now) {
        voice.tell(
                account.party(),
                kind.code() + "-balance-" + now,
                account.id(),
                now,
                List.of(),
                envelope -> new BalanceStated(
                        envelope, kind, account.id(), money(minor, account.company()), null, now, null));
    }

    private static List<Reference> with(Reference first, List<Reference> more) {
        List<Reference> all = new ArrayList<>(more);
        all.add(first);
        return all;
    }
}
