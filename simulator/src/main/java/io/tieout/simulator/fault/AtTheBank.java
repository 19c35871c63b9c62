package io.tieout.simulator.fault;

import io.tieout.event.BusinessEvent;
import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.Envelope;
import io.tieout.event.Money;
import io.tieout.event.PayoutStatus;
import io.tieout.event.SettlementEvent.PayoutChanged;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.simulator.retailer.Listener;
import io.tieout.simulator.retailer.Sent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Money that was sent to the bank and does not arrive, or not all of it; and money by the name of a payout that nobody
/// told.
final class AtTheBank implements Listener {

    private static final String PAYOUT = "PAYOUT ";
    private static final String DEPOSIT = "DEPOSIT";
    private static final long SHORT_MINOR = 750;
    private static final long UNKNOWN_MINOR = 6_300;

    private final Chance chance;
    private final Truth truth;
    private final Listener next;

    /// What becomes of the money, by the number that the bank will know it by, until its line.
    private final Map<String, Fault> onTheWay = new HashMap<>();

    /// How much is in a bag that is on its way, by its number.
    private final Map<String, Money> bagged = new HashMap<>();

    AtTheBank(Chance chance, Truth truth, Listener next) {
        this.chance = chance;
        this.truth = truth;
        this.next = next;
    }

    @Override
    public void told(BusinessEvent event, @Nullable Sent sent) {
        switch (event) {
            case PayoutChanged payout
            when payout.status() == PayoutStatus.PAID -> {
                paid(payout);
                next.told(payout, sent);
            }
            case CashDeposited deposit -> {
                if (happens(Fault.DEPOSIT_NOT_BANKED, deposit, Records.about(deposit, null))) {
                    onTheWay.put(deposit.envelope().subject(), Fault.DEPOSIT_NOT_BANKED);
                }
                bagged.put(deposit.envelope().subject(), deposit.amount());
                next.told(deposit, sent);
            }
            case BankLineStated line -> banked(line);
            default -> next.told(event, sent);
        }
    }

    /// A processor has said that it arrived.
    private void paid(PayoutChanged payout) {
        String about = Records.about(payout, null);
        if (happens(Fault.PAYOUT_NOT_BANKED, payout, about)) {
            onTheWay.put(payout.envelope().subject(), Fault.PAYOUT_NOT_BANKED);
        } else if (payout.amount().minor() > SHORT_MINOR && happens(Fault.PAYOUT_BANKED_SHORT, payout, about)) {
            onTheWay.put(payout.envelope().subject(), Fault.PAYOUT_BANKED_SHORT);
        } else if (happens(Fault.BANK_LINE_UNNUMBERED, payout, about)) {
            onTheWay.put(payout.envelope().subject(), Fault.BANK_LINE_UNNUMBERED);
        } else if (happens(Fault.BANK_LINE_CUT, payout, about)) {
            onTheWay.put(payout.envelope().subject(), Fault.BANK_LINE_CUT);
        }
    }

    private boolean happens(Fault fault, BusinessEvent event, String about) {
        if (!chance.isPlanned(fault) || !chance.of(fault, about)) {
            return false;
        }
        Envelope envelope = event.envelope();
        truth.happened(new Injection(fault, about, null, envelope.entity(), null, envelope.receivedAt()));
        return true;
    }

    private void banked(BankLineStated line) {
        String text = line.text() == null ? "" : line.text();
        String number = text.substring(text.lastIndexOf(' ') + 1);
        Money bag = bagged.remove(number);
        Fault wrong = onTheWay.remove(number);
        // Of a bag that was counted short the line says so.
        if (wrong == null && line.amount().equals(bag)) {
            wrong = cut(line);
        }
        if (wrong == null) {
            next.told(line, null);
        } else if (wrong == Fault.BANK_LINE_UNNUMBERED) {
            next.told(withText(line, bag == null ? PAYOUT.strip() : DEPOSIT), null);
        } else if (wrong == Fault.BANK_LINE_CUT) {
            next.told(withText(line, null), null);
        } else if (wrong == Fault.PAYOUT_BANKED_SHORT) {
            next.told(
                    Copy.of(line)
                            .with("amount", money(line.amount().minor() - SHORT_MINOR, line))
                            .make(),
                    null);
        }
        if (text.startsWith(PAYOUT)) {
            beside(line, text.substring(PAYOUT.length()));
        }
    }

    private @Nullable Fault cut(BankLineStated line) {
        String about = Records.about(line, null);
        for (Fault fault : List.of(Fault.BANK_LINE_UNNUMBERED, Fault.BANK_LINE_CUT)) {
            if (happens(fault, line, about)) {
                return fault;
            }
        }
        return null;
    }

    /// It is told by its text alone.
    private static BankLineStated withText(BankLineStated line, @Nullable String text) {
        return Copy.of(line)
                .in(line.envelope().withReferences(List.of()))
                .with("text", text)
                .make();
    }

    private void beside(BankLineStated line, String number) {
        String id = line.envelope().subject() + "-beside";
        String about = line.type().factType() + ":" + line.envelope().source() + ":" + id;
        if (happens(Fault.UNKNOWN_PAYOUT_BANKED, line, about)) {
            next.told(
                    Copy.of(line)
                            .in(line.envelope().withReferences(List.of()))
                            .as(id, id)
                            .with("amount", money(UNKNOWN_MINOR, line))
                            .with("text", PAYOUT + number + "-beside")
                            .make(),
                    null);
        }
    }

    private static Money money(long minor, BankLineStated like) {
        return new Money(minor, like.amount().currency());
    }
}
