package io.tieout.simulator.retailer;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// Lets a retailer live through a number of days and tell of it, in the order of time. Its systems agree to the cent:
/// what goes wrong between them is added by `io.tieout.simulator.fault`.
///
/// Two runs with the same plan tell the same, byte for byte. Days are those of UTC; stores and companies live in their
/// own zones. What was begun within the days is told to its end, so a run goes on for weeks after the last one.
public final class Retailer {

    /// What is to happen.
    ///
    /// @param orders of a day, over all companies; three of ten in the web shop, one at the marketplace
    public record Plan(long seed, LocalDate firstDay, int days, int orders) {

        public Plan {
            if (days < 1 || days > 3_660) {
                throw new IllegalArgumentException("days: from 1 to 3660, not " + days);
            }
            if (orders < 1 || orders > 10_000_000) {
                throw new IllegalArgumentException("orders: from 1 to 10000000 a day, not " + orders);
            }
        }
    }

    /// How far a run is.
    ///
    /// @param open what is planned and has not happened yet
    public record Progress(int day, int days, long webOrders, long storeSales, int open) {}

    /// Told after each day.
    public interface Watcher {
        void after(Progress progress);
    }

    private static final int WEB_OF_TEN = 3;
    private static final int MARKETPLACE_OF_TEN = 1;

    private final Plan plan;
    private final World world;
    private final Agenda agenda = new Agenda();
    private final WebOrders webOrders;
    private final StoreDays storeDays;
    private final List<Routine> routines;

    public Retailer(Plan plan, Listener listener) {
        this.plan = plan;
        this.world = new World(plan.seed());
        Voice voice = new Voice(listener);
        Handover handover = new Handover(world.dice(), agenda, voice, 0);
        Levels levels = Levels.of(plan.orders(), world.items().size());
        Movements movements = new Movements(world, voice, levels);
        Supply supply = new Supply(world, agenda, handover, movements, levels);
        Scene scene = new Scene(world, agenda, voice, handover, new Stock(world, movements, supply));
        Settlement settlement = new Settlement(scene);
        Cards cards = new Cards(scene);
        Trade trade = new Trade(scene, settlement, cards);
        int web = plan.orders() * WEB_OF_TEN / 10;
        int market = plan.orders() * MARKETPLACE_OF_TEN / 10;
        this.storeDays = new StoreDays(trade, plan.orders() - web - market);
        this.webOrders = new WebOrders(trade, web, storeDays);
        MarketplaceStatements statements = new MarketplaceStatements(scene);
        this.routines = List.of(
                new Catalogue(scene),
                new Mappings(scene),
                new Rates(scene),
                settlement,
                statements,
                new CardProgramme(scene, cards, plan.orders()),
                storeDays,
                webOrders,
                new Marketplace(scene, market, statements),
                supply,
                new StockCounts(scene, movements, supply),
                new Customers(scene, plan.orders()));
    }

    public World world() {
        return world;
    }

    public void live(Watcher watcher) {
        LocalDate date = plan.firstDay();
        for (int day = 0; day < plan.days(); day++) {
            live(date.plusDays(day), true);
            watcher.after(progress(day + 1));
        }
        // Refunds come up to weeks later, and the processor pays out what is left.
        LocalDate afterwards = date.plusDays(plan.days());
        while (agenda.open() > 0 || routines.stream().anyMatch(Routine::isOpen)) {
            live(afterwards, false);
            afterwards = afterwards.plusDays(1);
        }
        watcher.after(progress(plan.days()));
    }

    private void live(LocalDate date, boolean isTrading) {
        routines.forEach(routine -> routine.plan(date, isTrading));
        agenda.runUntil(date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    private Progress progress(int day) {
        return new Progress(day, plan.days(), webOrders.count(), storeDays.count(), agenda.open());
    }
}
