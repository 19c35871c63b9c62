package io.tieout.recon.db;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Money;
import io.tieout.event.Outcome;
import io.tieout.recon.app.Arrival;
import io.tieout.recon.app.Intake;
import io.tieout.recon.app.Matches;
import io.tieout.recon.app.Refolding;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.RuleBook;
import io.tieout.recon.domain.feed.FeedRule;
import io.tieout.recon.domain.feed.Heard;
import io.tieout.recon.domain.feed.Hour;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.RandomShop;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The kept hours are those of the legs, in whatever order, however often and in whatever batches they come.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class FeedHoursIT {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @Inject
    Matches matches;

    @Inject
    RuleBook rules;

    private final String tenant = Tenants.fresh("hours");
    private final Rows rows = new Rows(TestStack.shared(), tenant);
    private Duration shift = Duration.ZERO;

    /// No sweep of the running service may reach what is told here.
    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = new ReplayClock(new Topics(TestStack.shared())).weeksAhead();
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, System.nanoTime());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void areThoseOfTheLegsInWhateverOrderAndBatches(long seed) {
        Random random = new Random(seed);
        List<Arrival> arrivals = arrivals(random);
        Collections.shuffle(arrivals, random);

        for (int from = 0; from < arrivals.size(); ) {
            int to = Math.min(arrivals.size(), from + 1 + random.nextInt(30));
            record(arrivals.subList(Math.max(0, from - random.nextInt(10)), to));
            from = to;
        }

        assertKept(arrivals);
        record(arrivals);
        assertKept(arrivals);
    }

    /// Two instances of the service at once add to the same rows.
    @Test
    void loseNothingToASecondInstance() {
        List<Arrival> arrivals = arrivals(new Random(7));
        int half = arrivals.size() / 2;

        Uni.join()
                .all(
                        matches.record(new Intake(arrivals.subList(0, half + 20), List.of()), refolding()),
                        matches.record(
                                new Intake(arrivals.subList(half - 20, arrivals.size()), List.of()), refolding()))
                .andFailFast()
                .await()
                .atMost(LIMIT);

        assertKept(arrivals);
    }

    private List<Arrival> arrivals(Random random) {
        Shop shop = new Shop(tenant, "US", shift);
        for (int i = 0; i < 150; i++) {
            String at = "2026-03-03T%02d:%02d:%02dZ"
                    .formatted(9 + random.nextInt(4), random.nextInt(60), 59 - random.nextInt(3));
            Money amount = usd(random.nextInt(1, 90) + ".00");
            switch (random.nextInt(3)) {
                case 0 -> shop.issued("R" + i, "A" + i, amount, null, at);
                case 1 -> shop.authorized("pi_" + i, "A" + i, amount, at);
                default -> shop.posted("CM" + i, "R" + i, amount, null, at);
            }
        }
        List<Arrival> arrivals = new ArrayList<>();
        for (BusinessEvent event : shop.told()) {
            Outcome outcome = random.nextInt(12) == 0 ? Outcome.CONFLICT : Outcome.RECORDED;
            arrivals.add(Arrivals.of(event, Ledger.idOf(List.of(event)), outcome));
        }
        return arrivals;
    }

    private void assertKept(List<Arrival> arrivals) {
        FeedRule rule = rules.rules().stream()
                .filter(FeedRule.class::isInstance)
                .map(FeedRule.class::cast)
                .findFirst()
                .orElseThrow();
        Map<String, long[]> wanted = new TreeMap<>();
        for (Leg leg : arrivals.stream().map(Arrival::leg).distinct().toList()) {
            if (rule.compares(leg)) {
                Heard.hoursOf(leg.event(), rule.countsNames(leg)).forEach(hour -> {
                    Money amount = hour.amount();
                    long[] sum = wanted.computeIfAbsent(key(hour, amount), _ -> new long[3]);
                    sum[0] += hour.occurred();
                    sum[1] += hour.arrived();
                    sum[2] += amount == null ? 0 : amount.minor();
                });
            }
        }
        assertThat(rows.hours())
                .hasSizeGreaterThan(10)
                .containsExactlyInAnyOrderElementsOf(wanted.entrySet().stream()
                        .map(each -> each.getKey() + " " + each.getValue()[0] + " " + each.getValue()[1] + " "
                                + each.getValue()[2])
                        .toList());
    }

    private static String key(Hour hour, @org.jspecify.annotations.Nullable Money amount) {
        return String.join(
                " ",
                hour.source(),
                hour.start().toString(),
                hour.role().code(),
                hour.entity(),
                hour.type().code(),
                hour.about(),
                amount == null ? "" : amount.currency().getCurrencyCode());
    }

    private void record(List<Arrival> arrivals) {
        matches.record(new Intake(arrivals, List.of()), refolding()).await().atMost(LIMIT);
    }

    private Refolding refolding() {
        return new Refolding(rules, RandomShop.END.plus(shift));
    }
}
