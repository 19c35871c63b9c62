package io.tieout.event.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-03T10:00:00Z",
                "2026-03-03T10:00:00.1Z",
                "2026-03-03T10:00:00.123456Z",
                "2026-03-03T10:00:00.123456789Z",
                "2024-02-29T23:59:59.999999999Z",
                "1969-12-31T23:59:59.5Z",
                "2026-03-03T10:00:00+01:00",
                "2026-03-03T24:00:00Z",
                "+12026-03-03T10:00:00Z",
                "-0044-03-15T12:00:00Z"
            })
    void readsWhatInstantReads(String text) {
        assertThat(Timestamps.parse(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Z",
                "yesterday",
                "2026-03-03T10:00Z",
                "2026-02-30T10:00:00Z",
                "2026-13-03T10:00:00Z",
                "2026-03-03T10:61:00Z",
                "2026-03-03T10:00:00.1234567890Z",
                "2026-03-03T10:00:00.12x4Z",
                "2026-03-03T10:00:00,5Z",
                "2026-03-03 10:00:00Z",
                "2026-03-0aT10:00:00Z"
            })
    void refusesWhatInstantRefuses(String text) {
        assertThatThrownBy(() -> Instant.parse(text)).isInstanceOf(DateTimeException.class);
        assertThatThrownBy(() -> Timestamps.parse(text)).isInstanceOf(DateTimeException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-03T10:00:00Z",
                "2026-03-03T10:00:00.100Z",
                "2026-03-03T10:00:00.000001Z",
                "2026-03-03T10:00:00.123456Z",
                "2026-03-03T10:00:00.000000001Z",
                "2024-02-29T23:59:59.999999999Z",
                "1969-12-31T23:59:59.500Z",
                "0000-01-01T00:00:00Z",
                "-0001-12-31T23:59:59.999999999Z",
                "9999-12-31T23:59:59.999Z",
                "+10000-01-01T00:00:00Z"
            })
    void writesWhatInstantWrites(String text) {
        Instant instant = Instant.parse(text);

        assertThat(Timestamps.text(instant)).isEqualTo(instant.toString()).isEqualTo(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void writesAndReadsEveryInstantAsInstantDoes(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        for (int i = 0; i < 1_000; i++) {
            Instant instant = Instant.ofEpochSecond(
                    random.nextLong(-60_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000));

            assertThat(Timestamps.text(instant)).isEqualTo(instant.toString());
            assertThat(Timestamps.parse(instant.toString())).isEqualTo(instant);
        }
    }
}
