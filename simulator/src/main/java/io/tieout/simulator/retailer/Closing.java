package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StoreDayEvent.StoreDayClosed;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// The evening of a store: tills counted, totals declared and sent to the ERP, cash bagged for the bank.
final class Closing {

    private static final Duration BAGGED_AFTER = Duration.ofMinutes(20);
    private static final Duration BANKED_SOONEST = Duration.ofHours(14);
    private static final Duration BANKED_LATEST = Duration.ofHours(40);

    private final Agenda agenda;
    private final Voice voice;
    private final Handover handover;

    Closing(Scene scene) {
        this.agenda = scene.agenda();
        this.voice = scene.voice();
        this.handover = scene.handover();
    }

    void close(StoreDay day, Instant now) {
        day.tills().count(now);
        Declared declared = day.declared();
        voice.tell(
                day.company().registers(),
                "closed-" + day.name().value(),
                day.name().value(),
                now,
                List.of(day.name()),
                envelope -> new StoreDayClosed(
                        envelope,
                        day.store().id(),
                        declared.sales(),
                        declared.returns(),
                        declared.tax(),
                        declared.discounts(),
                        declared.receipts(),
                        declared.tenders()));
        summarize(day, declared.ownTurnover(), now);
        long cash = day.tills().toDepositMinor();
        if (cash > 0) {
            deposit(day, money(cash, day.company()), now);
        }
    }

    /// A document has no sign, so a day on which more came back is told as one of another type.
    private void summarize(StoreDay day, Money turnover, Instant now) {
        DocumentType type = turnover.isNegative() ? DocumentType.STORE_DAY_RETURNS : DocumentType.STORE_DAY_SUMMARY;
        handover.send(Message.of(day.company(), day.name(), null, type, turnover.magnitude()), now);
    }

    private void deposit(StoreDay day, Money amount, Instant now) {
        Company company = day.company();
        Reference bag = name(
                ReferenceType.DEPOSIT, company.registers(), "bag-" + day.name().value());
        agenda.plan(
                now.plus(BAGGED_AFTER),
                at -> voice.tell(
                        company.registers(),
                        bag.value(),
                        bag.value(),
                        at,
                        List.of(bag, day.name()),
                        envelope -> new CashDeposited(envelope, day.store().id(), amount)));
        agenda.plan(
                BusinessCalendar.bankDay(company, now.plus(day.dice().between(BANKED_SOONEST, BANKED_LATEST))),
                at -> voice.tell(
                        company.bank(),
                        "bank-" + bag.value(),
                        "bank-" + bag.value(),
                        at,
                        List.of(bag),
                        envelope -> new BankLineStated(
                                envelope,
                                company.entity() + "-RECEIPTS",
                                amount,
                                envelope.businessDate(),
                                "DEPOSIT " + bag.value())));
    }
}
