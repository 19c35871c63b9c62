package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;

import io.tieout.event.ItemCondition;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundExtent;
import io.tieout.event.ReturnProof;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.StoredValueOrigin;
import io.tieout.event.Tender;
import io.tieout.event.TenderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// What comes back to a store: with its receipt, in exchange for something else, without a receipt, or bought
/// in the web shop.
final class ReturnsDesk {

    private static final int RETURN_PERCENT = 6;
    private static final int EXCHANGE_PERCENT = 2;
    private static final int NO_RECEIPT_PERCENT = 1;
    private static final int DAMAGED_PERCENT = 15;
    private static final Duration SOONEST = Duration.ofMinutes(10);
    private static final Duration LATEST = Duration.ofHours(3);

    private final Scene scene;
    private final Settlement settlement;
    private final Cards cards;
    private final Exchanges exchanges;

    /// A line of a sale.
    ///
    /// @param tender in cash or by card
    /// @param redemption what the sale was paid with from a gift card before; null where nothing was
    record Sold(
            Reference sale,
            ItemLine line,
            Tender tender,
            int register,
            @Nullable Redemption redemption) {

        /// How much of it goes back to the gift card.
        long onCardMinor() {
            return redemption == null ? 0 : Math.min(line.total().minor(), redemption.minor());
        }

        boolean isCash() {
            return tender == Tender.CASH;
        }

        /// The tender in which something is given back for it.
        Tender back() {
            return isCash() ? Tender.CASH : Tender.ORIGINAL;
        }
    }

    ReturnsDesk(Trade trade) {
        this.scene = trade.scene();
        this.settlement = trade.settlement();
        this.cards = trade.cards();
        this.exchanges = new Exchanges(trade);
    }

    /// Some customers are back within the day, with the receipt. What was paid with a gift card is not exchanged.
    void maybeBack(StoreDay day, Sold sold, Instant soldAt) {
        Dice dice = day.dice();
        boolean isReturn = dice.percent(RETURN_PERCENT);
        if (!isReturn && (sold.redemption() != null || !dice.percent(EXCHANGE_PERCENT))) {
            return;
        }
        Instant at = soldAt.plus(dice.between(SOONEST, LATEST));
        if (at.isBefore(day.closesAt())) {
            scene.agenda().plan(at, now -> {
                if (isReturn) {
                    takeBack(day, sold, "too small", now);
                } else {
                    exchanges.exchange(day, sold, now);
                }
            });
        }
    }

    /// To the gift card what was paid with one, then in cash where cash was paid, if a register has it. Says whether it
    /// was taken back.
    boolean takeBack(StoreDay day, Sold sold, String reason, Instant now) {
        Company company = day.company();
        long onCard = sold.onCardMinor();
        long rest = sold.line().total().minor() - onCard;
        OptionalInt found =
                sold.isCash() ? day.tills().thatCanGive(rest, sold.register()) : OptionalInt.of(sold.register());
        if (found.isEmpty()) {
            return false;
        }
        int register = found.getAsInt();
        Receipt receipt = day.nextReceipt(ReferenceType.RETURN, register);
        Reference returned = receipt.name();
        day.declared().cameBack(sold.line());
        record(
                day,
                new Back(
                        receipt,
                        ReturnProof.RECEIPT,
                        sold.line(),
                        tenders(company, onCard, new TenderLine(sold.back().code(), money(rest, company))),
                        reason),
                List.of(sold.sale(), returned, day.name()),
                now);
        List<Reference> about = List.of(sold.sale(), returned);
        Redemption redemption = sold.redemption();
        if (redemption != null && onCard > 0) {
            scene.agenda().plan(now.plusMillis(500), at -> cards.giveBack(company, redemption, onCard, about, at));
        }
        if (sold.isCash()) {
            day.tills().give(register, rest);
        } else if (rest > 0) {
            scene.agenda()
                    .plan(
                            now.plusMillis(800),
                            at -> settlement.refund(company, money(rest, company), about, at, day.dice()));
        }
        return true;
    }

