package io.tieout.simulator.retailer;

import static io.tieout.simulator.retailer.Voice.money;
import static io.tieout.simulator.retailer.Voice.name;

import io.tieout.event.ReferenceDataEvent.ItemChanged;
import io.tieout.event.ReferenceDataEvent.PriceChanged;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.ReferenceType;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/// What items are called, what they cost and from when on. All of it is told on the first day; afterwards promotions
/// begin and end, and some prices and costs change for good. A change is told hours before it holds.
final class Catalogue implements Routine {

    private static final LocalTime ANNOUNCED = LocalTime.of(16, 0);
    private static final int PROMOTIONS_A_DAY = 5;
    private static final int PROMOTION_PERCENT_OFF = 20;
    private static final int PROMOTION_DAYS_MIN = 3;
    private static final int PROMOTION_DAYS_MAX = 10;
    private static final int PRICES_A_DAY = 2;
    private static final int COSTS_A_DAY = 2;
    private static final Duration NOTICE = Duration.ofHours(6);

    /// Prices end in 9, also changed ones.
    private static final int PRICE_STEP_MINOR = 10;

    private static final String STANDARD = "STANDARD";
    private static final String EXEMPT = "EXEMPT";
    private static final List<String> MADE_OF = List.of("Linen", "Cotton", "Wool", "Denim", "Leather", "Silk", "Oak");
    private static final List<String> THINGS = List.of("shirt", "jacket", "scarf", "bag", "cushion", "throw", "frame");

    private final World world;
    private final Agenda agenda;
    private final Voice voice;

    /// Until which day the price of an item may not change again, as an epoch day, by company and item.
    private final long[][] settledFrom;

    private boolean isDescribed;

    Catalogue(Scene scene) {
        this.world = scene.world();
        this.agenda = scene.agenda();
        this.voice = scene.voice();
        this.settledFrom = new long[world.companies().size()][world.items().size()];
    }

    @Override
    public void plan(LocalDate date, boolean isTrading) {
        if (!isTrading) {
            return;
        }
        if (!isDescribed) {
            isDescribed = true;
            agenda.plan(date.atStartOfDay().toInstant(ZoneOffset.UTC), this::describe);
        }
        for (Company company : world.companies()) {
            agenda.plan(date.atTime(ANNOUNCED).toInstant(ZoneOffset.UTC), now -> decide(company, date, now));
        }
    }

    private void describe(Instant now) {
        for (Company company : world.companies()) {
            for (Item item : world.items()) {
                describe(company, item, now);
                tellPrice(company, item, world.prices().priceMinor(company, item), now, now);
                tellCost(company, item, world.prices().costMinor(company, item), now, now);
            }
        }
    }

    private void describe(Company company, Item item, Instant now) {
        Dice own = world.dice().of("title", item.number());
        String title = own.of(MADE_OF) + " " + own.of(THINGS);
        voice.tell(
                company.catalogue(),
                "item-" + item.sku() + "-" + now,
                item.sku(),
                now,
                List.of(name(ReferenceType.SKU, company.catalogue(), item.sku())),
                envelope -> new ItemChanged(envelope, now, title, item.isExempt() ? EXEMPT : STANDARD));
    }

    /// What is decided on a day holds from the next one on, by the company's own clock.
    private void decide(Company company, LocalDate date, Instant now) {
        Dice dice = world.dice().of("catalogue-" + company.entity(), date.toEpochDay());
        for (int i = 0; i < PROMOTIONS_A_DAY; i++) {
            promote(company, dice.of(world.items()), date, dice);
        }
        for (int i = 0; i < PRICES_A_DAY; i++) {
            reprice(company, dice.of(world.items()), date, dice);
        }
        Instant begins = midnight(company, date.plusDays(1));
        Item first = dice.of(world.items());
        for (int i = 0; i < COSTS_A_DAY; i++) {
            Item item = world.items().get((first.number() + i) % world.items().size());
            long cost = Math.max(1, world.prices().costMinor(company, item) * dice.between(95, 106) / 100);
            tellCost(company, item, cost, begins, now);
            agenda.plan(begins, _ -> world.prices().setCost(company, item, cost));
        }
    }

    private void promote(Company company, Item item, LocalDate date, Dice dice) {
        LocalDate lastDay = date.plusDays(dice.between(PROMOTION_DAYS_MIN, PROMOTION_DAYS_MAX));
        if (!claim(company, item, date, lastDay.plusDays(1))) {
            return;
        }
        long regular = world.prices().priceMinor(company, item);
        change(
                company,
                item,
                endingIn9(regular * (100 - PROMOTION_PERCENT_OFF) / 100),
                midnight(company, date.plusDays(1)));
        change(company, item, regular, midnight(company, lastDay.plusDays(1)));
    }

    private void reprice(Company company, Item item, LocalDate date, Dice dice) {
        if (claim(company, item, date, date.plusDays(1))) {
            long price = world.prices().priceMinor(company, item) * dice.between(92, 112) / 100;
            change(company, item, endingIn9(price), midnight(company, date.plusDays(1)));
        }
    }

    /// Tells a price some hours before it holds.
    private void change(Company company, Item item, long minor, Instant begins) {
        agenda.plan(begins.minus(NOTICE), now -> tellPrice(company, item, minor, begins, now));
        agenda.plan(begins, _ -> world.prices().setPrice(company, item, minor));
    }

    /// One change of an item at a time: none begins before the one before it is over.
    private boolean claim(Company company, Item item, LocalDate date, LocalDate over) {
        long[] settled = settledFrom[world.companies().indexOf(company)];
        if (settled[item.number()] > date.toEpochDay()) {
            return false;
        }
        settled[item.number()] = over.toEpochDay() + 1;
        return true;
    }

    private void tellPrice(Company company, Item item, long minor, Instant effectiveAt, Instant now) {
        voice.tell(
                company.catalogue(),
                "price-" + item.sku() + "-" + effectiveAt,
                item.sku(),
                now,
                List.of(name(ReferenceType.SKU, company.catalogue(), item.sku())),
                envelope -> new PriceChanged(envelope, effectiveAt, money(minor, company), null));
    }

    private void tellCost(Company company, Item item, long minor, Instant effectiveAt, Instant now) {
        voice.tell(
                company.erp(),
                "cost-" + item.sku() + "-" + effectiveAt,
                item.sku(),
                now,
                List.of(name(ReferenceType.SKU, company.catalogue(), item.sku())),
                envelope -> new UnitCostChanged(envelope, effectiveAt, money(minor, company), null));
    }

    private static Instant midnight(Company company, LocalDate date) {
        ZoneId zone = company.catalogue().zone();
        return date.atStartOfDay(zone).toInstant();
    }

    private static long endingIn9(long minor) {
        return Math.max(1, minor / PRICE_STEP_MINOR) * PRICE_STEP_MINOR - 1;
    }
}
