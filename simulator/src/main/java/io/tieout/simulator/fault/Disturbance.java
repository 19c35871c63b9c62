package io.tieout.simulator.fault;

import io.tieout.event.BusinessEvent;
import io.tieout.simulator.retailer.Listener;
import io.tieout.simulator.retailer.Sent;
import io.tieout.simulator.retailer.World;
import java.time.Instant;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// Stands between the retailer and those who listen, and lets go wrong what the plan says. What comes out is in the
/// order in which it is told.
public final class Disturbance implements Listener {

    private final AtTheProcessor first;
    private final Listener listener;
    private final PriorityQueue<Held> held = new PriorityQueue<>();
    private long count;

    /// @param order in which it came, for what is told at the same instant
    private record Held(
            Instant at,
            long order,
            BusinessEvent event,
            @Nullable Sent sent) implements Comparable<Held> {
        @Override
        public int compareTo(Held other) {
            int byTime = at.compareTo(other.at);
            return byTime != 0 ? byTime : Long.compare(order, other.order);
        }
    }

    /// @param truth is told of everything that is made to go wrong
    public Disturbance(FaultPlan plan, World world, Truth truth, Listener listener) {
        this.listener = listener;
        Chance chance = new Chance(plan, world.dice());
        Listener outages = new Outages(plan, chance, truth, this::hold);
        Listener onTheWay = new OnTheWay(chance, truth, outages);
        Listener atTheBank = new AtTheBank(chance, truth, onTheWay);
        Listener atTheSource = new AtTheSource(chance, truth, atTheBank);
        this.first = new AtTheProcessor(
                world, chance, truth, new Shortages(chance, truth, atTheSource), new Extras(world.dice(), outages));
    }

    @Override
    public void told(BusinessEvent event, @Nullable Sent sent) {
        Instant now = event.envelope().receivedAt();
        first.runThrough(now);
        release(now);
        first.told(event, sent);
        release(now);
    }

    /// Tells what is still held back.
    public void finish() {
        first.runThrough(Instant.MAX.minusSeconds(1));
        release(Instant.MAX);
    }

    private void hold(BusinessEvent event, @Nullable Sent sent) {
        held.add(new Held(event.envelope().receivedAt(), count++, event, sent));
    }

    private void release(Instant until) {
        while (!held.isEmpty() && !held.peek().at().isAfter(until)) {
            Held next = held.remove();
            listener.told(next.event(), next.sent());
        }
    }
}
