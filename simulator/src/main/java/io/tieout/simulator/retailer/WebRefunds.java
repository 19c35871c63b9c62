package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.Envelope;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundExtent;
import io.tieout.event.RefundIntent;
import io.tieout.event.StoredValueOrigin;
import io.tieout.event.Tender;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the web shop promises to give back, the processor pays and the ERP makes a credit memo of. Few promises are
/// taken back before anybody heard of them.
final class WebRefunds {

    private static final int WITHDRAWN_PERCENT = 4;
    /// As the orders have, and beyond them.
    private static final long NUMBERS_FROM = 890_088_186_047_000_000L;

    private static final Duration TO_PROCESSOR = Duration.ofMillis(800);
    private static final List<String> REASONS = List.of("changed mind", "too small", "damaged", "not as described");

    private final Trade trade;
    private long refunds;

    WebRefunds(Trade trade) {
        this.trade = trade;
    }

    /// How goods that are sent back are paid.
    ///
    /// @param tender of what does not go back to a gift card
    /// @param redemption what goes back to a gift card first; null where nothing does
    record Way(Tender tender, @Nullable Redemption redemption) {

        static Way original() {
            return new Way(Tender.ORIGINAL, null);
        }

        /// Store credit takes the place of every tender.
        static Way credit() {
            return new Way(Tender.STORE_CREDIT, null);
        }

        static Way asPaid(Redemption redemption) {
            return new Way(Tender.ORIGINAL, redemption);
        }

        long onCardMinor(long minor) {
            return redemption == null ? 0 : Math.min(minor, redemption.minor());
        }
    }

    /// @param tax what is taken back from the state; none where nothing was delivered or nothing came back
    /// @param redemption what it undoes; null where it goes to no gift card
    private record Promise(
            WebOrder order,
            Reference name,
            RefundBasis basis,
            Money amount,
            @Nullable Money tax,
            Tender tender,
            @Nullable Redemption redemption,
            String reason,
            RefundExtent extent) {

        RefundIssued told(Envelope envelope, RefundIntent intent) {
            return new RefundIssued(envelope, intent, basis, amount, tax, tender.code(), reason, extent);
        }

        DocumentType documentType() {
            return switch (basis) {
                case GOODS_RETURNED -> DocumentType.CREDIT_MEMO;
                case BEFORE_FULFILMENT -> DocumentType.CANCELLATION_CREDIT_MEMO;
                case APPEASEMENT -> DocumentType.CONCESSION_CREDIT_MEMO;
            };
        }

        Message message() {
            return new Message(order.company(), name, order.name(), List.of(), documentType(), amount, reason, extent);
        }
    }

    /// For a line that comes back by mail. Now and then the customer keeps it after all.
    /// Who has the money back by way of the bank is not paid twice.
    void forGoods(WebOrder order, ItemLine line, Way way, Instant now) {
        if (trade.settlement().isDisputed(order.name())) {
            return;
        }
        Dice dice = order.dice();
        List<Promise> promises = promises(order, line, way, dice.of(REASONS));
        promises.forEach(promise -> issue(promise, now));
        if (dice.percent(WITHDRAWN_PERCENT)) {
            trade.scene()
                    .agenda()
                    .plan(
                            now.plus(dice.between(Duration.ofMinutes(2), Duration.ofMinutes(10))),
                            at -> promises.forEach(promise -> withdraw(promise, at)));
        } else {
            promises.forEach(promise -> execute(promise, now));
            List<Reference> about = new ArrayList<>(List.of(order.name()));
            promises.forEach(promise -> about.add(promise.name()));
            trade.scene().stock().returned(Location.webWarehouse(order.company()), List.of(line), about, now);
        }
    }

