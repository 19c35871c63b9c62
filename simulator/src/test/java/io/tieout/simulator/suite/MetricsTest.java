package io.tieout.simulator.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {

    @Test
    void addsUpWhatHasTheLabel() {
        assertThat(Metrics.sumIn("""
                        # TYPE tieout_batch_records_total counter
                        tieout_batch_records_total{topic="a"} 1234.0
                        tieout_batch_records_total{topic="b"} 7.0
                        tieout_batch_seconds_count{topic="a"} 3
                        """, "tieout_batch_records_total{", "topic=\"a\""))
                .isEqualTo(1234);
    }

    @Test
    void readsLargeNumbersAsTheyAreWritten() {
        assertThat(Metrics.sumIn("tieout_recon_swept_timestamp_seconds 1.234567E7", "tieout_recon_swept", ""))
                .isEqualTo(12_345_670);
    }

    @Test
    void isZeroBeforeAnythingHappened() {
        assertThat(Metrics.sumIn("# nothing yet", "tieout_batch_records_total{", ""))
                .isZero();
    }
}
