package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;

import io.tieout.event.ItemCondition;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.SaleEvent.ExchangeRecorded;
import io.tieout.event.Tender;
import io.tieout.event.TenderLine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;

/// Goods that come back to a store for others: of the same price, or with the difference paid or given back in the way
/// the first ones were paid.
final class Exchanges {

    private static final int SAME_PERCENT = 40;
    private static final Duration TO_PROCESSOR = Duration.ofMillis(900);

    private final Scene scene;
    private final Settlement settlement;

    Exchanges(Trade trade) {
        this.scene = trade.scene();
        this.settlement = trade.settlement();
    }

    void exchange(StoreDay day, ReturnsDesk.Sold sold, Instant now) {
        Company company = day.company();
        ItemLine taken =
                day.dice().percent(SAME_PERCENT) ? sold.line() : Basket.anything(scene.world(), company, day.dice());
        long difference = taken.total().minor() - sold.line().total().minor();
        OptionalInt found = sold.isCash() && difference < 0
                ? day.tills().thatCanGive(-difference, sold.register())
                : OptionalInt.of(sold.register());
        if (found.isEmpty()) {
            return;
        }
        Receipt exchange = day.nextReceipt(ReferenceType.EXCHANGE, found.getAsInt());
        day.declared().sold(List.of(taken));
        day.declared().cameBack(sold.line());
        record(day, sold, taken, new Difference(exchange, difference), now);
        settle(day, sold, new Difference(exchange, difference), now);
    }

    /// @param minor positive where the customer pays
    private record Difference(Receipt receipt, long minor) {

        Reference exchange() {
            return receipt.name();
        }

        List<TenderLine> paid(Tender tender, Company company) {
            return minor > 0 ? List.of(new TenderLine(tender.code(), money(minor, company))) : List.of();
        }

        List<TenderLine> givenBack(Tender tender, Company company) {
            return minor < 0 ? List.of(new TenderLine(tender.code(), money(-minor, company))) : List.of();
        }
    }

    private void record(StoreDay day, ReturnsDesk.Sold sold, ItemLine taken, Difference difference, Instant now) {
        Company company = day.company();
        ItemLine returned = Basket.returned(sold.line(), ItemCondition.RESALEABLE);
        String cashier = day.anyCashier();
        day.record(
                scene.voice(),
                difference.exchange(),
                now,
                List.of(sold.sale(), difference.exchange(), day.name()),
                envelope -> new ExchangeRecorded(
                        envelope,
                        day.store().id(),
                        day.store().registerName(difference.receipt().register()),
                        cashier,
                        difference.receipt().number(),
                        returned.total(),
                        taken.total(),
                        List.of(returned),
                        List.of(taken),
                        difference.paid(sold.tender(), company),
                        difference.givenBack(sold.back(), company)));
        List<Reference> about = List.of(sold.sale(), difference.exchange(), day.name());
        scene.stock().returned(day.store().id(), List.of(returned), about, now);
        scene.stock().sold(day.store().id(), List.of(taken), about, now);
    }

    private void settle(StoreDay day, ReturnsDesk.Sold sold, Difference difference, Instant now) {
        long minor = difference.minor();
        if (minor > 0) {
            day.declared().tookIn(sold.tender(), minor);
        }
        if (minor == 0) {
            return;
        }
        if (!sold.isCash()) {
            settleByCard(day, sold, difference, now);
        } else if (minor > 0) {
            day.tills().take(difference.receipt().register(), minor, now);
        } else {
            day.tills().give(difference.receipt().register(), -minor);
        }
    }

    private void settleByCard(StoreDay day, ReturnsDesk.Sold sold, Difference difference, Instant now) {
        Company company = day.company();
        Money amount = money(Math.abs(difference.minor()), company);
        List<Reference> about = List.of(sold.sale(), difference.exchange());
        if (difference.minor() > 0) {
            Reference payment = settlement.newPayment(company);
            scene.agenda().plan(now.plus(TO_PROCESSOR), at -> settlement.capture(company, payment, amount, about, at));
        } else {
            scene.agenda()
                    .plan(now.plus(TO_PROCESSOR), at -> settlement.refund(company, amount, about, at, day.dice()));
        }
    }
}
