package io.tieout.simulator.fault;

import io.tieout.simulator.retailer.Dice;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/// Whether a fault happens to a record. It follows from the seed, the fault and the record alone, so that a fault that
/// is taken out of the plan, or another that is added, leaves the others where they are.
final class Chance {

    private final FaultPlan plan;
    private final Map<Fault, Dice> dice = new EnumMap<>(Fault.class);
    private final Map<Fault, Integer> rates = new EnumMap<>(Fault.class);

    Chance(FaultPlan plan, Dice world) {
        this.plan = plan;
        for (Fault fault : Fault.values()) {
            dice.put(fault, world.of(fault.code(), 0));
            rates.put(fault, plan.perMillion().getOrDefault(fault, 0));
        }
    }

    boolean of(Fault fault, String record) {
        return isNamed(fault, record) || (isRated(fault) && own(fault, record).below(FaultPlan.MILLION) < rate(fault));
    }

    /// Whether the plan has the fault at all, which is quicker to ask than what a record is called.
    boolean isPlanned(Fault fault) {
        return isRated(fault) || plan.places().containsKey(fault);
    }

    boolean isRated(Fault fault) {
        return rate(fault) > 0;
    }

    private int rate(Fault fault) {
        return rates.getOrDefault(fault, 0);
    }

    private boolean isNamed(Fault fault, String record) {
        Map<Fault, Set<String>> places = plan.places();
        return !places.isEmpty() && places.getOrDefault(fault, Set.of()).contains(record);
    }

    /// How long something takes that the fault makes of the record.
    Duration between(Fault fault, String record, Duration least, Duration most) {
        return own(fault, record).of("how-long", 0).between(least, most);
    }

    Dice own(Fault fault, String record) {
        return Objects.requireNonNull(dice.get(fault)).of(record, 0);
    }
}
