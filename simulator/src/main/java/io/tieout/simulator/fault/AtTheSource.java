package io.tieout.simulator.fault;

import io.tieout.event.BusinessEvent;
import io.tieout.event.EntrySide;
import io.tieout.event.Envelope;
import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.ErpLine;
import io.tieout.event.GiftCardMove;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundIntent;
import io.tieout.event.RefundStatus;
import io.tieout.event.StatementEvent.BalanceStated;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StockMove;
import io.tieout.event.StoredValueEvent.GiftCardMoved;
import io.tieout.event.StoredValueOrigin;
import io.tieout.simulator.retailer.Listener;
import io.tieout.simulator.retailer.Sent;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What systems tell wrongly, or not at all, of their own.
final class AtTheSource implements Listener {

    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);
    private static final Duration OUT_OF_ORDER_BY = Duration.ofHours(6);
    private static final String UNKNOWN_STATUS = "partially_funded";
    private static final long MORE_MINOR = 100;
    private static final long HIDDEN_MINOR = 1_240;
    private static final String JOURNAL = "journal-entry";

    private final Chance chance;
    private final Truth truth;
    private final Listener next;

    AtTheSource(Chance chance, Truth truth, Listener next) {
        this.chance = chance;
        this.truth = truth;
        this.next = next;
    }

    @Override
    public void told(BusinessEvent event, @Nullable Sent sent) {
        switch (event) {
            case RefundIssued refund when refund.intent() == RefundIntent.ISSUED -> issued(refund);
            case RefundProcessed refund when refund.status() == RefundStatus.APPROVED -> approved(refund);
            case GiftCardMoved move
            when move.kind() == GiftCardMove.LOADED && move.origin() == StoredValueOrigin.SOLD -> loaded(move);
            case StockMoved move -> moved(move);
            case BalanceStated balance -> stated(balance);
            case BankLineStated line -> stated(line);
            case ErpEntryPosted document -> posted(document, sent);
            default -> next.told(event, sent);
        }
    }

    /// Asks whether the fault happens to the event's record, and writes it down if so.
    private boolean happens(Fault fault, BusinessEvent event) {
        return chance.isPlanned(fault) && happens(fault, event, Records.about(event, null));
    }

    private boolean happens(Fault fault, BusinessEvent event, String about) {
        if (!chance.of(fault, about)) {
            return false;
        }
        Envelope envelope = event.envelope();
        truth.happened(new Injection(fault, about, null, envelope.entity(), null, envelope.receivedAt()));
        return true;
    }

    private void instead(boolean isWrong, BusinessEvent event, Supplier<BusinessEvent> other) {
        next.told(isWrong ? other.get() : event, null);
    }

    private void issued(RefundIssued refund) {
        if (happens(Fault.TOLD_OUT_OF_ORDER, refund)) {
            next.told(Copy.of(refund).after(OUT_OF_ORDER_BY).make(), null);
            return;
        }
        next.told(refund, null);
        if (happens(Fault.TOLD_DIFFERENTLY, refund)) {
            Envelope envelope = refund.envelope();
            next.told(
                    Copy.of(refund)
                            .as(envelope.subject(), envelope.deliveryId() + "-again")
                            .toldAt(envelope.receivedAt().plus(AGAIN_AFTER))
                            .with("amount", more(refund.amount(), MORE_MINOR))
                            .make(),
                    null);
        }
    }

    private void approved(RefundProcessed refund) {
        instead(
                happens(Fault.STATUS_UNKNOWN, refund),
                refund,
                () -> Copy.of(refund)
                        .with("status", RefundStatus.UNMAPPED)
                        .with("statusAsSent", UNKNOWN_STATUS)
                        .make());
    }

    private void loaded(GiftCardMoved move) {
        if (happens(Fault.LOADED_LATE, move)) {
            Duration late = chance.between(
                    Fault.LOADED_LATE, Records.about(move, null), Duration.ofHours(1), Duration.ofHours(3));
            next.told(Copy.of(move).after(late).make(), null);
        } else if (!chance.isPlanned(Fault.LOAD_NOT_TOLD) || !happens(Fault.LOAD_NOT_TOLD, move, card(move))) {
            next.told(move, null);
        }
        String unsold = move.envelope().subject() + "-free";
        if (chance.isPlanned(Fault.LOADED_UNSOLD) && happens(Fault.LOADED_UNSOLD, move, transaction(move, unsold))) {
            next.told(unsold(move, unsold), null);
        }
    }

    private static String card(GiftCardMoved move) {
        return new Reference(ReferenceType.GIFT_CARD, move.envelope().source(), move.card()).toString();
    }

    private static String transaction(GiftCardMoved move, String value) {
        return new Reference(
                        ReferenceType.GIFT_CARD_TRANSACTION, move.envelope().source(), value)
                .toString();
    }

    /// A card of its own that appears with value on it.
    private static GiftCardMoved unsold(GiftCardMoved move, String transaction) {
        Envelope envelope = move.envelope();
        String card = move.card() + "-free";
        return Copy.of(move)
                .in(envelope.withReferences(List.of(
                        new Reference(ReferenceType.GIFT_CARD_TRANSACTION, envelope.source(), transaction),
                        new Reference(ReferenceType.GIFT_CARD, envelope.source(), card))))
                .as(transaction, transaction)
                .with("card", card)
                .with("balance", move.amount())
                .make();
    }

    private void moved(StockMoved move) {
        if (move.kind() == StockMove.RETURN
                && chance.isPlanned(Fault.STOCK_NOT_RETURNED)
                && happens(Fault.STOCK_NOT_RETURNED, move, returned(move))) {
            return;
        }
        next.told(move, null);
    }

    /// The return, refund or exchange whose goods they are, or the movement where it names none.
    private static String returned(StockMoved move) {
        return Records.reference(move, ReferenceType.RETURN)
                .or(() -> Records.reference(move, ReferenceType.REFUND))
                .or(() -> Records.reference(move, ReferenceType.EXCHANGE))
                .map(Reference::toString)
                .orElseGet(() -> Records.about(move, null));
    }

    private void stated(BalanceStated balance) {
        Money money = balance.balance();
        instead(
                money != null && happens(Fault.HIDDEN_MOVEMENT, balance),
                balance,
                () -> Copy.of(balance)
                        .with("balance", money == null ? null : more(money, -HIDDEN_MINOR))
                        .make());
    }

    private void stated(BankLineStated line) {
        next.told(line, null);
        beside(line, Fault.UNEXPLAINED_BANK_LINE, "unknown", HIDDEN_MINOR);
        beside(line, Fault.UNEXPLAINED_BANK_DEBIT, "debit", -HIDDEN_MINOR);
    }

    private void beside(BankLineStated line, Fault fault, String name, long minor) {
        if (!chance.isPlanned(fault)) {
            return;
        }
        String id = line.envelope().subject() + "-" + name;
        if (happens(fault, line, line.type().factType() + ":" + line.envelope().source() + ":" + id)) {
            next.told(
                    Copy.of(line)
                            .in(line.envelope().withReferences(List.of()))
                            .as(id, id)
                            .with("amount", more(Money.zero(line.amount().currency()), minor))
                            .with("text", "TRANSFER")
                            .make(),
                    null);
        }
    }

    private void posted(ErpEntryPosted document, @Nullable Sent sent) {
        next.told(document, sent);
        if (chance.isPlanned(Fault.MANUAL_JOURNAL)) {
            Envelope envelope = document.envelope();
            Reference journal = new Reference(ReferenceType.ERP_DOCUMENT, envelope.source(), "J-" + envelope.subject());
            if (happens(Fault.MANUAL_JOURNAL, document, journal.toString())) {
                next.told(journal(document, journal), null);
            }
        }
    }

    private static ErpEntryPosted journal(ErpEntryPosted document, Reference journal) {
        Money amount = Money.of(HIDDEN_MINOR, document.amount().currency().getCurrencyCode());
        return Copy.of(document)
                .in(document.envelope().withReferences(List.of(journal)))
                .as(journal.value(), journal.value())
                .with("documentType", JOURNAL)
                .with("amount", amount)
                .with("carries", null)
                .with("reason", "correction")
                .with("enteredBy", Documents.CLERK)
                .with("extent", null)
                .with(
                        "lines",
                        List.of(
                                new ErpLine("6250", EntrySide.DEBIT, amount),
                                new ErpLine("2200", EntrySide.CREDIT, amount)))
                .make();
    }

    private static Money more(Money amount, long minor) {
        return amount.plus(new Money(minor, amount.currency()));
    }
}
