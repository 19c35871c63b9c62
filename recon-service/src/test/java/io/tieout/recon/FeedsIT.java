package io.tieout.recon;

import static io.restassured.RestAssured.given;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Site;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A shop that falls silent, through Kafka, PostgreSQL and the clock.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class FeedsIT {

    private final String tenant = Tenants.fresh("feeds");
    private final Api api = new Api(tenant);
    private final Topics topics = new Topics(TestStack.shared());
    private final Ledger ledger = new Ledger(topics);
    private final ReplayClock clock = new ReplayClock(topics);
    private Duration shift = Duration.ZERO;

    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = clock.weeksAhead();
        clock.advanceTo(at("2026-03-03T09:00:00Z"));
    }

    @Test
    void isOneBreakForAllItsHoursUntilWhatItKeptBackIsTold() {
        ledger.tell(shop().issued("1", "A", usd("10.00"), null, "2026-03-03T09:30:00Z"));
        payments("2026-03-03T10:");
        payments("2026-03-03T11:");
        ledger.tell(shop().authorized("pi_last", "Z", usd("1.00"), "2026-03-03T13:30:00Z"));
        // The processor paid a refund that the shop never told.
        ledger.tell(shop().approved("re_9", "A9", usd("15.00"), "2026-03-03T10:20:00Z"));
        awaitCounted(12);
        Eventually.holds(
                () -> assertThat(api.json("/v1/reports/variance?include=all").getList("items.key", String.class))
                        .contains("refund:shopify-us:1", "refund:stripe-us:re_9"));

        tick("2026-03-03T12:10:00Z");
        Eventually.holds(() -> assertThat(evidence("open")).first().asString().contains("nothing of 1 windows"));
        tick("2026-03-03T13:10:00Z");

        Eventually.holds(() -> assertThat(evidence("open"))
                .first()
                .asString()
                .contains("told nothing of 2 windows", "processor told 10 of 200.00 USD"));
        JsonPath open = api.json("/v1/breaks?class=feed-missing&status=open");
        assertThat(open.getList("items.ruleKey", String.class))
                .containsExactly("feed:shopify-us:" + at("2026-03-03T10:00:00Z"));
        assertThat(open.getList("items.severity", String.class)).containsExactly("P1");
        assertThat(open.getList("items.delta.amount", String.class)).containsExactly("0.00");
        JsonPath detail = api.json("/v1/breaks/" + open.getString("items[0].id"));
        assertThat(detail.getString("sides.processor.amount")).isEqualTo("200.00");
        assertThat(detail.getList("legs.subject", String.class))
                .as("what it told last")
                .containsExactly("1");
        assertThat(detail.getList("members")).hasSize(2);
        assertThat(detail.getInt("children.count")).isEqualTo(1);
        assertThat(detail.getString("children.amounts[0].exposure.amount")).isEqualTo("15.00");
        assertThat(detail.getString("children.first[0].rule")).isEqualTo("refunds");
        assertThat(api.json("/v1/breaks?rule=refunds&status=open").getList("items.ruleKey", String.class))
                .as("what the silence does not explain")
                .containsExactly("refund:shopify-us:1");
        assertThat(api.json("/v1/reports/three-column").getBoolean("complete")).isTrue();
        assertThat(api.json("/v1/reports/three-column?rule=feeds").getBoolean("complete"))
                .isTrue();
        assertThat(new Api(Tenants.fresh("others"))
                        .json("/v1/breaks?class=feed-missing")
                        .getList("items"))
                .as("what another tenant sees")
                .isEmpty();

        ledger.tell(shop().issued("2", "B", usd("10.00"), null, "2026-03-03T10:40:00Z"));
        ledger.tell(shop().issued("3", "C", usd("10.00"), null, "2026-03-03T11:40:00Z"));

        awaitCounted(14);
        tick("2026-03-03T13:20:00Z");
        Eventually.holds(() -> assertThat(evidence("closed")).hasSize(1));
        assertThat(evidence("open")).isEmpty();
        assertThat(api.json("/v1/breaks/" + open.getString("items[0].id")).getList("history.status", String.class))
                .containsExactly("open", "open", "closed");
        Eventually.holds(
                () -> assertThat(api.json("/v1/breaks?rule=refunds&status=open").getList("items.ruleKey", String.class))
                        .as("what is missing though the shop told what it had kept back")
                        .contains("refund:stripe-us:re_9"));
        assertThat(api.json("/v1/breaks/" + open.getString("items[0].id")).getInt("children.count"))
                .isZero();
    }

    /// It was open before anybody could know that the shop was silent.
    @Test
    void explainsABreakThatWasOpenBefore() {
        ledger.tell(shop().issued("1", "A", usd("10.00"), null, "2026-03-03T09:30:00Z"));
        payments("2026-03-03T10:");
        ledger.tell(shop().approved("re_9", "A9", usd("15.00"), "2026-03-03T10:20:00Z"));
        ledger.tell(shop().authorized("pi_last", "Z", usd("1.00"), "2026-03-03T12:30:00Z"));
        awaitCounted(7);
        tick("2026-03-03T11:50:00Z");
        Eventually.holds(() -> assertThat(api.breakId("refund:stripe-us:re_9")).isNotNull());
        String child = api.breakId("refund:stripe-us:re_9");
        assertThat(api.json("/v1/breaks/" + child).getString("parentId")).isNull();

        tick("2026-03-03T12:10:00Z");

        Eventually.holds(() -> assertThat(api.json("/v1/breaks/" + child).getString("break.status"))
                .isEqualTo("absorbed"));
        String parent = api.json("/v1/breaks?class=feed-missing").getString("items[0].id");
        assertThat(api.json("/v1/breaks/" + child).getString("parentId")).isEqualTo(parent);
        assertThat(api.json("/v1/breaks/" + parent).getString("children.first[0].breakId"))
                .isEqualTo(child);
        Site site = new Site(Tokens.viewer(tenant));
        assertThat(site.get("/pages/breaks/" + child).asString())
                .contains("Explained by silence.", "/pages/breaks/" + parent);
        assertThat(site.text("/pages/breaks/" + parent))
                .contains("What this silence explains", "1 record would be a break", "refund:stripe-us:re_9", "15.00");
        assertThat(site.get("/pages/breaks/" + parent).asString()).contains("/pages/breaks/" + child);
        assertThat(site.text("/pages")).contains("Something was not told", "feed:shopify-us:");
        JsonPath frozen = freeze(LocalDate.ofInstant(at("2026-03-03T10:00:00Z"), ZoneOffset.UTC));
        assertThat(frozen.getList("content.gaps", String.class))
                .anyMatch(gap -> gap.startsWith("feeds are missing: 1"));
        assertThat(frozen.getMap("content.feeds.find { it.source == 'shopify-us' }"))
                .containsAllEntriesOf(Map.of("expected", 1, "received", 0, "missing", 1));
        assertThat(frozen.getMap("content.controlTotals.find { it.source == 'shopify-us' }"))
                .containsAllEntriesOf(Map.of("role", "storefront", "events", 1, "amount", "10.00"));
        assertThat(site.text("/pages/checkpoints/" + frozen.getString("id")))
                .contains("This checkpoint is incomplete.", "shopify-us Storefronts 1 0 1", "Control totals");
    }

    private JsonPath freeze(LocalDate day) {
        return given().auth()
                .oauth2(Tokens.finance(tenant))
                .contentType(ContentType.JSON)
                .body(Map.of("entity", "US", "currency", "USD", "from", day.toString(), "to", day.toString()))
                .post("/v1/checkpoints")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();
    }

    @Test
    void isNoBreakWhereNobodyToldOfItsBusiness() {
        ledger.tell(shop().issued("1", "A", usd("10.00"), null, "2026-03-03T09:30:00Z"));
        ledger.tell(shop().authorized("pi_0", "Z", usd("1.00"), "2026-03-03T10:30:00Z"));
        payments("2026-03-03T12:");
        ledger.tell(shop().authorized("pi_last", "Z", usd("1.00"), "2026-03-03T15:30:00Z"));

        awaitCounted(8);
        tick("2026-03-03T14:10:00Z");

        Eventually.holds(
                () -> assertThat(api.json("/v1/breaks?class=feed-missing").getList("items.ruleKey", String.class))
                        .containsExactly("feed:shopify-us:" + at("2026-03-03T12:00:00Z")));
    }

    /// Five payments of orders of the shop.
    private void payments(String hour) {
        Shop shop = shop();
        for (int i = 0; i < 5; i++) {
            shop.authorized("pi_" + hour + i, "O" + hour + i, usd("20.00"), hour + "1" + i + ":00Z");
        }
        ledger.tell(shop);
    }

    private List<String> evidence(String status) {
        JsonPath breaks = api.json("/v1/breaks?class=feed-missing&status=" + status);
        return breaks.getList("items.id", String.class).stream()
                .map(id -> api.json("/v1/breaks/" + id).getString("handoff.evidence[0]"))
                .toList();
    }

    /// A window is judged once, so everything that is told of it must be counted before.
    private void awaitCounted(int events) {
        Eventually.holds(() -> assertThat(counted()).isEqualTo(events));
    }

    private int counted() throws SQLException {
        try (Connection connection = TestStack.shared().connect("recon", "recon_writer");
                PreparedStatement statement = connection.prepareStatement(
                        "SELECT coalesce(sum(arrived), 0)::integer FROM feed_hour WHERE tenant = ?")) {
            statement.setString(1, tenant);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }

    private void tick(String time) {
        clock.advanceTo(at(time));
    }

    private Shop shop() {
        return new Shop(tenant, "US", shift);
    }

    private Instant at(String time) {
        return Instant.parse(time).plus(shift);
    }
}
