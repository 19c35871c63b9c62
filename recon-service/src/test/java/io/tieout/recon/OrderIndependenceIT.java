package io.tieout.recon;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Outcome;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.Payouts;
import io.tieout.recon.fixture.RandomShop;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same story told in order, and told shuffled, repeated, delayed and in pieces that only merges bring together,
/// comes to the same items and the same open breaks.
@QuarkusTest
@TestProfile(OrderIndependenceIT.WithoutFeeds.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class OrderIndependenceIT {

    /// The shop logs only what goes wrong, so its log has silent hours; what is missing in them would be told as a
    /// child of
    /// the silence for a while, which depends on when it is looked at.
    public static class WithoutFeeds implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("tieout.recon.rules", shippedRules().replaceFirst(",\\s*rules/feeds\\.yaml", ""));
        }

        private static String shippedRules() {
            try {
                for (URL file : Collections.list(
                        OrderIndependenceIT.class.getClassLoader().getResources("application.properties"))) {
                    Properties properties = new Properties();
                    try (InputStream in = file.openStream()) {
                        properties.load(in);
                    }
                    String rules = properties.getProperty("tieout.recon.rules");
                    if (rules != null) {
                        return rules;
                    }
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
            throw new IllegalStateException("no application.properties names the shipped rules");
        }
    }

    private static final int REFUNDS = 25;

    private final Topics topics = new Topics(TestStack.shared());
    private final ReplayClock clock = new ReplayClock(topics);

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, System.nanoTime());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void comesToTheSameHoweverItIsTold(long seed) {
        Duration shift = clock.weeksAhead();
        Instant end = RandomShop.END.plus(shift);
        RandomShop straight = shop(seed, Tenants.fresh("straight"), shift);
        RandomShop shuffled = shop(seed, Tenants.fresh("shuffled"), shift);
        Random random = new Random(seed);

        topics.produce(Ledger.records(told(straight, shift)));
        List<ProducerRecord<byte[], byte[]>> pieces = inPieces(told(shuffled, shift), random);
        int cut = random.nextInt(pieces.size());
        topics.produce(pieces.subList(0, cut));
        clock.advanceTo(end);
        topics.produce(pieces.subList(cut, pieces.size()));

        Api told = new Api(straight.shop().tenant());
        Api toldOtherwise = new Api(shuffled.shop().tenant());
        Eventually.holds(() -> assertThat(openBreaks(told)).isEqualTo(codes(straight.injected(), Payouts.FOUND)));
        Eventually.holds(() -> assertThat(openBreaks(toldOtherwise)).isEqualTo(openBreaks(told)));
        Eventually.holds(() -> assertThat(items(toldOtherwise)).isEqualTo(items(told)));
        assertThat(told.json("/v1/reports/three-column").getBoolean("complete")).isTrue();
        assertThat(toldOtherwise.json("/v1/reports/three-column").getMap("sections[0].total"))
                .isEqualTo(told.json("/v1/reports/three-column").getMap("sections[0].total"));
    }

    /// Every event under an id of its own, and the merges that bring a transaction together, all in any order and some
    /// of them twice.
    private static List<ProducerRecord<byte[], byte[]>> inPieces(List<BusinessEvent> told, Random random) {
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        for (List<BusinessEvent> transaction : Legs.transactions(told)) {
            List<UUID> ids = new ArrayList<>();
            for (BusinessEvent event : transaction) {
                UUID id = new UUID(random.nextLong(), random.nextLong());
                ids.add(id);
                records.add(Ledger.record(event, id, Outcome.RECORDED));
                if (random.nextInt(5) == 0) {
                    records.add(Ledger.record(event, id, Outcome.RECORDED));
                }
            }
            String tenant = transaction.getFirst().envelope().tenant();
            for (int i = 1; i < ids.size(); i++) {
                records.add(Ledger.record(Ledger.merge(tenant, ids.get(i), ids.get(random.nextInt(i)))));
            }
        }
        Collections.shuffle(records, random);
        return records;
    }

    private static Map<String, String> openBreaks(Api api) {
        Map<String, String> breaks = new TreeMap<>();
        List<Map<String, Object>> items = api.json("/v1/breaks?pageSize=500").getList("items");
        for (Map<String, Object> each : items) {
            boolean isLate = "late".equals(each.get("class"));
            if ("open".equals(each.get("status")) || isLate) {
                breaks.put(String.valueOf(each.get("ruleKey")), String.valueOf(each.get("class")));
            }
        }
        return breaks;
    }

    private static List<Map<String, Object>> items(Api api) {
        List<Map<String, Object>> items =
                api.json("/v1/reports/variance?include=all&pageSize=500").getList("items");
        List<Map<String, Object>> comparable = new ArrayList<>();
        for (Map<String, Object> item : items) {
            Map<String, Object> kept = new TreeMap<>(item);
            kept.remove("breakId"); // made of the tenant too
            comparable.add(kept);
        }
        return comparable;
    }

    private static Map<String, String> codes(Map<String, BreakClass> injected, Map<String, BreakClass> ofPayouts) {
        Map<String, String> codes = new TreeMap<>();
        injected.forEach((key, breakClass) -> codes.put(key, breakClass.code()));
        ofPayouts.forEach((key, breakClass) -> codes.put(key, breakClass.code()));
        return codes;
    }

    /// With payouts, which the ledger leaves in pieces.
    private static List<BusinessEvent> told(RandomShop shop, Duration shift) {
        List<BusinessEvent> told = new ArrayList<>(shop.shop().told());
        told.addAll(Payouts.ofEveryKind(shop.shop().tenant(), shift).told());
        return told;
    }

    private static RandomShop shop(long seed, String tenant, Duration shift) {
        return new RandomShop(
                tenant, RandomGeneratorFactory.of("L64X128MixRandom").create(seed), REFUNDS, shift);
    }
}
