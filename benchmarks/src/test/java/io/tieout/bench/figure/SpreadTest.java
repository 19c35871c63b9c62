package io.tieout.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

    @Test
    void isTheMiddleOfAnOddAndBetweenTheMiddlesOfAnEvenNumber() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(2, 1, 3));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 3.0)).median()).isEqualTo(2.5);
    }

    @Test
    void interpolatesQuantiles() {
        List<Double> hundred = java.util.stream.IntStream.rangeClosed(0, 100)
                .mapToObj(i -> (double) i)
                .toList();

        assertThat(Spread.quantile(hundred, 0.99)).isCloseTo(99, within(1e-9));
        assertThat(Spread.quantile(List.of(7.0), 0.99)).isEqualTo(7);
    }

    @Test
    void refusesNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> Spread.of(List.of()));
    }
}
