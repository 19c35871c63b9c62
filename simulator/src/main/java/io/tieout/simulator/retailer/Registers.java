package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;

import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.Tender;
import io.tieout.event.TenderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sales in the stores, paid by card, in cash, or with a gift card and the rest.
final class Registers {

    private static final int CASH_PERCENT = 25;
    private static final int GIFT_CARD_PERCENT = 6;
    private static final int CARD_SOLD_PERCENT = 3;

    private final Scene scene;
    private final Settlement settlement;
    private final Cards cards;
    private final ReturnsDesk returns;
    private final CardSales cardSales;
    private final Promotions promotions;
    private long sales;

    Registers(Trade trade, ReturnsDesk returns) {
        this.scene = trade.scene();
        this.settlement = trade.settlement();
        this.cards = trade.cards();
        this.returns = returns;
        this.cardSales = new CardSales(trade, returns);
        this.promotions = new Promotions(scene, cards);
    }

    /// Customers come one after the other, at uneven times.
    void serve(StoreDay day, Duration gap, Instant now) {
        Instant at = now.plusMillis(day.dice().between(gap.toMillis() / 2, gap.toMillis() * 3 / 2) + 1);
        if (at.isBefore(day.closesAt())) {
            scene.agenda().plan(at, then -> {
                sell(day, then);
                returns.maybeWithoutReceipt(day, then);
                serve(day, gap, then);
            });
        }
    }

    private void sell(StoreDay day, Instant now) {
        Company company = day.company();
        Dice dice = day.dice();
        int register = day.anyRegister();
        Receipt receipt = day.nextReceipt(ReferenceType.ORDER, register);
        Reference sale = receipt.name();
        boolean isCardSale = !company.hasStoresOnly() && dice.percent(CARD_SOLD_PERCENT);
        Basket filled = Basket.filled(scene.world(), company, dice);
        Basket basket = isCardSale ? filled.with(Basket.giftCard(company, CardSales.anyValue(dice))) : filled;
        Money total = basket.total();
        List<TenderLine> paid = new ArrayList<>();
        long rest = total.minor();
        Redemption redemption =
                !isCardSale && dice.percent(GIFT_CARD_PERCENT) ? payWithGiftCard(day, sale, rest, paid, now) : null;
        rest -= redemption == null ? 0 : redemption.minor();
        Tender tender = dice.percent(CASH_PERCENT) ? Tender.CASH : Tender.CARD;
        if (rest > 0) {
            paid.add(new TenderLine(tender.code(), money(rest, company)));
            day.declared().tookIn(tender, rest);
        }
        sales++;
        day.declared().sold(basket.lines());
        String cashier = day.anyCashier();
        day.record(
                scene.voice(),
                sale,
                now,
                List.of(sale, day.name()),
                envelope -> new SaleRecorded(
                        envelope,
                        day.store().id(),
                        day.store().registerName(register),
                        cashier,
                        receipt.number(),
                        total,
                        basket.lines(),
                        paid));
        scene.stock().sold(day.store().id(), basket.lines(), List.of(sale, day.name()), now);
        if (rest > 0 && tender == Tender.CASH) {
            day.tills().take(register, rest, now);
        } else if (rest > 0) {
            capture(day, sale, rest, now);
        }
        if (isCardSale) {
            cardSales.sold(day, new ReturnsDesk.Sold(sale, basket.lines().getLast(), tender, register, null), now);
        }
        promotions.maybeWithPurchase(company, sale, dice, now);
        // Nobody settles a refund onto an affiliate's card.
        if (redemption == null || !company.hasStoresOnly()) {
            ItemLine first = filled.lines().getFirst();
            returns.maybeBack(day, new ReturnsDesk.Sold(sale, first, tender, register, redemption), now);
        }
    }

    /// Gift card first; it does not buy another one. Null where there is none.
    private @Nullable Redemption payWithGiftCard(
            StoreDay day, Reference sale, long owedMinor, List<TenderLine> paid, Instant now) {
        Company company = day.company();
        Cards.Card card = cards.any(company.issuer(), day.dice());
        if (card == null) {
            return null;
        }
        long part = Math.min(owedMinor, card.balanceMinor());
        paid.add(new TenderLine(Tender.GIFT_CARD.code(), money(part, company)));
        day.declared().tookIn(Tender.GIFT_CARD, part);
        return cards.redeem(company, card, part, sale, now);
    }

    private void capture(StoreDay day, Reference sale, long minor, Instant now) {
        Company company = day.company();
        Reference payment = settlement.newPayment(company);
        scene.agenda()
                .plan(
                        now.plusMillis(day.dice().between(300, 3_000)),
                        at -> settlement.capture(company, payment, money(minor, company), List.of(sale), at));
    }

    long count() {
        return sales;
    }
}
