package io.tieout.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Suite;
import java.net.URI;
import org.junit.jupiter.api.Test;

class SettledTest {

    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @Test
    void countsTheRecordsOfOneTopic() {
        assertThat(countIn("""
                # TYPE tieout_batch_records_total counter
                tieout_batch_records_total{topic="a"} 1234.0
                tieout_batch_records_total{topic="b"} 7.0
                tieout_batch_seconds_count{topic="a"} 3
                """)).isEqualTo(1234);
    }

    @Test
    void readsLargeNumbersAsTheyAreWritten() {
        assertThat(countIn("tieout_batch_records_total{topic=\"a\"} 1.234567E7"))
                .isEqualTo(12_345_670);
    }

    @Test
    void isZeroBeforeTheFirstBatch() {
        assertThat(countIn("# nothing yet")).isZero();
    }

    private static long countIn(String metrics) {
        Suite suite = new Suite(
                "t", NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE, NOWHERE, "127.0.0.1:1", "viewer", "operator");
        try (Client client = new Client()) {
            return new Settled(client, suite, NOWHERE, "a").countIn(metrics);
        }
    }
}
