package io.tieout.reconcile.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SubsetSumTest {

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findsAsManySetsAsTryingAllOfThem(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        List<Long> amounts = LongStream.range(0, random.nextInt(2, 13))
                .map(each -> random.nextLong(-20, 60))
                .boxed()
                .toList();
        long target = random.nextLong(1, 100);

        List<List<Integer>> solutions = new SubsetSum(amounts).solutions(target, Integer.MAX_VALUE);

        assertThat(solutions).containsExactlyInAnyOrderElementsOf(tryAll(amounts, target));
    }

    @Test
    void fortyAmountsAreFewEnough() {
        List<Long> amounts = LongStream.range(0, SubsetSum.AMOUNTS_MAX)
                .map(bit -> 1L << bit)
                .boxed()
                .toList();
        long target = (1L << 39) + (1L << 17) + 1;

        assertThat(new SubsetSum(amounts).solutions(target, 2)).containsExactly(List.of(0, 17, 39));
    }

    private static List<List<Integer>> tryAll(List<Long> amounts, long target) {
        List<List<Integer>> found = new ArrayList<>();
        for (int mask = 1; mask < 1 << amounts.size(); mask++) {
            long sum = 0;
            List<Integer> indices = new ArrayList<>();
            for (int i = 0; i < amounts.size(); i++) {
                if ((mask >>> i & 1) != 0) {
                    sum += amounts.get(i);
                    indices.add(i);
                }
            }
            if (sum == target) {
                found.add(indices);
            }
        }
        return found;
    }
}
