package io.tieout.bench.stack;

import java.util.Map;

/// What a measurement used of the machine.
///
/// @param seconds of the clock on the wall that the measured work took
/// @param processorSeconds by component
/// @param others share of the machine, from 0 to 1, that was busy with work which is not part of the measurement
public record Usage(double seconds, Map<String, Double> processorSeconds, double others) {

    /// All processes of the measurement together.
    public double total() {
        return processorSeconds.values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /// Without the process that makes the load.
    public double servers() {
        return total() - processorSeconds.getOrDefault(Meter.LOAD, 0.0);
    }
}
