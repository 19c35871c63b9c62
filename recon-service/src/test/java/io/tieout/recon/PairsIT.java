package io.tieout.recon;

import static io.tieout.recon.fixture.OpenEnds.breaks;
import static io.tieout.recon.fixture.OpenEnds.rows;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.event.BusinessEvent;
import io.tieout.event.ErpState;
import io.tieout.event.HandoffStage;
import io.tieout.event.PayoutStatus;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.OpenEnds;
import io.tieout.recon.fixture.Payouts;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What lost its reference and what misses it, in transactions of their own, through Kafka, PostgreSQL and the clock.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class PairsIT {

    private static final String PAYOUT = "payout:stripe-us:po_1";
    private static final String DOCUMENT = "erp-document:netsuite-us:P-1";
    private static final String DUE = "2026-03-04T12:00:00Z";

    private final Topics topics = new Topics(TestStack.shared());
    private final Ledger ledger = new Ledger(topics);
    private final ReplayClock clock = new ReplayClock(topics);
    private Duration shift = Duration.ZERO;

    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = clock.weeksAhead();
        clock.advanceTo(at("2026-03-03T08:00:00Z"));
    }

    /// The document that names the payout comes in the end: the other one was somebody else's.
    @Test
    void aDocumentWithoutItsReferenceIsTiedUntilTheRightOneComes() {
        String tenant = Tenants.fresh("pairs");
        Api api = new Api(tenant);
        ledger.tell(payouts(tenant)
                .changed("po_1", PayoutStatus.INITIATED, usd("245.50"), "2026-03-03T10:00:00Z")
                .logged("po_1", HandoffStage.FORWARDED, null, "2026-03-03T10:04:00Z")
                .posted("P-1", ErpState.POSTED, null, "payout", usd("245.50"), "2026-03-03T10:05:00Z")
                .told());
        Eventually.holds(() -> assertThat(items(api))
                .isEqualTo(Map.of(PAYOUT + " as payout", "245.50 / 0.00", DOCUMENT, "0.00 / 245.50")));
        clock.advanceTo(at(DUE));

        Eventually.holds(() -> assertThat(open(api)).isEqualTo(Map.of(PAYOUT, "wrong-reference 0.00")));
        assertThat(items(api)).as("the amount counts once").isEqualTo(Map.of(PAYOUT + " as payout", "245.50 / 245.50"));
        JsonPath report = api.json("/v1/reports/three-column?rule=payouts");
        assertThat(report.getBoolean("complete")).isTrue();
        JsonPath paired = api.json("/v1/breaks/" + idOf(api, PAYOUT));
        assertThat(paired.getString("handoff.step")).isEqualTo("2 or 3");
        assertThat(paired.getList("handoff.evidence", String.class))
                .anySatisfy(sentence -> assertThat(sentence)
                        .startsWith("Tied by amount-and-date, score 750 of 1000, rule payouts/3")
                        .contains("awaited " + PAYOUT, "unclaimed " + DOCUMENT + " of 245.50 USD"));
        assertThat(paired.getList("candidates.reference", String.class)).containsExactly(DOCUMENT);
        assertThat(paired.getList("candidates.score", Integer.class)).containsExactly(750);
        assertThat(api.json("/v1/breaks?rule=payouts&status=absorbed").getList("items.ruleKey", String.class))
                .containsExactly(DOCUMENT);

        JsonPath match = api.json("/v1/matches?rule=payouts&record=" + PAYOUT);
        assertThat(match.getList("items[0].documents.document", String.class)).containsExactly(DOCUMENT);
        assertThat(match.getString("items[0].documents[0].stage")).isEqualTo("amount-and-date");
        assertThat(match.getBoolean("items[0].documents[0].weak")).isTrue();
        assertThat(api.json("/v1/matches?stage=amount-and-date").getList("items.record", String.class))
                .containsExactly(PAYOUT);
        assertThat(api.json("/v1/matches?stage=scored").getList("items")).isEmpty();
        assertThat(api.json("/v1/breaks?stage=amount-and-date").getList("items.ruleKey", String.class))
                .containsExactly(PAYOUT);
        assertThat(api.json("/v1/breaks?stage=subset-sum").getList("items")).isEmpty();
        assertThat(api.get("/v1/matches?stage=key")
                        .then()
                        .statusCode(400)
                        .extract()
                        .asString())
                .contains("Send one of amount-and-date, subset-sum, scored.");

        ledger.tell(payouts(tenant)
                .posted("P-9", ErpState.POSTED, "po_1", "payout", usd("245.50"), "2026-03-03T10:06:00Z")
                .told());
        Eventually.holds(() -> assertThat(open(api)).isEqualTo(Map.of(DOCUMENT, "orphan -245.50")));
        assertThat(items(api)).isEqualTo(Map.of(PAYOUT + " as payout", "245.50 / 245.50", DOCUMENT, "0.00 / 245.50"));
        assertThat(api.json("/v1/matches?rule=payouts&record=" + PAYOUT)
                        .getList("items[0].documents.stage", String.class))
                .containsExactly("record-id");
    }

    /// A refund that nobody else owes the amount of; and one that the ERP has less of, which a person has to look at.
    @Test
    void aCreditMemoWithoutAnyReferenceIsOfTheOnlyRefundWithItsAmount() {
        String tenant = Tenants.fresh("pairs");
        Api api = new Api(tenant);
        Shop shop = new Shop(tenant, "US", shift);
        for (String refund : List.of("1", "2", "3")) {
            String amount = refund.equals("3") ? "64.00" : "19.98";
            shop.issued(refund, refund, usd(refund.equals("1") ? "35.50" : amount), null, "2026-03-03T10:00:00Z")
                    .approved(
                            "re_" + refund, refund, usd(refund.equals("1") ? "35.50" : amount), "2026-03-03T10:00:05Z");
        }
        ledger.tell(shop.posted("CM-1", null, usd("35.50"), null, "2026-03-03T10:04:00Z")
                .posted("CM-3", null, usd("62.50"), null, "2026-03-03T10:04:00Z"));
        Eventually.holds(() -> assertThat(rows(api, "refunds")).hasSize(5));
        clock.advanceTo(at("2026-03-03T11:30:00Z"));

        Map<String, String> expected = Map.of(
                "refund:shopify-us:1",
                "wrong-reference 0.00",
                "refund:shopify-us:2",
                "missing 19.98",
                "refund:shopify-us:3",
                "missing 64.00",
                "erp-document:netsuite-us:CM-3",
                "orphan -62.50");
        Eventually.holds(() -> assertThat(breaks(api, "refunds")).isEqualTo(expected));
        assertThat(rows(api, "refunds"))
                .containsEntry("refund:shopify-us:1", "35.50 / 35.50")
                .doesNotContainKey("erp-document:netsuite-us:CM-1");
        assertThat(api.json("/v1/reports/three-column?rule=refunds").getBoolean("complete"))
                .isTrue();
        Eventually.holds(() -> assertThat(OpenEnds.suggestions(api, "refunds", "refund:shopify-us:3"))
                .singleElement()
                .satisfies(each -> assertThat(each).startsWith("erp-document:netsuite-us:CM-3 ")));
        assertThat(OpenEnds.suggestions(api, "refunds", "refund:shopify-us:2")).isEmpty();
    }

    /// The card tells two refunds of one amount apart; on another card it is of neither, and says so.
    @Test
    void aCreditMemoIsOfTheRefundWithItsCard() {
        String tenant = Tenants.fresh("pairs");
        Api api = new Api(tenant);
        ledger.tell(new Shop(tenant, "US", shift)
                .issued("1", "1", usd("19.98"), null, "2026-03-03T10:00:00Z")
                .approvedOnCard("re_1", "1", usd("19.98"), "4242", "2026-03-03T10:00:05Z")
                .issued("2", "2", usd("19.98"), null, "2026-03-03T10:00:00Z")
                .approvedOnCard("re_2", "2", usd("19.98"), "1881", "2026-03-03T10:00:05Z")
                .issued("3", "3", usd("64.00"), null, "2026-03-03T10:00:00Z")
                .approvedOnCard("re_3", "3", usd("64.00"), "4242", "2026-03-03T10:00:05Z")
                .postedOnCard("CM-1", usd("19.98"), "1881", "2026-03-03T10:04:00Z")
                .postedOnCard("CM-2", usd("64.00"), "0005", "2026-03-03T10:04:00Z"));
        Eventually.holds(() -> assertThat(rows(api, "refunds")).hasSize(5));
        clock.advanceTo(at("2026-03-03T11:30:00Z"));

        Eventually.holds(() -> assertThat(breaks(api, "refunds"))
                .isEqualTo(Map.of(
                        "refund:shopify-us:1",
                        "missing 19.98",
                        "refund:shopify-us:2",
                        "wrong-reference 0.00",
                        "refund:shopify-us:3",
                        "missing 64.00",
                        "erp-document:netsuite-us:CM-2",
                        "orphan -64.00")));
        Eventually.holds(() -> assertThat(api.json("/v1/breaks/" + OpenEnds.idOf(api, "refunds", "refund:shopify-us:3"))
                        .getList("candidates.failed.flatten()", String.class))
                .containsExactly("the card differs"));
    }

    @Test
    void ofTwoPayoutsThatMayBeMeantNoneIsAndBothAreSuggestedWithTheirScores() {
        String tenant = Tenants.fresh("pairs");
        Api api = new Api(tenant);
        ledger.tell(payouts(tenant)
                .changed("po_1", PayoutStatus.INITIATED, usd("245.50"), "2026-03-03T10:00:00Z")
                .changed("po_2", PayoutStatus.INITIATED, usd("245.50"), "2026-03-03T10:00:00Z")
                .posted("P-1", ErpState.POSTED, null, "payout", usd("245.50"), "2026-03-03T10:05:00Z")
                .told());
        Eventually.holds(() -> assertThat(items(api)).hasSize(3));
        clock.advanceTo(at(DUE));

        Eventually.holds(() -> assertThat(suggestions(api, DOCUMENT))
                .containsExactly("payout:stripe-us:po_1 as payout 750", "payout:stripe-us:po_2 as payout 750"));
        assertThat(suggestions(api, PAYOUT)).containsExactly(DOCUMENT + " 750");
        assertThat(open(api))
                .isEqualTo(Map.of(
                        PAYOUT,
                        "missing 245.50",
                        "payout:stripe-us:po_2",
                        "missing 245.50",
                        DOCUMENT,
                        "orphan -245.50"));
    }

    static LongStream seeds() {
        return LongStream.of(1, 2, System.nanoTime());
    }

    /// However they come, and however often what is open was looked at on the way, the end is the same.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfArrivalDecidesNothing(long seed) {
        String straight = Tenants.fresh("straight");
        String shuffled = Tenants.fresh("shuffled");
        ledger.tell(story(straight, seed));
        Random random = new Random(seed);
        List<BusinessEvent> pieces = new ArrayList<>(story(shuffled, seed));
        Collections.shuffle(pieces, random);
        int cut = random.nextInt(pieces.size());
        pieces.subList(0, cut).forEach(event -> ledger.tell(List.of(event)));
        Api one = new Api(straight);
        Api other = new Api(shuffled);
        clock.advanceTo(at("2026-03-07T12:00:00Z"));
        Eventually.holds(() -> assertThat(open(one).values())
                .anySatisfy(each -> assertThat(each).startsWith("wrong-reference")));
        pieces.subList(cut, pieces.size()).forEach(event -> ledger.tell(List.of(event)));
        clock.advanceTo(at("2026-03-09T12:00:00Z"));

        Eventually.holds(() -> assertThat(open(other)).isEqualTo(open(one)));
        Eventually.holds(() -> assertThat(items(other)).isEqualTo(items(one)));
        assertThat(one.json("/v1/reports/three-column?rule=payouts").getBoolean("complete"))
                .isTrue();
        assertThat(other.json("/v1/reports/three-column?rule=payouts").getMap("sections[0].total"))
                .isEqualTo(one.json("/v1/reports/three-column?rule=payouts").getMap("sections[0].total"));
    }

    /// Payouts of which some have a document with, some one without a reference, and some none.
    private List<BusinessEvent> story(String tenant, long seed) {
        Random random = new Random(seed);
        Payouts told = payouts(tenant);
        for (int i = 0; i < 12; i++) {
            String id = "po_" + i;
            String day = "2026-03-0" + (3 + random.nextInt(3));
            // Few amounts, so that some are alike.
            String amount = (20 + random.nextInt(6)) + ".17";
            told.changed(id, PayoutStatus.INITIATED, usd(amount), day + "T10:00:00Z");
            int fate = random.nextInt(3);
            if (fate < 2) {
                String names = fate == 0 ? id : null;
                told.posted("P-" + i, ErpState.POSTED, names, "payout", usd(amount), day + "T11:00:00Z");
            }
        }
        told.changed("po_sure", PayoutStatus.INITIATED, usd("777.77"), "2026-03-03T10:00:00Z")
                .posted("P-sure", ErpState.POSTED, null, "payout", usd("777.77"), "2026-03-03T11:00:00Z");
        return told.told();
    }

    /// Each two of them would tie.
    @Test
    void aBlockInWhichTooMuchIsOpenIsLeftAlone() throws SQLException {
        String tenant = Tenants.fresh("pairs");
        try (Connection connection = TestStack.shared().connect("recon", "recon_writer");
                Statement statement = connection.createStatement()) {
            statement.execute("""
                    INSERT INTO loose_end (tenant, rule, item_key, currency, unit_id, side, entity, kind, name, words,
                           amount_minor, business_date, legs)
                    SELECT '%s', 'payouts', 'item ' || n, 'USD', gen_random_uuid(),
                           CASE WHEN n %% 2 = 0 THEN 'awaited' ELSE 'unclaimed' END, 'US', 'payout',
                           CASE WHEN n %% 2 = 0 THEN 'payout:stripe-us:' || n ELSE '' END, '', n / 2, '2026-03-03', ''
                      FROM generate_series(2, 1002) AS n""".formatted(tenant));
        }

        Eventually.holds(() -> assertThat(OpenEnds.count("loose_end WHERE NOT looked_at AND tenant = '" + tenant + "'"))
                .isZero());
        assertThat(OpenEnds.count("pair_member WHERE tenant = '" + tenant + "'"))
                .isZero();
    }

    /// Whatever a sweep believes, the database has an item in one match at most.
    @Test
    void anItemIsInOneMatch() throws SQLException {
        String tenant = Tenants.fresh("pairs");
        String member = "('" + tenant + "', 'payouts', 'awaited', 'payout:a:1', 'USD', gen_random_uuid(),"
                + " 'scored', 700, 1, now())";
        try (Connection connection = TestStack.shared().connect("recon", "recon_writer");
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO pair_member VALUES " + member);
            assertThatThrownBy(() -> statement.execute("INSERT INTO pair_member VALUES " + member))
                    .hasMessageContaining("pair_member_pkey");
        }
    }

    private Payouts payouts(String tenant) {
        return new Payouts(tenant, shift);
    }

    private static Map<String, String> items(Api api) {
        return rows(api, "payouts");
    }

    private static Map<String, String> open(Api api) {
        return breaks(api, "payouts");
    }

    private static String idOf(Api api, String key) {
        return OpenEnds.idOf(api, "payouts", key);
    }

    private static List<String> suggestions(Api api, String key) {
        return OpenEnds.suggestions(api, "payouts", key);
    }

    private Instant at(String time) {
        return Instant.parse(time).plus(shift);
    }
}
