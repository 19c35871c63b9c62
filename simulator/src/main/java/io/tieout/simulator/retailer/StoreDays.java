package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.CashEvent.CashDeposited;
import io.tieout.event.CashEvent.TillCounted;
import io.tieout.event.ItemCondition;
import io.tieout.event.ItemLine;
import io.tieout.event.Money;
import io.tieout.event.Reference;
import io.tieout.event.ReferenceType;
import io.tieout.event.ReturnProof;
import io.tieout.event.SaleEvent.ReturnRecorded;
import io.tieout.event.SaleEvent.SaleRecorded;
import io.tieout.event.StatementEvent.BankLineStated;
import io.tieout.event.StoreDayEvent.StoreDayClosed;
import io.tieout.event.StoreDayEvent.StoreDayOpened;
import io.tieout.event.Tender;
import io.tieout.event.TenderLine;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The trading days of the stores: sales and returns at the registers, counted tills, declared totals, a deposit.
final class StoreDays implements Routine {

    private static final LocalTime OPENS = LocalTime.of(9, 0);
    private static final LocalTime CLOSES = LocalTime.of(20, 0);
    private static final long FLOAT_MINOR = 15_000;
    private static final int CASH_PERCENT = 25;
    private static final int GIFT_CARD_PERCENT = 6;
    private static final int CARD_SOLD_PERCENT = 3;
    private static final int RETURN_PERCENT = 6;
    private static final List<Long> CARD_VALUES = List.of(2_500L, 5_000L, 10_000L);

    private final World world;
    private final Agenda agenda;
    private final Voice voice;
    private final Handover handover;
    private final int perDay;
    private final Settlement settlement;
    private final Cards cards;
    private final Stock stock;
    private long sales;

