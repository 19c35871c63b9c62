package io.tieout.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void takesAllSectionsUnlessToldWhich() {
        assertThat(Options.of().sections()).containsExactly(Section.values());
        assertThat(Options.of("suite", "--quick")).satisfies(options -> {
            assertThat(options.sections()).containsExactly(Section.SUITE);
            assertThat(options.isQuick()).isTrue();
        });
    }

    @Test
    void namesTheSectionsThatThereAre() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.of("disk"))
                .withMessage("no section 'disk': take ingest, ledger, growth, recon, volume, suite");
    }

    @Test
    void readsTheSummaryOfProducerPerformance() {
        String output = """
                52000 records sent, 10400.0 records/sec (9.9 MB/sec), 5.0 ms avg latency, 9.0 ms max latency.
                100000 records sent, 23844.1 records/sec (20.44 MB/sec), 3.1 ms avg latency, 250.0 ms max latency.
                """;

        assertThat(ProducerRun.rate(output, 100_000)).isCloseTo(23844.1, within(1e-9));
    }
}