    /// One for each tender: what was paid with a gift card goes back to it first, the rest to the payment. The tax
    /// falls on both by how much they are.
    private List<Promise> promises(WebOrder order, ItemLine line, Way way, String reason) {
        long onCard = way.onCardMinor(line.total().minor());
        long rest = line.total().minor() - onCard;
        long[] tax = Shares.of(Basket.taxMinor(line), new long[] {onCard, rest});
        List<Promise> promises = new ArrayList<>(1);
        if (onCard > 0) {
            promises.add(forGoods(order, onCard, tax[0], Tender.GIFT_CARD, way.redemption(), reason));
        }
        if (rest > 0) {
            promises.add(forGoods(order, rest, tax[1], way.tender(), null, reason));
        }
        return promises;
    }

    private Promise forGoods(
            WebOrder order, long minor, long taxMinor, Tender tender, @Nullable Redemption redemption, String reason) {
        return new Promise(
                order,
                nextName(order),
                RefundBasis.GOODS_RETURNED,
                money(minor, order.company()),
                money(taxMinor, order.company()),
                tender,
                redemption,
                reason,
                RefundExtent.PARTIAL);
    }

    /// For a whole order that was paid and will not be delivered.
    void forCancellation(WebOrder order, Money total, Instant now) {
        Promise promise = new Promise(
                order,
                nextName(order),
                RefundBasis.BEFORE_FULFILMENT,
                total,
                null,
                Tender.ORIGINAL,
                null,
                "order cancelled",
                RefundExtent.FULL);
        issue(promise, now);
        execute(promise, now);
    }

    /// To make up for something; nothing comes back.
    void toAppease(WebOrder order, Money amount, Instant now) {
        if (trade.settlement().isDisputed(order.name())) {
            return;
        }
        Promise promise = new Promise(
                order,
                nextName(order),
                RefundBasis.APPEASEMENT,
                amount,
                null,
                Tender.ORIGINAL,
                null,
                "late delivery",
                RefundExtent.PARTIAL);
        issue(promise, now);
        execute(promise, now);
    }

    static String anyReason(Dice dice) {
        return dice.of(REASONS);
    }

    private Reference nextName(WebOrder order) {
        return name(ReferenceType.REFUND, order.company().shop(), Long.toString(NUMBERS_FROM + ++refunds));
    }

    private void issue(Promise promise, Instant now) {
        tell(promise, RefundIntent.ISSUED, "refunded-", now);
    }

    private void withdraw(Promise promise, Instant now) {
        tell(promise, RefundIntent.CANCELLED, "withdrawn-", now);
    }

    private void tell(Promise promise, RefundIntent intent, String delivery, Instant now) {
        trade.scene()
                .voice()
                .tell(
                        promise.order().company().shop(),
                        delivery + promise.name().value(),
                        promise.name().value(),
                        now,
                        List.of(promise.order().name(), promise.name()),
                        envelope -> promise.told(envelope, intent));
    }

    private void execute(Promise promise, Instant now) {
        trade.scene().agenda().plan(now.plus(TO_PROCESSOR), at -> pay(promise, at));
        trade.scene().handover().send(message(promise), now);
    }

    /// The ERP is told how the money goes back.
    private Message message(Promise promise) {
        boolean isOnCard = promise.redemption() == null && promise.tender() == Tender.ORIGINAL;
        return isOnCard
                ? promise.message()
                        .paidBy(
                                Tender.CARD,
                                trade.scene().world().cardOf(promise.order().name()))
                : promise.message().paidBy(promise.tender(), null);
    }

    private void pay(Promise promise, Instant now) {
        WebOrder order = promise.order();
        Redemption redemption = promise.redemption();
        if (redemption != null) {
            trade.cards()
                    .giveBack(
                            order.company(),
                            redemption,
                            promise.amount().minor(),
                            List.of(order.name(), promise.name()),
                            now);
        } else if (promise.tender() == Tender.STORE_CREDIT) {
            trade.cards()
                    .issueCredit(
                            order.company(),
                            StoredValueOrigin.RETURN_CREDIT,
                            promise.amount().minor(),
                            List.of(order.name(), promise.name()),
                            now);
        } else {
            trade.settlement()
                    .refund(
                            order.company(),
                            promise.amount(),
                            List.of(order.name(), promise.name()),
                            now,
                            order.dice());
        }
    }
}
