package io.tieout.simulator.oracle;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.CashEvent.TillCounted;
import io.tieout.event.Money;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.finding.BreakClass;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is wrong with cash and with money on its way to the bank. Counts and the bank have the word, so
/// that what is not there is negative.
final class BankSymptoms {

    /// Three business days, and perhaps a weekend.
    private static final Duration SENT_TO_BANKED = Duration.ofDays(5);

    private static final String LINE = "bank-line.stated:";
    private static final String PAYOUT = "PAYOUT ";

    private final Differences differences;
    private final Money zero;
    private final List<Symptom> symptoms = new ArrayList<>();

    private BankSymptoms(Differences differences, Money zero) {
        this.differences = differences;
        this.zero = zero;
    }

    /// @param about the record
    /// @param zero nothing, in the currency of the company
    static List<Symptom> of(String about, Differences differences, Money zero) {
        BankSymptoms all = new BankSymptoms(differences, zero);
        all.tills();
        if (isSent(about)) {
            all.arrivals();
        }
        all.lines();
        return all.symptoms;
    }

    /// Whether a record is money on its way to the bank.
    static boolean isSent(String about) {
        return about.startsWith("payout:") || about.startsWith("deposit:");
    }

    /// Whether it is a line of the bank itself.
    static boolean isLine(String about) {
        return about.startsWith(LINE);
    }

    private void tills() {
        differences
                .changed(TillCounted.class)
                .ifPresent(changed -> add(
                        BreakClass.CASH_OVER_OR_SHORT,
                        changed.clean().amount(),
                        changed.told().amount().minus(changed.clean().amount()),
                        at(changed.told())));
    }

    private void arrivals() {
        differences.missing(BankLineStated.class).findFirst().ifPresent(line -> {
            Money sent = sent();
            Money amount = sent == null ? line.amount() : sent;
            add(BreakClass.MISSING, amount, amount.negated(), at(line).plus(SENT_TO_BANKED));
        });
        differences.changed(BankLineStated.class).ifPresent(changed -> {
            Money sent = sent();
            Money amount = sent == null ? changed.clean().amount() : sent;
            Money banked = changed.told().amount();
            // A payout that is larger than it would have been is larger at the bank, too.
            if (isUnnumbered(changed.clean(), changed.told())) {
                add(BreakClass.WRONG_REFERENCE, amount, zero, at(changed.told()).plus(SENT_TO_BANKED));
            } else if (!banked.equals(amount)) {
                add(
                        isOfDeposit(changed.clean()) ? BreakClass.CASH_OVER_OR_SHORT : BreakClass.AMOUNT,
                        amount,
                        banked.minus(amount),
                        at(changed.told()));
            }
        });
    }

    /// As it was told; of a deposit that is short the bag is older than what went wrong.
    private @Nullable Money sent() {
        return differences
                .told(PayoutChanged.class)
                .map(PayoutChanged::amount)
                .reduce((_, last) -> last)
                .or(() -> differences
                        .told(CashDeposited.class)
                        .map(CashDeposited::amount)
                        .findFirst())
                .orElse(null);
    }

    private static boolean isUnnumbered(BankLineStated clean, BankLineStated told) {
        return clean.text() != null && !clean.text().equals(told.text());
    }

    private static boolean isOfDeposit(BankLineStated line) {
        return line.text() == null || !line.text().startsWith(PAYOUT);
    }

    private void lines() {
        differences.extra(BankLineStated.class).forEach(line -> {
            // What names nothing is waited for as long as it may be something's that is on its way.
            boolean isNamed = line.text() != null && line.text().startsWith(PAYOUT);
            add(BreakClass.ORPHAN, zero, line.amount(), isNamed ? at(line) : at(line).plus(SENT_TO_BANKED));
        });
    }

    private void add(BreakClass breakClass, Money amount, Money delta, Instant detectableAt) {
        symptoms.add(new Symptom(breakClass, amount, delta, detectableAt));
    }

    private static Instant at(BusinessEvent event) {
        return event.envelope().receivedAt();
    }
}
