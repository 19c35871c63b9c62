package io.tieout.recon.domain.refund;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Finding;
import io.tieout.recon.domain.Fold;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.rule.RefundRule;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.RandomShop;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold of every fold, over random shops; a failing seed stands in the name of the test.
class FoldPropertiesTest {

    private static final RefundRule RULE = Legs.rule();
    private static final int REFUNDS = 12;

    static LongStream seeds() {
        return LongStream.concat(LongStream.rangeClosed(1, 150), LongStream.of(System.nanoTime()));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void findsExactlyWhatWasInjected(long seed) {
        RandomShop shop = shop(seed);

        List<Fold> folds = Legs.foldAll(RULE, shop.shop().told(), RandomShop.END);

        Map<String, BreakClass> found = new TreeMap<>();
        Legs.findings(folds).forEach(finding -> found.put(finding.key().ruleKey(), finding.breakClass()));
        assertThat(found).isEqualTo(shop.injected());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void dependsOnTheSetOfLegsAndNotOnTheirOrderOrNumber(long seed) {
        List<BusinessEvent> told = shop(seed).shop().told();
        Random random = new Random(seed);
        Instant at = anyInstant(random);
        Fold straight = foldOfAll(Legs.of(told), at);

        List<Leg> shuffled = new ArrayList<>(Legs.of(told));
        told.stream().filter(_ -> random.nextInt(4) == 0).map(Legs::of).forEach(shuffled::add);
        Collections.shuffle(shuffled, random);

        assertThat(foldOfAll(shuffled, at)).isEqualTo(straight);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void leavesNothingUnexplainedAtAnyInstantAndInAnySubsetOfLegs(long seed) {
        Random random = new Random(seed);
        List<BusinessEvent> some = shop(seed).shop().told().stream()
                .filter(_ -> random.nextInt(5) != 0)
                .toList();

        List<Fold> folds = Legs.foldAll(RULE, some, anyInstant(random));

        assertThat(Legs.items(folds))
                .allSatisfy(item ->
                        assertThat(item.residual().isZero()).as(item.toString()).isTrue());
        assertThat(Legs.items(folds))
                .allSatisfy(item -> assertThat(item.breaks().isZero() || item.finding() != null)
                        .isTrue());
        assertThat(Legs.findings(folds))
                .as("nothing falls through the classes")
                .noneSatisfy(finding -> assertThat(finding.breakClass()).isEqualTo(BreakClass.UNCLASSIFIED));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void explainsEachItemsBreakByTheFindingThatNamesIt(long seed) {
        List<Fold> folds = Legs.foldAll(RULE, shop(seed).shop().told(), anyInstant(new Random(seed)));

        for (Finding finding : Legs.findings(folds)) {
            long explained = Legs.items(folds).stream()
                    .filter(item -> finding.key().equals(item.finding()))
                    .mapToLong(item -> item.breaks().minor())
                    .sum();
            assertThat(explained)
                    .as(finding.key().toString())
                    .isEqualTo(finding.stake().delta().minor());
        }
    }

    /// Otherwise a sweep that wakes at the announced instant would come too late.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void changesByTimeAloneOnlyWhenAnnounced(long seed) {
        Random random = new Random(seed);
        Instant at = anyInstant(random);
        for (List<BusinessEvent> transaction :
                Legs.transactions(shop(seed).shop().told())) {
            Fold before = RefundFold.of(RULE, Legs.of(transaction), at);
            Instant next = before.nextDueAt();
            Instant until = next == null ? at.plus(Duration.ofDays(400)) : next.minusMillis(1);

            Fold after = RefundFold.of(RULE, Legs.of(transaction), until);

            assertThat(next)
                    .satisfiesAnyOf(
                            due -> assertThat(due).isNull(),
                            due -> assertThat(due).isAfter(at));
            assertThat(after.items()).isEqualTo(before.items());
            assertThat(after.findings()).isEqualTo(before.findings());
        }
    }

    private static Fold foldOfAll(List<Leg> legs, Instant at) {
        return RefundFold.of(RULE, legs, at);
    }

    private static Instant anyInstant(Random random) {
        return Instant.parse("2026-03-02T08:00:00Z").plusSeconds(random.nextInt(15 * 86_400));
    }

    private static RandomShop shop(long seed) {
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        return new RandomShop("demo", random, REFUNDS);
    }
}
