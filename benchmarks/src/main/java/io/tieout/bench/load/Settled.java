package io.tieout.bench.load;

import io.tieout.simulator.suite.Metrics;

/// How many records of a topic a service has done with, by its own metrics: they move with every batch, where committed
/// offsets move once a second for each of its workers.
public record Settled(Metrics service, String topic) {

    public long count() {
        return service.sum("tieout_batch_records_total{", "topic=\"" + topic + "\"");
    }
}
