package io.tieout.reconcile.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class HungarianTest {

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void costsNoMoreThanTheBestOfAllAssignments(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int size = random.nextInt(1, 7);
        long[][] cost = new long[size][size];
        Arrays.setAll(cost, row -> random.longs(size, -1000, 10).toArray());

        int[] columns = Hungarian.assign(cost);

        assertThat(Arrays.stream(columns).sorted().toArray())
                .isEqualTo(IntStream.range(0, size).toArray());
        assertThat(IntStream.range(0, size)
                        .mapToLong(row -> cost[row][columns[row]])
                        .sum())
                .isEqualTo(least(cost, 0, new boolean[size]));
    }

    private static long least(long[][] cost, int row, boolean[] isTaken) {
        if (row == cost.length) {
            return 0;
        }
        long least = Long.MAX_VALUE;
        for (int column = 0; column < cost.length; column++) {
            if (!isTaken[column]) {
                isTaken[column] = true;
                least = Math.min(least, cost[row][column] + least(cost, row + 1, isTaken));
                isTaken[column] = false;
            }
        }
        return least;
    }
}
