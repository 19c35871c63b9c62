package io.tieout.recon.simulated;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.domain.Rule;
import io.tieout.recon.domain.feed.Silences;
import io.tieout.recon.domain.feed.Vigil;
import io.tieout.recon.domain.refund.Refunds;
import io.tieout.recon.fixture.Legs;
import io.tieout.simulator.retailer.Retailer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The shipped rule about feeds against days of a whole retailer of which it is known which system was
/// silent when.
class SimulatedFeedsTest {

    private static final int ORDERS = 3;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026, 31, 99, 4711})
    void findNothingWhereEverySystemSpeaks(long seed) throws IOException {
        assertThat(Feeds.in(plan(seed, 7, 500), "", HALF_A_DAY).ever()).isEmpty();
        assertThat(Feeds.in(plan(seed, 2, 1_500), "", HOUR).ever()).isEmpty();
    }

    /// What goes wrong with single records silences nobody.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026})
    void findNothingWhereSingleRecordsAreWrong(long seed) throws IOException {
        assertThat(Feeds.in(plan(seed, 3, 600), "not-received=5,dead-lettered=5,swallowed=5,posted-late=5", HOUR)
                        .ever())
                .isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "shop-us",
                "shop-de",
                "processor-us",
                "processor-de",
                "pos-us",
                "pos-de",
                "warehouse-us",
                "erp-us",
                "erp-de",
                "integration-us",
                "integration-de"
            })
    void findASilentSystemOnceAndNobodyElse(String source) throws IOException {
        Feeds found = Feeds.in(plan(2026, 2, 1_500), "dead-webhook@" + source + "/2026-03-03T15:00:00Z/PT2H", HOUR);

        assertThat(found.ever()).containsExactly("feed:" + source + ":2026-03-03T15:00:00Z");
        assertThat(found.standingKeys()).isEqualTo(found.ever());
        assertThat(found.windows()).extracting(each -> each.window().start()).contains(at("2026-03-03T15:00:00Z"));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"shop-us", "processor-de", "pos-us", "warehouse-us", "erp-de", "integration-us"})
    void letGoOfWhatIsToldLate(String source) throws IOException {
        Feeds found = Feeds.in(plan(7, 2, 1_500), "feed-late@" + source + "/2026-03-03T15:00:00Z/PT2H", HOUR);

        assertThat(found.ever()).containsExactly("feed:" + source + ":2026-03-03T15:00:00Z");
        assertThat(found.standing()).isEmpty();
    }

    /// An ERP that posts nothing for hours and all of it afterwards, as of then. What people post in it
    /// by themselves meanwhile parts the hours.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, 2026})
    void findAnErpThatWasDown(long seed) throws IOException {
        Feeds found = Feeds.in(plan(seed, 2, 1_500), "erp-down@erp-us/2026-03-03T15:00:00Z/PT3H", HOUR);

        assertThat(found.ever())
                .isNotEmpty()
                .allSatisfy(key -> assertThat(isWithin(key, "feed:erp-us:2026-03-03T15:00:00Z"))
                        .as(key)
                        .isTrue());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026, 31})
    void findNoSystemThatWasNotSilent(long seed) throws IOException {
        Feeds found = Feeds.in(plan(seed, 4, 1_000), "dead-webhook=8,feed-late=8,erp-down=8,clock-skew=8", HOUR);

        assertThat(found.ever())
                .hasSizeGreaterThan(2)
                .allSatisfy(key -> assertThat(found.silent()).as(key).anyMatch(window -> isWithin(key, window)));
        System.out.println("seed " + seed + ": " + found.ever().size() + " outages found of "
                + found.silent().size() + ", exactly "
                + found.ever().stream().filter(found.silent()::contains).count());
    }

    /// The day that the suite is held against as a whole.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {2026, 7})
    void findNoSystemThatWasNotSilentInADayFullOfFaults(long seed) throws IOException {
        Retailer.Plan plan = new Retailer.Plan(seed, LocalDate.of(2026, 3, 1), 1, 500);
        Feeds found = Feeds.in(
                plan,
                "not-received=10,dead-lettered=10,rejected=10,swallowed=10,wrong-amount=10,posted-twice=10,"
                        + "reason-lost=10,wrong-type=10,told-differently=10,charged-twice=1,fee-too-high=1,"
                        + "hidden-movement=1,dead-webhook=1,erp-down=1",
                HALF_A_DAY);

        System.out.println("seed " + seed + ": " + found.ever() + " of " + found.silent());
        assertThat(found.ever()).isSubsetOf(found.silent());
    }

    /// How often the clock is looked at changes nothing of what is found.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026})
    void findTheSameHoweverOftenTheyLook(long seed) throws IOException {
        String faults = "dead-webhook=8";
        Set<String> hourly = Feeds.in(plan(seed, 3, 1_000), faults, HOUR).standingKeys();

        assertThat(Feeds.in(plan(seed, 3, 1_000), faults, HALF_A_DAY).standingKeys())
                .isEqualTo(hourly);
    }

    /// What was told too late or too early changes nothing of what is known in the end.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void knowTheSameInWhateverOrderItIsTold(long seed) throws IOException {
        String faults = "dead-webhook@erp-us/2026-03-03T15:00:00Z/PT2H,feed-late=4,clock-skew=4";
        Random random = new Random(seed);
        Vigil atOnce = Feeds.atOnce(plan(seed, 2, 1_500), faults);

        assertThat(atOnce.empty()).isNotEmpty();
        for (int i = 0; i < ORDERS; i++) {
            Vigil vigil = Feeds.inAnyOrder(plan(seed, 2, 1_500), faults, random);
            assertThat(vigil.watches()).containsExactlyInAnyOrderElementsOf(atOnce.watches());
            assertThat(vigil.empty()).containsExactlyInAnyOrderElementsOf(atOnce.empty());
        }
    }

    static LongStream seeds() {
        return LongStream.of(7, -11, 2026, System.nanoTime());
    }

    /// Everything that an ERP did not tell in two hours is explained by its silence to the cent, and
    /// comes out when there was time to catch up.
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {7, -11, 2026})
    void explainWhatASilentErpLeavesMissing(long seed) throws IOException {
        Told told = Found.told(plan(seed, 2, 1_500), "dead-webhook@erp-us/2026-03-03T15:00:00Z/PT2H");
        List<Rule> rules = new ArrayList<>(Found.rules());
        rules.add(new Refunds(Legs.rule()));

        Heeded during = heeded(told, rules, at("2026-03-03T20:00:00Z"));
        Heeded after = heeded(told, rules, at("2026-03-04T01:00:00Z"));

        assertThat(during.children()).isGreaterThan(10);
        assertThat(during.missing()).isZero();
        assertThat(after.children()).isZero();
        assertThat(after.missing()).isGreaterThanOrEqualTo(during.children());
        System.out.println("seed " + seed + ": " + during.children() + " children");
    }

    /// @param missing findings that no silence explains
    private record Heeded(int children, int missing) {}

    private static Heeded heeded(Told told, List<Rule> rules, Instant at) throws IOException {
        Silences silences = Feeds.silences(told, at);
        int children = 0;
        int missing = 0;
        for (Rule rule : rules) {
            for (List<Leg> unit : told.unitsOf(rule)) {
                List<Leg> legs = unit.stream()
                        .filter(leg -> leg.recordedAt().isBefore(at))
                        .toList();
                if (legs.stream().anyMatch(rule::compares)) {
                    Silences.Heeded heeded = silences.heed(Feeds.TENANT, rule.fold(legs, at), legs);
                    children += heeded.children().size();
                    missing += (int) heeded.fold().findings().stream()
                            .filter(finding -> finding.breakClass() == BreakClass.MISSING)
                            .count();
                    assertThat(heeded.fold().items())
                            .allSatisfy(item -> assertThat(item.residual().isZero())
                                    .as(item.key())
                                    .isTrue());
                }
            }
        }
        return new Heeded(children, missing);
    }

    /// The hour in which it begins may be quiet, so that the outage is seen from the next one on.
    private static boolean isWithin(String key, String window) {
        String source = window.substring(0, window.length() - "2026-03-03T15:00:00Z".length());
        if (!key.startsWith(source)) {
            return false;
        }
        Instant found = at(key.substring(source.length()));
        Instant from = at(window.substring(source.length()));
        return !found.isBefore(from) && found.isBefore(from.plus(Duration.ofHours(3)));
    }

    private static Instant at(String time) {
        return Instant.parse(time);
    }

    private static Retailer.Plan plan(long seed, int days, int orders) {
        return new Retailer.Plan(seed, LocalDate.of(2026, 3, 2), days, orders);
    }
}
