package io.tieout.simulator.retailer;

import io.tieout.event.Coded;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How often what goes wrong.
///
/// @param perMillion of the messages to which the fault can happen
public record FaultPlan(Map<Fault, Integer> perMillion) {

    private static final int MILLION = 1_000_000;
    private static final BigDecimal PER_PERCENT = BigDecimal.valueOf(10_000);

    public FaultPlan {
        perMillion = Map.copyOf(perMillion);
    }

    public static FaultPlan none() {
        return new FaultPlan(Map.of());
    }

    /// Reads `dead-lettered=0.5,wrong-amount=1`, in percent of the messages, or `all=0.1` for each of them.
    ///
    /// @throws IllegalArgumentException with a sentence for the user
    public static FaultPlan parse(String text) {
        Map<Fault, Integer> rates = new EnumMap<>(Fault.class);
        for (String part : text.split(",", -1)) {
            String[] sides = part.split("=", -1);
            if (sides.length != 2) {
                throw new IllegalArgumentException("faults: write name=percent, not \"" + part + "\"");
            }
            int rate = perMillion(sides[1]);
            if (sides[0].equals("all")) {
                Arrays.stream(Fault.values()).forEach(fault -> rates.put(fault, rate));
            } else {
                rates.put(fault(sides[0]), rate);
            }
        }
        return new FaultPlan(rates);
    }

    private static Fault fault(String name) {
        return Coded.find(Fault.class, name)
                .orElseThrow(() -> new IllegalArgumentException("faults: unknown \"" + name + "\"; there are all, "
                        + Arrays.stream(Fault.values()).map(Coded::code).collect(Collectors.joining(", "))));
    }

    private static int perMillion(String percent) {
        try {
            BigDecimal rate = new BigDecimal(percent).multiply(PER_PERCENT);
            if (rate.signum() >= 0 && rate.compareTo(BigDecimal.valueOf(MILLION)) <= 0) {
                return rate.intValueExact();
            }
        } catch (ArithmeticException | NumberFormatException malformed) {
            throw new IllegalArgumentException(
                    "faults: a percentage with up to four decimals, not \"" + percent + "\"", malformed);
        }
        throw new IllegalArgumentException("faults: from 0 to 100 percent, not " + percent);
    }

    /// What happens to a message; null for nothing. Each fault has dice of its own, so that one that is taken out of
    /// the plan
    /// leaves the others where they are. Where several would happen the first counts.
    @Nullable
    Fault of(Handover.Message message, Dice dice) {
        for (Fault fault : Fault.values()) {
            int rate = perMillion.getOrDefault(fault, 0);
            if (rate > 0 && dice.of(fault.code(), 0).below(MILLION) < rate && fault.canHappenTo(message)) {
                return fault;
            }
        }
        return null;
    }
}
