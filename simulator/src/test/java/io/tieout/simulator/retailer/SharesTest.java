package io.tieout.simulator.retailer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SharesTest {

    @Test
    void whatRemainsGoesToTheLargestRemainders() {
        assertThat(Shares.of(100, new long[] {2, 3, 2})).containsExactly(29, 43, 28);
        assertThat(Shares.of(500, new long[] {0, 999, 1})).containsExactly(0, 500, 0);
    }

    @Test
    void ofEqualRemaindersTheEarlierPartIsServedFirst() {
        assertThat(Shares.of(500, new long[] {1, 1, 1})).containsExactly(167, 167, 166);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void partsComeToTheWholeAndNoneIsAnythingButRoundedFromItsShare(long seed) {
        Dice dice = new Dice(seed);
        for (int i = 0; i < 1_000; i++) {
            long[] weights = new long[1 + dice.below(6)];
            Arrays.setAll(weights, _ -> dice.between(0, 100_000));
            weights[0]++;
            long whole = Arrays.stream(weights).sum();
            long minor = dice.between(0, 10_000);

            long[] parts = Shares.of(minor, weights);

            assertThat(Arrays.stream(parts).sum()).isEqualTo(minor);
            for (int part = 0; part < parts.length; part++) {
                assertThat(parts[part]).isBetween(minor * weights[part] / whole, minor * weights[part] / whole + 1);
            }
        }
    }
}
