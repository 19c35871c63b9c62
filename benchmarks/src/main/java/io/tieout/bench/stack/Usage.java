package io.tieout.bench.stack;

import java.util.Map;

/// What a measurement used of the machine.
///
/// @param seconds of the clock on the wall that the measured work took
/// @param processorSeconds by component
/// @param compilerSeconds the part of the servers' processor time that the compilers of their JVMs took
/// @param others share of the machine, from 0 to 1, that was busy with work which is not part of the measurement
public record Usage(double seconds, Map<String, Double> processorSeconds, double compilerSeconds, double others) {

    /// All processes of the measurement together.
    public double total() {
        return processorSeconds.values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    /// Share of the servers' processor time that went into compiling: what a longer warm-up would save.
    public double compiling() {
        return servers() > 0 ? compilerSeconds / servers() : 0;
    }

    /// Without the process that makes the load.
    public double servers() {
        return total() - processorSeconds.getOrDefault(Meter.LOAD, 0.0);
    }
}
