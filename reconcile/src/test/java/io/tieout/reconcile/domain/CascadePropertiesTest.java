package io.tieout.reconcile.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Whatever the rows, each is in one place, the sums tie, and their order is of no account.
class CascadePropertiesTest {

    private static final int ROWS_MAX = 60;

    private static LongStream seeds() {
        return LongStream.rangeClosed(1, 60);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyRowIsInExactlyOnePlace(long seed) {
        List<Item> items = anyItems(seed);

        assertThat(places(reconcile(items, seed))).containsExactlyInAnyOrderElementsOf(items);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theDifferenceOfTheTotalsIsExplained(long seed) {
        List<Item> items = anyItems(seed);

        Reconciliation result = reconcile(items, seed);

        long difference = items.stream()
                .mapToLong(item -> item.side() == Side.A ? item.minor() : -item.minor())
                .sum();
        long explained = result.differences().stream()
                        .mapToLong(Difference::deltaMinor)
                        .sum()
                + result.matches().stream().mapToLong(Match::acceptedMinor).sum();
        assertThat(explained).isEqualTo(difference);
        assertThat(result.isComplete()).isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfTheRowsDoesNotMatter(long seed) {
        List<Item> items = anyItems(seed);
        List<Item> shuffled = new ArrayList<>(items);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(reconcile(shuffled, seed)).isEqualTo(reconcile(items, seed));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aMatchIsWithinTheTolerance(long seed) {
        Terms terms = terms(seed);

        assertThat(reconcile(anyItems(seed), seed).matches())
                .allMatch(match -> terms.ties(Item.sum(match.a()), Item.sum(match.b())));
    }

    private static Reconciliation reconcile(List<Item> items, long seed) {
        return Cascade.reconcile(items, terms(seed));
    }

    private static Terms terms(long seed) {
        return new Terms(seed % 3, (int) (seed % 4), seed % 2 == 0);
    }

    private static List<Item> places(Reconciliation result) {
        return Stream.concat(
                        result.matches().stream()
                                .flatMap(match -> Stream.concat(match.a().stream(), match.b().stream())),
                        result.differences().stream()
                                .flatMap(each -> Stream.concat(each.a().stream(), each.b().stream())))
                .toList();
    }

    /// Few keys, amounts and days, so that every stage has something to do.
    private static List<Item> anyItems(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        int count = random.nextInt(ROWS_MAX);
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            items.add(new Item(
                    random.nextBoolean() ? Side.A : Side.B,
                    i + 2,
                    random.nextInt(3) == 0 ? "" : (random.nextBoolean() ? "K" : "k0") + random.nextInt(20),
                    random.nextInt(-300, 1000),
                    random.nextInt(10) == 0 ? "EUR" : "USD",
                    random.nextInt(4) == 0 ? null : LocalDate.of(2026, 3, 1 + random.nextInt(12)),
                    random.nextBoolean() ? "" : "invoice " + random.nextInt(5000, 5006),
                    ""));
        }
        return items;
    }
}