    private static List<TenderLine> tenders(Company company, long onCardMinor, TenderLine rest) {
        List<TenderLine> tenders = new ArrayList<>(1);
        if (onCardMinor > 0) {
            tenders.add(new TenderLine(Tender.GIFT_CARD.code(), money(onCardMinor, company)));
        }
        if (rest.amount().minor() > 0) {
            tenders.add(rest);
        }
        return tenders;
    }

    /// Somebody brings something without a receipt and gets store credit on a card, where the company has cards.
    void maybeWithoutReceipt(StoreDay day, Instant now) {
        Dice dice = day.dice();
        if (day.company().hasStoresOnly() || !dice.percent(NO_RECEIPT_PERCENT)) {
            return;
        }
        Company company = day.company();
        int register = day.anyRegister();
        Receipt receipt = day.nextReceipt(ReferenceType.RETURN, register);
        Reference returned = receipt.name();
        ItemLine line = Basket.unproven(company, dice.of(scene.world().items()), condition(dice));
        day.declared().cameBack(line);
        record(
                day,
                new Back(receipt, ReturnProof.NONE, line, all(line, Tender.STORE_CREDIT), "no receipt"),
                List.of(returned, day.name()),
                now);
        scene.agenda()
                .plan(
                        now.plusSeconds(2),
                        at -> cards.issueCredit(
                                company,
                                StoredValueOrigin.RETURN_CREDIT,
                                line.total().minor(),
                                List.of(returned),
                                at));
    }

    /// A line of a web order: declared by the store, but the order's credit memo, and paid back to its payment.
    void takeBack(StoreDay day, WebOrder order, ItemLine line, String reason, Instant now) {
        if (settlement.isDisputed(order.name())) {
            return;
        }
        Company company = day.company();
        Money amount = line.total();
        int register = order.dice().below(day.store().registers());
        Receipt receipt = day.nextReceipt(ReferenceType.RETURN, register);
        Reference returned = receipt.name();
        day.declared().cameBackFromElsewhere(line);
        record(
                day,
                new Back(receipt, ReturnProof.RECEIPT, line, all(line, Tender.ORIGINAL), reason),
                List.of(order.name(), returned, day.name()),
                now);
        scene.agenda()
                .plan(
                        now.plusMillis(800),
                        at -> settlement.refund(company, amount, List.of(order.name(), returned), at, order.dice()));
        scene.handover()
                .send(
                        new Message(
                                        company,
                                        returned,
                                        order.name(),
                                        List.of(),
                                        DocumentType.CREDIT_MEMO,
                                        amount,
                                        reason,
                                        RefundExtent.PARTIAL)
                                .paidBy(Tender.CARD, scene.world().cardOf(order.name())),
                        now);
    }

    /// What a register records of something that came back.
    private record Back(Receipt receipt, ReturnProof proof, ItemLine line, List<TenderLine> tenders, String reason) {}

    private static List<TenderLine> all(ItemLine line, Tender tender) {
        return List.of(new TenderLine(tender.code(), line.total()));
    }

    private void record(StoreDay day, Back back, List<Reference> about, Instant now) {
        Money amount = back.line().total();
        boolean isToLookAt = back.line().kind() == ItemKind.GOODS && back.line().condition() == null;
        ItemLine line = isToLookAt ? Basket.returned(back.line(), condition(day.dice())) : back.line();
        String cashier = day.anyCashier();
        day.record(
                scene.voice(),
                back.receipt().name(),
                now,
                about,
                envelope -> new ReturnRecorded(
                        envelope,
                        day.store().id(),
                        day.store().registerName(back.receipt().register()),
                        cashier,
                        back.receipt().number(),
                        back.proof(),
                        amount,
                        List.of(line),
                        back.tenders(),
                        back.reason()));
        scene.stock().returned(day.store().id(), List.of(line), about, now);
    }

    private static ItemCondition condition(Dice dice) {
        return dice.percent(DAMAGED_PERCENT) ? ItemCondition.DAMAGED : ItemCondition.RESALEABLE;
    }
}
