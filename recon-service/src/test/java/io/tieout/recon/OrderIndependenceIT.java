package io.tieout.recon;

import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Outcome;
import io.tieout.event.finding.BreakClass;
import io.tieout.recon.domain.Leg;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.Payouts;
import io.tieout.recon.fixture.RandomShop;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The same story told in order, and told shuffled, repeated, delayed and in pieces that only merges
/// bring together, comes to the same items and the same open breaks.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class OrderIndependenceIT {

    private static final int REFUNDS = 25;
    private static final Duration AFTERWARDS = Duration.ofHours(1);

    private static final Map<String, BreakClass> FIRST_SILENCE =
            Map.of("refund:stripe-us:re_2026-03-10T", BreakClass.MISSING);

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
        awaitLegs(straight.shop().tenant(), told(straight, shift));
        awaitLegs(shuffled.shop().tenant(), told(shuffled, shift));
        clock.advanceTo(end.plus(AFTERWARDS));

        Api told = new Api(straight.shop().tenant());
        Api toldOtherwise = new Api(shuffled.shop().tenant());
        Eventually.holds(() -> assertThat(ofRecords(openBreaks(told))).isEqualTo(codes(straight.injected())));
        Eventually.holds(() -> assertThat(openBreaks(told)).containsKeys(silences(shift)));
        Eventually.holds(() -> assertThat(openBreaks(toldOtherwise)).isEqualTo(openBreaks(told)));
        Eventually.holds(() -> assertThat(items(toldOtherwise)).isEqualTo(items(told)));
        Eventually.holds(() -> assertThat(children(toldOtherwise)).isEqualTo(children(told)));
        assertThat(children(told)).as("children of what is silent").containsValue(1);
        assertThat(told.json("/v1/reports/three-column").getBoolean("complete")).isTrue();
        assertThat(toldOtherwise.json("/v1/reports/three-column").getMap("sections[0].total"))
                .isEqualTo(told.json("/v1/reports/three-column").getMap("sections[0].total"));
    }

    /// Every event under an id of its own, and the merges that bring a transaction together, all in any
    /// order and some of them twice.
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

    /// How many records each silence explains.
    private static Map<String, Integer> children(Api api) {
        Map<String, Integer> children = new TreeMap<>();
        List<Map<String, Object>> silent = api.json("/v1/breaks?class=feed-missing&status=open&pageSize=500")
                .getList("items");
        for (Map<String, Object> each : silent) {
            children.put(
                    String.valueOf(each.get("ruleKey")),
                    api.json("/v1/breaks/" + each.get("id")).getInt("children.count"));
        }
        return children;
    }

    private static Map<String, String> codes(Map<String, BreakClass> injected) {
        Map<String, String> codes = new TreeMap<>();
        injected.forEach((key, breakClass) -> codes.put(key, breakClass.code()));
        Payouts.FOUND.forEach((key, breakClass) -> codes.put(key, breakClass.code()));
        FIRST_SILENCE.forEach((key, breakClass) -> codes.put(key, breakClass.code()));
        return codes;
    }

    /// Without what is silent, and without orders of which nobody told more than that they were authorised.
    private static Map<String, String> ofRecords(Map<String, String> open) {
        Map<String, String> records = new TreeMap<>(open);
        records.values().removeAll(Set.of(BreakClass.FEED_MISSING.code(), BreakClass.STEP_MISSING.code()));
        return records;
    }

    private static String[] silences(Duration shift) {
        return Stream.of("2026-03-10T10:00:00Z", "2026-03-19T10:00:00Z")
                .map(hour -> "feed:shopify-us:" + Instant.parse(hour).plus(shift))
                .toArray(String[]::new);
    }

    /// The shop is silent twice while others tell of its business, and speaks again once. A refund that
    /// it never told is a break of its own then; the one of the second time is a child of the silence.
    private static List<BusinessEvent> silences(String tenant, Duration shift) {
        Shop shop = new Shop(tenant, "US", shift);
        for (String day : List.of("2026-03-10T", "2026-03-19T")) {
            for (String hour : List.of("10", "11")) {
                for (int i = 0; i < 5; i++) {
                    String order = day + hour + i;
                    shop.authorized("pi_" + order, order, usd("20.00"), day + hour + ":1" + i + ":00Z");
                }
            }
            shop.approved("re_" + day, "A" + day, usd("15.00"), day + "10:20:00Z");
        }
        shop.issued("told-again", "B", usd("10.00"), "damaged", "2026-03-10T15:00:00Z");
        shop.approved("re_told-again", "B", usd("10.00"), "2026-03-10T15:00:05Z");
        shop.posted("CM-told-again", "told-again", usd("10.00"), "damaged", "2026-03-10T15:05:00Z");
        return shop.told();
    }

    /// Until everything is taken in, so that the clock goes on behind it.
    private static void awaitLegs(String tenant, List<BusinessEvent> told) {
        long events = Legs.of(told).stream().map(Leg::eventId).distinct().count();
        Eventually.holds(() -> assertThat(legs(tenant)).isEqualTo(events));
    }

    private static long legs(String tenant) throws SQLException {
        try (Connection connection = TestStack.shared().connect("recon", "recon_writer");
                PreparedStatement statement =
                        connection.prepareStatement("SELECT count(DISTINCT event_id) FROM leg WHERE tenant = ?")) {
            statement.setString(1, tenant);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// With payouts, which the ledger leaves in pieces.
    private static List<BusinessEvent> told(RandomShop shop, Duration shift) {
        List<BusinessEvent> told = new ArrayList<>(shop.shop().told());
        told.addAll(Payouts.ofEveryKind(shop.shop().tenant(), shift).told());
        told.addAll(silences(shop.shop().tenant(), shift));
        return told;
    }

    private static RandomShop shop(long seed, String tenant, Duration shift) {
        return new RandomShop(
                tenant, RandomGeneratorFactory.of("L64X128MixRandom").create(seed), REFUNDS, shift);
    }
}
