package io.tieout.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.tieout.bench.stack.Meter;
import io.tieout.bench.stack.Usage;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    static Take take(double events, double seconds, double others) {
        return new Take(events, new Usage(seconds, Map.of("service", 1.0, Meter.LOAD, 0.5), 0, others));
    }

    @Test
    void dividesWithinEachRoundAndTakesTheMedian() {
        Comparison comparison = new Comparison(
                "bulk",
                "limit",
                0.4,
                0.8,
                List.of(take(100, 1, 0), take(300, 1, 0), take(80, 1, 0)),
                List.of(take(200, 1, 0), take(400, 1, 0), take(400, 2, 0)));

        assertThat(comparison.ratio()).isEqualTo(new Spread(0.5, 0.4, 0.75));
        assertThat(comparison.verdict()).isEqualTo(Verdict.GATE);
    }

    @Test
    void tellsTheServersShareFromTheLoadGenerators() {
        Take take = take(1_000_000, 2, 0);

        assertThat(take.perSecond()).isEqualTo(500_000);
        assertThat(take.serverMicrosPerEvent()).isCloseTo(1.0, within(1e-9));
        assertThat(take.perCoreSecond()).isCloseTo(1_000_000 / 1.5, within(1e-6));
    }

    @Test
    void namesTheBusiestTakeOfEitherSide() {
        Comparison comparison = new Comparison(
                "bulk",
                "limit",
                0,
                0,
                List.of(take(1, 1, 0.1), take(1, 1, 0.2)),
                List.of(take(1, 1, 0.3), take(1, 1, 0)));

        assertThat(comparison.others()).isEqualTo(0.3);
        assertThat(comparison.verdict()).isEqualTo(Verdict.NONE);
    }

    @Test
    void refusesUnequalRounds() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Comparison("bulk", "limit", 0, 0, List.of(take(1, 1, 0)), List.of()));
    }
}
