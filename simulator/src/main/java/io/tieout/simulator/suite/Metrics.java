package io.tieout.simulator.suite;

import java.math.BigDecimal;
import java.net.URI;

/// What a service counts of itself.
///
/// @param suite whose token is used
public record Metrics(Client client, Suite suite, URI service) {

    /// The sum of the samples whose line starts so and has the label; nothing is there before something happened.
    public long sum(String start, String label) {
        return sumIn(
                client.tryGet(service, "/q/metrics", suite.viewerToken())
                        .expect(200)
                        .body(),
                start,
                label);
    }

    static long sumIn(String metrics, String start, String label) {
        return metrics.lines()
                .filter(line -> line.startsWith(start) && line.contains(label))
                .mapToLong(line -> new BigDecimal(line.substring(line.lastIndexOf(' ') + 1)).longValue())
                .sum();
    }
}
