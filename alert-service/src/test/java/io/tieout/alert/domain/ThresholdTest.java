package io.tieout.alert.domain;

import static io.tieout.alert.domain.Given.US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tieout.event.Money;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ThresholdTest {

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            THRESHOLD, MEASURED, LEVEL
            10000,        9999,    -1
            10000,       10000,     0
            10000,       19999,     0
            10000,       20000,     1
            10000,       39999,     1
            10000,       40000,     2
            1,           1,         0
            1,           9223372036854775807, 62
            9223372036854775807, 9223372036854775807, 0
            """)
    void reachingIsEnoughAndEachDoublingRaisesTheLevel(long threshold, long measured, int level) {
        OptionalInt expected = level < 0 ? OptionalInt.empty() : OptionalInt.of(level);

        assertThat(new Threshold.Amount(Money.of(threshold, "USD")).levelOf(measuring(0, measured, 0)))
                .isEqualTo(expected);
        assertThat(new Threshold.Count(threshold).levelOf(measuring(measured, 0, 0)))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"6, -1", "7, 0", "13, 0", "14, 1", "28, 2"})
    void daysAreComparedAsDays(long age, int level) {
        assertThat(new Threshold.Age(7).levelOf(measuring(1, 1, age)))
                .isEqualTo(level < 0 ? OptionalInt.empty() : OptionalInt.of(level));
    }

    @Test
    void neverComparesAcrossCurrencies() {
        Threshold yen = new Threshold.Amount(Money.of(100, "JPY"));

        assertThatThrownBy(() -> yen.levelOf(measuring(1, 100_000, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("mixed currencies");
    }

    @Test
    void aThresholdIsPositive() {
        assertThatThrownBy(() -> new Threshold.Count(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Threshold.Age(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Threshold.Amount(Money.of(0, "USD"))).isInstanceOf(IllegalArgumentException.class);
    }

    private static Measurement measuring(long count, long absoluteMinor, long ageDays) {
        return new Measurement(count, US.money(0), US.money(absoluteMinor), Given.NOW, ageDays, Given.NOW, List.of());
    }
}
