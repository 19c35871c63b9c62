package io.tieout.simulator.fault;

import io.tieout.event.Coded;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// How often what goes wrong, and where for certain.
///
/// @param perMillion of what the fault counts by
/// @param places records to which a fault happens whatever its rate is, as `type:issuer:value`
/// @param windows in which something is wrong with a system
public record FaultPlan(Map<Fault, Integer> perMillion, Map<Fault, Set<String>> places, List<Window> windows) {

    static final int MILLION = 1_000_000;
    private static final BigDecimal PER_PERCENT = BigDecimal.valueOf(10_000);

    public FaultPlan {
        perMillion = Map.copyOf(perMillion);
        places = Map.copyOf(places);
        windows = List.copyOf(windows);
    }

    public static FaultPlan none() {
        return new FaultPlan(Map.of(), Map.of(), List.of());
    }

    public boolean isNone() {
        return perMillion.isEmpty() && places.isEmpty() && windows.isEmpty();
    }

    /// Reads parts that are separated by commas: `dead-lettered=0.5` in percent, `all=0.1` for each fault,
    /// `rejected@refund:shop-us:R12` for one record, `dead-webhook@shop-us/2026-03-02T10:00:00Z/PT2H` for one time.
    ///
    /// @throws IllegalArgumentException with a sentence for the user
    public static FaultPlan parse(String text) {
        Map<Fault, Integer> rates = new EnumMap<>(Fault.class);
        Map<Fault, Set<String>> places = new EnumMap<>(Fault.class);
        List<Window> windows = new ArrayList<>();
        for (String part : text.split(",", -1)) {
            int at = part.indexOf('@');
            int equals = part.indexOf('=');
            if (at > 0 && (equals < 0 || at < equals)) {
                named(fault(part.substring(0, at)), part.substring(at + 1), places, windows);
            } else if (equals > 0) {
                rate(part.substring(0, equals), perMillion(part.substring(equals + 1)), rates);
            } else {
                throw new IllegalArgumentException("faults: write name=percent or name@place, not \"" + part + "\"");
            }
        }
        return new FaultPlan(rates, places, windows);
    }

    private static void named(Fault fault, String place, Map<Fault, Set<String>> places, List<Window> windows) {
        if (fault.per() == Fault.Per.SOURCE_DAY) {
            windows.add(Window.parse(fault, place));
        } else if (place.isEmpty()) {
            throw new IllegalArgumentException("faults: " + fault.code() + "@ names no record");
        } else {
            places.computeIfAbsent(fault, _ -> new HashSet<>()).add(place);
        }
    }

    private static void rate(String name, int rate, Map<Fault, Integer> rates) {
        if (name.equals("all")) {
            Arrays.stream(Fault.values()).forEach(fault -> rates.put(fault, rate));
        } else {
            rates.put(fault(name), rate);
        }
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
}
