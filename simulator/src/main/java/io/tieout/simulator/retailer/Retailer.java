package io.tieout.simulator.retailer;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/// Lets a retailer live through a number of days and tell of it, in the order of time.
///
/// Two runs with the same seed and the same plan tell the same, byte for byte. Days are those of UTC; stores and
/// companies
/// live in their own zones. What was begun within the days is told to its end, so a run goes on for weeks after the
/// last one.
public final class Retailer {

    /// What is to happen.
    ///
    /// @param orders of a day, over all companies; two of five in the web shop
    public record Plan(long seed, LocalDate firstDay, int days, int orders, FaultPlan faults) {

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

    private static final int WEB_OF_FIVE = 2;
    private static final LocalTime PAY_OUT = LocalTime.of(6, 0);

    private final Plan plan;
    private final World world;
    private final Agenda agenda = new Agenda();
    private final Settlement settlement;
    private final WebOrders webOrders;
    private final StoreDays storeDays;

    /// @param truth is told of everything that goes wrong, at the time when it is caused
    public Retailer(Plan plan, Sink sink, Consumer<Injection> truth) {
        this.plan = plan;
        this.world = new World(plan.seed());
        Voice voice = new Voice(sink);
        Handover handover = new Handover(world.dice(), agenda, voice, plan.faults(), truth::accept);
        this.settlement = new Settlement(agenda, voice);
        this.webOrders = new WebOrders(world, agenda, voice, settlement, handover);
        this.storeDays = new StoreDays(world, agenda, voice, settlement, handover, new Cards(voice, handover));
    }

    public World world() {
        return world;
    }

    public void live(Watcher watcher) {
        for (int day = 0; day < plan.days(); day++) {
            LocalDate date = plan.firstDay().plusDays(day);
            plan(date);
            agenda.runUntil(date.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC));
            watcher.after(new Progress(day + 1, plan.days(), webOrders.count(), storeDays.count(), agenda.open()));
        }
        settleTheRest();
        watcher.after(new Progress(plan.days(), plan.days(), webOrders.count(), storeDays.count(), agenda.open()));
    }

    private void plan(LocalDate date) {
        for (Company company : world.companies()) {
            agenda.plan(date.atTime(PAY_OUT).toInstant(ZoneOffset.UTC), now -> settlement.payOut(company, now));
        }
        int web = plan.orders() * WEB_OF_FIVE / 5;
        int inStores = plan.orders() - web;
        int stores = world.stores().size();
        for (int i = 0; i < stores; i++) {
            int sales = inStores / stores + (i < inStores % stores ? 1 : 0);
            storeDays.plan(world.stores().get(i), date, sales);
        }
        if (web > 0) {
            browse(
                    date.atStartOfDay().toInstant(ZoneOffset.UTC),
                    date.plusDays(1),
                    Duration.ofDays(1).dividedBy(web));
        }
    }

    /// Web orders come around the clock, each planning the next, so that a day's orders are never all in memory.
    private void browse(Instant from, LocalDate until, Duration gap) {
        Instant end = until.atStartOfDay().toInstant(ZoneOffset.UTC);
        agenda.plan(from.plus(gap.dividedBy(2)), new Agenda.Step() {
            @Override
            public void happen(Instant now) {
                Dice dice = world.dice().of("shop", webOrders.count());
                webOrders.order(dice.of(world.companies()), now);
                Instant next = now.plus(gap);
                if (next.isBefore(end)) {
                    agenda.plan(next, this);
                }
            }
        });
    }

    /// Refunds come up to weeks later, and the processor pays out what is left.
    private void settleTheRest() {
        LocalDate date = plan.firstDay().plusDays(plan.days());
        while (agenda.open() > 0 || settlement.owes()) {
            LocalDate today = date;
            for (Company company : world.companies()) {
                agenda.plan(today.atTime(PAY_OUT).toInstant(ZoneOffset.UTC), now -> settlement.payOut(company, now));
            }
            date = date.plusDays(1);
            agenda.runUntil(date.atStartOfDay().toInstant(ZoneOffset.UTC));
        }
    }
}