    /// @param perDay sales, over all stores
    StoreDays(Scene scene, int perDay, Settlement settlement, Cards cards) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.voice = scene.voice();
        this.handover = scene.handover();
        this.perDay = perDay;
        this.settlement = settlement;
        this.cards = cards;
        this.stock = scene.stock();
    }

    /// One day of one store, with what it will declare.
    private final class Day {

        private final Store store;
        private final Company company;
        private final Reference day;
        private final Dice dice;
        private final Instant closesAt;
        private final Map<Tender, Long> tenders = new TreeMap<>();
        private long[] cashByRegister;
        private long salesMinor;
        private long returnsMinor;
        private long taxMinor;
        private int receipts;

        Day(Store store, LocalDate date) {
            this.store = store;
            this.company = store.company();
            this.day = name(ReferenceType.STORE_DAY, company.registers(), store.id() + "-" + date);
            this.dice = world.dice().of("store-day-" + store.id(), date.toEpochDay());
            this.closesAt = CLOSES.atDate(date).atZone(store.zone()).toInstant();
            this.cashByRegister = new long[store.registers()];
        }

        void open(int salesWanted, Instant now) {
            voice.tell(
                    company.registers(),
                    "opened-" + day.value(),
                    day.value(),
                    now,
                    List.of(day),
                    envelope ->
                            new StoreDayOpened(envelope, store.id(), money(FLOAT_MINOR * store.registers(), company)));
            Duration gap = Duration.between(now, closesAt).dividedBy(salesWanted + 1L);
            next(gap, now);
            agenda.plan(closesAt, this::close);
        }

        /// Customers come one after the other, at uneven times.
        private void next(Duration gap, Instant now) {
            Instant at = now.plusMillis(dice.between(gap.toMillis() / 2, gap.toMillis() * 3 / 2) + 1);
            if (at.isBefore(closesAt)) {
                agenda.plan(at, then -> {
                    sell(then);
                    next(gap, then);
                });
            }
        }

        private void sell(Instant now) {
            int register = dice.below(store.registers());
            String receipt = String.format(Locale.ROOT, "%s-%d-%d", day.value(), register + 1, ++receipts);
            Reference sale = name(ReferenceType.ORDER, company.registers(), receipt);
            boolean isCardSale = dice.percent(CARD_SOLD_PERCENT);
            long cardMinor = isCardSale ? dice.of(CARD_VALUES) : 0;
            Basket filled = Basket.filled(world, company, dice);
            Basket basket = isCardSale ? filled.with(Basket.giftCard(company, cardMinor)) : filled;
            Money total = basket.total();
            List<TenderLine> paid = pay(sale, total, isCardSale, register, now);
            sales++;
            salesMinor += total.minor();
            taxMinor += basket.tax().minor();
            voice.tell(
                    company.registers(),
                    receipt,
                    receipt,
                    now,
                    List.of(sale, day),
                    envelope -> new SaleRecorded(
                            envelope,
                            store.id(),
                            registerName(register),
                            "cashier-" + (1 + dice.below(store.cashiers())),
                            total,
                            basket.lines(),
                            paid));
            stock.sold(store.id(), basket.lines(), List.of(sale, day), now);
            if (isCardSale) {
                agenda.plan(now.plusSeconds(2), at -> cards.load(company, cardMinor, sale, at));
            }
            if (dice.percent(RETURN_PERCENT)) {
                takeBack(sale, receipt, filled, paid, register, now);
            }
        }

        /// Gift card first, where one is used; the rest by card or in cash. A gift card does not buy another.
        private List<TenderLine> pay(Reference sale, Money total, boolean isCardSale, int register, Instant now) {
            List<TenderLine> paid = new ArrayList<>();
            long rest = total.minor();
            Cards.Card card = isCardSale || !dice.percent(GIFT_CARD_PERCENT) ? null : cards.any(company, dice);
            if (card != null) {
                long part = Math.min(rest, card.balanceMinor());
                rest -= part;
                take(paid, Tender.GIFT_CARD, part);
                cards.redeem(company, card, part, sale, now);
            }
            if (rest > 0 && dice.percent(CASH_PERCENT)) {
                take(paid, Tender.CASH, rest);
                cashByRegister[register] += rest;
            } else if (rest > 0) {
                take(paid, Tender.CARD, rest);
                long captured = rest;
                Reference payment = settlement.newPayment(company);
                agenda.plan(
                        now.plusMillis(dice.between(300, 3_000)),
                        at -> settlement.capture(company, payment, money(captured, company), List.of(sale), at));
            }
            return paid;
        }

        private void take(List<TenderLine> paid, Tender tender, long minor) {
            paid.add(new TenderLine(tender.code(), money(minor, company)));
            tenders.merge(tender, minor, Long::sum);
        }

        /// One line comes back within the same day, in cash where cash was paid.
        private void takeBack(
                Reference sale, String receipt, Basket sold, List<TenderLine> paid, int register, Instant soldAt) {
            Instant at = soldAt.plus(dice.between(Duration.ofMinutes(10), Duration.ofHours(3)));
            if (!at.isBefore(closesAt) || paid.size() > 1 || isGiftCard(paid)) {
                return;
            }
            ItemLine line = sold.lines().getFirst();
            boolean isCash = paid.getFirst().tender().equals(Tender.CASH.code());
            if (isCash && cashByRegister[register] < line.total().minor()) {
                return;
            }
            agenda.plan(at, now -> giveBack(sale, receipt, line, isCash, register, now));
        }

        private void giveBack(
                Reference sale, String receipt, ItemLine line, boolean isCash, int register, Instant now) {
            Money amount = line.total();
            Reference returned = name(ReferenceType.RETURN, company.registers(), receipt + "-R");
            receipts++;
            returnsMinor += amount.minor();
            taxMinor -= line.tax() == null ? 0 : line.tax().minor();
            Tender tender = isCash ? Tender.CASH : Tender.ORIGINAL;
            tenders.merge(isCash ? Tender.CASH : Tender.CARD, -amount.minor(), Long::sum);
            if (isCash) {
                cashByRegister[register] -= amount.minor();
            }
            voice.tell(
                    company.registers(),
                    returned.value(),
                    returned.value(),
                    now,
                    List.of(sale, returned, day),
                    envelope -> new ReturnRecorded(
                            envelope,
                            store.id(),
                            registerName(register),
                            "cashier-" + (1 + dice.below(store.cashiers())),
                            ReturnProof.RECEIPT,
                            amount,
                            List.of(asReturned(line)),
                            List.of(new TenderLine(tender.code(), amount)),
                            "too small"));
            stock.returned(store.id(), List.of(asReturned(line)), List.of(sale, returned, day), now);
            if (!isCash) {
                agenda.plan(
                        now.plusMillis(800),
                        at -> settlement.refund(company, amount, List.of(sale, returned), at, dice));
            }
        }

        private void close(Instant now) {
            long cash = 0;
            for (int register = 0; register < cashByRegister.length; register++) {
                count(register, cashByRegister[register] + FLOAT_MINOR, now);
                cash += cashByRegister[register];
            }
            List<TenderLine> declared = new ArrayList<>();
            tenders.forEach((tender, minor) ->
                    declared.add(new TenderLine(tender.code(), money(Math.max(0, minor), company))));
            voice.tell(
                    company.registers(),
                    "closed-" + day.value(),
                    day.value(),
                    now,
                    List.of(day),
                    envelope -> new StoreDayClosed(
                            envelope,
                            store.id(),
                            money(salesMinor, company),
                            money(returnsMinor, company),
                            money(taxMinor, company),
                            receipts,
                            declared));
            handover.send(
                    Message.of(
                            company,
                            day,
                            null,
                            DocumentType.STORE_DAY_SUMMARY,
                            money(Math.abs(salesMinor - returnsMinor), company)),
                    now);
            if (cash > 0) {
                deposit(cash, now);
            }
        }

        private void count(int register, long minor, Instant now) {
            String id = day.value() + "-count-" + (register + 1);
            voice.tell(
                    company.registers(),
                    id,
                    id,
                    now,
                    List.of(day, name(ReferenceType.REGISTER, company.registers(), registerName(register))),
                    envelope ->
                            new TillCounted(envelope, store.id(), registerName(register), null, money(minor, company)));
        }

        private void deposit(long minor, Instant now) {
            Reference bag = name(ReferenceType.DEPOSIT, company.registers(), "bag-" + day.value());
            agenda.plan(
                    now.plus(Duration.ofMinutes(20)),
                    at -> voice.tell(
                            company.registers(),
                            bag.value(),
                            bag.value(),
                            at,
                            List.of(bag),
                            envelope -> new CashDeposited(envelope, store.id(), money(minor, company))));
            agenda.plan(
                    BusinessCalendar.bankDay(
                            company, now.plus(dice.between(Duration.ofHours(14), Duration.ofHours(40)))),
                    at -> voice.tell(
                            company.bank(),
                            "bank-" + bag.value(),
                            "bank-" + bag.value(),
                            at,
                            List.of(bag),
                            envelope -> new BankLineStated(
                                    envelope,
                                    company.entity() + "-RECEIPTS",
                                    money(minor, company),
                                    envelope.businessDate(),
                                    "DEPOSIT " + bag.value())));
        }

        private String registerName(int register) {
            return store.id() + "-" + (register + 1);
        }

        private static boolean isGiftCard(List<TenderLine> paid) {
            return paid.getFirst().tender().equals(Tender.GIFT_CARD.code());
        }

        private static ItemLine asReturned(ItemLine line) {
            return new ItemLine(
                    line.id(),
                    line.kind(),
                    line.sku(),
                    line.quantity(),
                    line.gross(),
                    line.discount(),
                    line.tax(),
                    line.promotion(),
                    ItemCondition.RESALEABLE);
        }
    }

    /// What a store sells is known when its day is over.
    @Override
    public void plan(LocalDate date, boolean isTrading) {
        if (!isTrading) {
            return;
        }
        List<Store> trading = BusinessCalendar.open(world.stores(), date);
        int stores = trading.size();
        for (int i = 0; i < stores; i++) {
            Store store = trading.get(i);
            int salesWanted = perDay / stores + (i < perDay % stores ? 1 : 0);
            Instant opensAt = OPENS.atDate(date).atZone(store.zone()).toInstant();
            agenda.plan(opensAt, now -> new Day(store, date).open(salesWanted, now));
        }
    }

    long count() {
        return sales;
    }
}
