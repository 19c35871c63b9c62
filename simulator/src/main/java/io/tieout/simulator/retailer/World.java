package io.tieout.simulator.retailer;

import io.tieout.event.Envelope;
import io.tieout.event.Reference;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What the retailer has before the first day begins. The same seed gives the same world.
public final class World {

    private static final int ITEMS = 500;
    private static final int EXEMPT_PERCENT = 8;
    private static final List<String> AMERICAN_ZONES =
            List.of("America/New_York", "America/Chicago", "America/Denver", "America/Los_Angeles");
    private static final int STORES_PER_ZONE = 3;
    private static final int GERMAN_STORES = 4;
    private static final int OUTLETS = 2;

    private static final int CARD_ENDS = 10_000;

    private final Dice dice;
    private final List<Company> companies;
    private final List<Store> stores = new ArrayList<>();
    private final List<Item> items = new ArrayList<>();
    private final List<Location> locations;
    private final Prices prices;

    public World(long seed) {
        dice = new Dice(seed);
        Company american = Company.of("US", "USD", 800, ZoneId.of("America/New_York"));
        Company german = Company.of("DE", "EUR", 1900, ZoneId.of("Europe/Berlin"));
        Company outlets = Company.ofStores("OUT", american, ZoneId.of("America/New_York"));
        companies = List.of(american, german, outlets);
        for (String zone : AMERICAN_ZONES) {
            for (int i = 0; i < STORES_PER_ZONE; i++) {
                open(american, ZoneId.of(zone));
            }
        }
        for (int i = 0; i < GERMAN_STORES; i++) {
            open(german, ZoneId.of("Europe/Berlin"));
        }
        for (int i = 0; i < OUTLETS; i++) {
            open(outlets, ZoneId.of("America/New_York"));
        }
        for (int i = 0; i < ITEMS; i++) {
            items.add(item(i));
        }
        locations = Location.of(companies, stores);
        prices = new Prices(companies, items);
    }

    private void open(Company company, ZoneId zone) {
        Dice own = dice.of("store", stores.size());
        String id = String.format(Locale.ROOT, "%s%02d", company.entity(), stores.size() + 1);
        stores.add(new Store(id, company, zone, 2 + own.below(4), 6 + own.below(10)));
    }

    /// Prices end in 9; two thirds of the price is what most articles cost.
    private Item item(int number) {
        Dice own = dice.of("item", number);
        long price = 10 * own.between(30, own.percent(10) ? 4_000 : 900) - 1;
        long cost = price * own.between(35, 70) / 100;
        return new Item(
                String.format(Locale.ROOT, "SKU-%04d", number + 1), price, cost, own.percent(EXEMPT_PERCENT), number);
    }

    /// The systems that tell of what happens, as they would be registered as sources.
    public List<Party> parties() {
        return companies.stream().flatMap(company -> company.parties().stream()).toList();
    }

    /// The company whose books an event concerns.
    public Company companyOf(Envelope envelope) {
        return company(envelope.entity());
    }

    public Company company(String entity) {
        return companies.stream()
                .filter(company -> company.entity().equals(entity))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no company " + entity));
    }

    /// The system that tells of an event.
    public Party partyOf(Envelope envelope) {
        return companyOf(envelope).parties().stream()
                .filter(party -> party.id().equals(envelope.source()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no system " + envelope.source()));
    }

    public int storeCount() {
        return stores.size();
    }

    /// The end of the number of the card that an order was paid with.
    String cardOf(Reference order) {
        return String.format(Locale.ROOT, "%04d", dice.of("card " + order, 0).below(CARD_ENDS));
    }

    public Dice dice() {
        return dice;
    }

    List<Company> companies() {
        return companies;
    }

    /// Those that have a web shop, a place at the marketplace and gift cards of their own.
    List<Company> companiesWithShop() {
        return companies.stream().filter(company -> !company.hasStoresOnly()).toList();
    }

    List<Store> stores() {
        return stores;
    }

    /// Of one company.
    List<Store> stores(Company company) {
        return stores.stream().filter(store -> store.company().equals(company)).toList();
    }

    List<Item> items() {
        return items;
    }

    List<Location> locations() {
        return locations;
    }

    /// Those of this moment; everything else of the world stays as it was.
    Prices prices() {
        return prices;
    }
}
