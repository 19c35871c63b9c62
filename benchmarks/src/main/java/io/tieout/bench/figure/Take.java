package io.tieout.bench.figure;

import io.tieout.bench.stack.Usage;

/// One measurement of a rate.
///
/// @param events that were done with in the measured time
public record Take(double events, Usage usage) {

    public double perSecond() {
        return events / usage.seconds();
    }

    /// What one core does in a second of its own: moves far less than the rate when others use the machine too.
    public double perCoreSecond() {
        return events / usage.total();
    }

    /// Processor time of the servers, without what makes the load.
    public double serverMicrosPerEvent() {
        return usage.servers() * 1e6 / events;
    }
}
