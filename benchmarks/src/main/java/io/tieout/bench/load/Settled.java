package io.tieout.bench.load;

import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Suite;
import java.math.BigDecimal;
import java.net.URI;

/// How many records of a topic a service has done with, by its own metrics: they move with every batch, where committed
/// offsets move once a second for each of its workers.
///
/// @param suite whose token is used
public record Settled(Client client, Suite suite, URI service, String topic) {

    private static final String COUNTER = "tieout_batch_records_total{";

    public long count() {
        return countIn(client.tryGet(service, "/q/metrics", suite.viewerToken())
                .expect(200)
                .body());
    }

    /// Nothing is there before the first batch.
    long countIn(String metrics) {
        return metrics.lines()
                .filter(line -> line.startsWith(COUNTER) && line.contains("topic=\"" + topic + "\""))
                .mapToLong(line -> new BigDecimal(line.substring(line.lastIndexOf(' ') + 1)).longValueExact())
                .sum();
    }
}
