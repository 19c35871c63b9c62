package io.tieout.recon;

import static io.tieout.recon.fixture.Shop.cardTransaction;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.event.ErpState;
import io.tieout.event.GiftCardMove;
import io.tieout.event.HandoffStage;
import io.tieout.event.Money;
import io.tieout.event.StoredValueOrigin;
import io.tieout.event.finding.BreakIncident;
import io.tieout.event.finding.BreakState;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.BreakTopic;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Worked case B: a load that never reached the ERP, and what the ERP holds back because of it.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class CascadeIT {

    private static final String TENANT = Tenants.fresh("cascade");
    private static final Api API = new Api(TENANT);
    private static boolean isTold;

    @BeforeEach
    void tellTheCase() {
        if (isTold) {
            return;
        }
        isTold = true;
        Topics topics = new Topics(TestStack.shared());
        ReplayClock clock = new ReplayClock(topics);
        Duration shift = clock.weeksAhead();
        Shop shop = new Shop(TENANT, "US", shift)
                .moved("T1", "G77", GiftCardMove.LOADED, StoredValueOrigin.SOLD, usd("50.00"), "2026-03-03T10:00:00Z")
                .handoff(cardTransaction("T1"), HandoffStage.DEAD_LETTERED, Map.of(), "2026-03-03T10:01:00Z")
                .moved("T2", "G77", GiftCardMove.REDEEMED, StoredValueOrigin.SOLD, usd("50.00"), "2026-03-03T11:00:00Z")
                .moved(
                        "T3",
                        "G77",
                        GiftCardMove.CREDITED,
                        StoredValueOrigin.RETURN_CREDIT,
                        usd("45.00"),
                        "2026-03-03T12:00:00Z")
                .moved(
                        "T4",
                        "G77",
                        GiftCardMove.REDEEMED,
                        StoredValueOrigin.RETURN_CREDIT,
                        usd("15.00"),
                        "2026-03-03T13:00:00Z")
                // A card whose load is there, and of which a redemption was lost by itself.
                .moved("T5", "G79", GiftCardMove.LOADED, StoredValueOrigin.SOLD, usd("80.00"), "2026-03-03T10:00:00Z")
                .moved(
                        "T6",
                        "G79",
                        GiftCardMove.REDEEMED,
                        StoredValueOrigin.SOLD,
                        usd("25.00"),
                        "2026-03-03T11:00:00Z");
        parked(shop, "T2", "gift-card-redemption", "50.00");
        parked(shop, "T3", "return-credit", "45.00");
        parked(shop, "T4", "return-credit-redemption", "15.00");
        shop.document(
                "D5",
                "gift-card-load",
                ErpState.POSTED,
                List.of(cardTransaction("T5")),
                usd("80.00"),
                null,
                "2026-03-03T10:02:00Z");
        clock.advanceTo(Instant.parse("2026-03-03T10:00:00Z").plus(shift));
        new Ledger(topics).tell(shop);
        Eventually.holds(() -> assertThat(API.json("/v1/reports/variance?rule=stored-value&include=all")
                        .getList("items"))
                .hasSize(6));
        clock.advanceTo(Instant.parse("2026-03-06T12:00:00Z").plus(shift));
        Eventually.holds(() -> assertThat(
                        API.json("/v1/breaks?rule=stored-value&status=open").getList("items"))
                .hasSize(5));
    }

    private static void parked(Shop shop, String transaction, String type, String amount) {
        shop.document(
                "D-" + transaction,
                type,
                ErpState.PARKED,
                List.of(cardTransaction(transaction)),
                usd(amount),
                null,
                "2026-03-03T13:30:00Z");
    }

    @Test
    void namesTheLoadAsWhatHasToBeMended() {
        JsonPath report = API.json("/v1/reports/cascades?rule=stored-value");

        assertThat(report.getList("chains.card", String.class)).containsExactly("gift-card:giftly-us:G77");
        assertThat(report.getString("chains[0].step")).isEqualTo("2");
        assertThat(report.getString("chains[0].connector")).isEqualTo("celigo-us");
        assertThat(report.getString("chains[0].load.ruleKey")).isEqualTo("gift-card-transaction:giftly-us:T1");
        assertThat(report.getList("chains[0].children.ruleKey", String.class))
                .containsExactly(
                        "gift-card-transaction:giftly-us:T2",
                        "gift-card-transaction:giftly-us:T3",
                        "gift-card-transaction:giftly-us:T4");
        assertThat(report.getList("chains[0].stages.stage", String.class))
                .containsExactly("load", "redemption", "refund");
        assertThat(report.getList("chains[0].stages.sum.count", int.class)).containsExactly(1, 2, 1);
        assertThat(report.getList("chains[0].stages.sum.net", String.class))
                .containsExactly("50.00", "-65.00", "45.00");
        assertThat(report.getString("chains[0].total.net")).isEqualTo("30.00");
        assertThat(report.getString("chains[0].total.absolute")).isEqualTo("160.00");
        assertThat(API.get("/v1/reports/cascades?rule=stored-value&format=csv")
                        .asString()
                        .lines())
                .hasSize(1 + 3);
    }

    /// Each is counted once, and the incident's step is that of the load.
    @Test
    void putsWhatIsHeldBackIntoTheIncidentOfTheLoad() {
        Eventually.holds(() -> assertThat(
                        API.json("/v1/incidents?status=open&minBreaks=4").getList("items.breaks", int.class))
                .containsExactly(4));
        JsonPath incidents = API.json("/v1/incidents?status=open&minBreaks=4");

        assertThat(incidents.getString("items[0].hop")).isEqualTo("2");
        assertThat(incidents.getString("items[0].connector")).isEqualTo("celigo-us");
        assertThat(incidents.getString("items[0].cause")).isEqualTo("undetermined");
        assertThat(incidents.getInt("items[0].heldBack")).isEqualTo(3);
        assertThat(incidents.getString("items[0].amounts[0].net.amount")).isEqualTo("30.00");
        assertThat(incidents.getString("items[0].amounts[0].absolute.amount")).isEqualTo("160.00");
        assertThat(API.json("/v1/breaks?incident=" + incidents.getString("items[0].id"))
                        .getList("items.ruleKey", String.class))
                .containsExactlyInAnyOrder(
                        "gift-card-transaction:giftly-us:T1",
                        "gift-card-transaction:giftly-us:T2",
                        "gift-card-transaction:giftly-us:T3",
                        "gift-card-transaction:giftly-us:T4");
        Eventually.holds(
                () -> assertThat(net(incidents.getString("items[0].id"))).isEqualTo(usd("30.00")));
    }

    /// As whoever hears the topic adds it up.
    private static Money net(String incident) {
        Map<UUID, BreakState> latest = new HashMap<>();
        new BreakTopic(new Topics(TestStack.shared()), TENANT)
                .all()
                .forEach(each -> latest.merge(
                        each.state().breakId(),
                        each.state(),
                        (one, other) -> other.version() > one.version() ? other : one));
        Money net = usd("0.00");
        for (BreakState each : latest.values()) {
            BreakIncident named = each.incident();
            if (named != null && named.id().toString().equals(incident)) {
                net = named.sign() > 0 ? net.plus(each.delta()) : net.minus(each.delta());
            }
        }
        return net;
    }

    @Test
    void tellsSinceWhenEachCardDiverges() {
        JsonPath report = API.json("/v1/reports/divergence-points?by=gift-card&rule=stored-value");

        assertThat(report.getList("points.key", String.class))
                .containsExactly("gift-card:giftly-us:G77", "gift-card:giftly-us:G79");
        assertThat(report.getString("points[0].first.ruleKey")).isEqualTo("gift-card-transaction:giftly-us:T1");
        assertThat(report.getInt("points[0].followed")).isEqualTo(3);
        assertThat(report.getString("points[0].sum.absolute")).isEqualTo("160.00");
        assertThat(report.getInt("points[1].followed")).isZero();
        JsonPath first = API.json("/v1/reports/divergence-points?by=gift-card&rule=stored-value&pageSize=1");
        assertThat(first.getInt("count")).isEqualTo(2);
        assertThat(API.json("/v1/reports/divergence-points?by=gift-card&rule=stored-value&pageSize=1&cursor="
                                + first.getString("next"))
                        .getList("points.key", String.class))
                .containsExactly("gift-card:giftly-us:G79");
        String last = API.breakId("gift-card-transaction:giftly-us:T4");
        JsonPath detail = API.json("/v1/breaks/" + last);
        assertThat(detail.getString("divergence[0].key")).isEqualTo("gift-card:giftly-us:G77");
        assertThat(detail.getString("divergence[0].first"))
                .isEqualTo(API.breakId("gift-card-transaction:giftly-us:T1"));
        assertThat(detail.getInt("divergence[0].breaks")).isGreaterThanOrEqualTo(4);
        assertThat(API.get("/v1/reports/divergence-points?by=sku").statusCode()).isEqualTo(400);
    }

    @Test
    void isNoSystemicSignalByItself() {
        JsonPath report = API.json("/v1/reports/systemic");

        assertThat(report.getList("entities.entity", String.class)).containsExactly("US");
        assertThat(report.getBoolean("entities[0].systemic")).isFalse();
        assertThat(report.getList("entities[0].classes", String.class)).contains("missing");
    }
}
