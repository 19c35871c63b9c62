package io.tieout.simulator;

import io.tieout.simulator.fault.Disturbance;
import io.tieout.simulator.fault.FaultPlan;
import io.tieout.simulator.oracle.Expectation;
import io.tieout.simulator.oracle.Oracle;
import io.tieout.simulator.output.Sink;
import io.tieout.simulator.retailer.Listener;
import io.tieout.simulator.retailer.Retailer;
import io.tieout.simulator.retailer.World;
import java.util.function.Consumer;

/// Lets a retailer live, lets go wrong what should, and tells both what was told and what should be found of it.
public final class Play {

    private final Retailer.Plan plan;
    private final FaultPlan faults;

    public Play(Retailer.Plan plan, FaultPlan faults) {
        this.plan = plan;
        this.faults = faults;
    }

    /// @param sink is told of everything in the order in which it is told
    /// @param truth is told of what went wrong
    public void into(Sink sink, Consumer<Expectation> truth, Retailer.Watcher watcher) {
        into(sink, _ -> {}, truth, watcher);
    }

    /// @param unharmed is told of everything as it would have been; of nothing where nothing goes wrong, since that is
    ///     what `sink` is told
    public void into(Sink sink, Sink unharmed, Consumer<Expectation> truth, Retailer.Watcher watcher) {
        Listener out = (event, _) -> sink.told(event);
        if (faults.isNone()) {
            new Retailer(plan, out).live(watcher);
            return;
        }
        World world = new World(plan.seed());
        Oracle oracle = new Oracle(world, truth);
        Disturbance disturbance = new Disturbance(faults, world, oracle, oracle.told(out));
        Listener clean = oracle.clean();
        new Retailer(plan, (event, sent) -> {
                    unharmed.told(event);
                    clean.told(event, sent);
                    disturbance.told(event, sent);
                })
                .live(watcher);
        disturbance.finish();
        oracle.finish();
        if (oracle.unexplained() > 0) {
            throw new IllegalStateException(
                    oracle.unexplained() + " events differ from what would have been told and no"
                            + " fault explains it: the truth is worthless, please report the seed and the plan");
        }
    }
}
