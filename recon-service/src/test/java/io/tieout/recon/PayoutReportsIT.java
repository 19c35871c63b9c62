package io.tieout.recon;

import static io.restassured.RestAssured.given;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tieout.event.ErpState;
import io.tieout.event.PayoutStatus;
import io.tieout.event.SettlementKind;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Payouts;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Worked case C, the proof of a payout, and documents of payouts that nobody told.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class PayoutReportsIT {

    private final String tenant = Tenants.fresh("proofs");
    private final Api api = new Api(tenant);
    private final Topics topics = new Topics(TestStack.shared());
    private final Ledger ledger = new Ledger(topics);
    private final ReplayClock clock = new ReplayClock(topics);
    private Duration shift = Duration.ZERO;

    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = clock.weeksAhead();
        clock.advanceTo(at("2026-03-03T10:00:00Z"));
    }

    @Test
    void isIncompleteUntilTheAdjustmentIsTold() {
        ledger.tell(caseC().told());
        Eventually.holds(() -> assertThat(proof("po_1").statusCode()).isEqualTo(200));
        Eventually.holds(
                () -> assertThat(proof("po_1").jsonPath().getInt("lines.count")).isEqualTo(7));

        JsonPath proof = proof("po_1").jsonPath();
        assertThat(proof.getString("state")).isEqualTo("incomplete");
        assertThat(proof.getString("residual")).isEqualTo("-12.40");
        assertThat(proof.<String, Object>getMap("lines"))
                .containsAllEntriesOf(Map.of("gross", "286.41", "fee", "28.51", "net", "257.90"));
        assertThat(proof.<String, Object>getMap("kinds.find { it.line == 'charge' }"))
                .containsAllEntriesOf(Map.of("count", 3, "gross", "434.90", "fee", "13.51", "net", "421.39"));
        assertThat(proof.getList("notAvailable.part")).containsExactly("clearing");
        assertThat(proof.<String, Object>getMap("bank"))
                .isEqualTo(Map.of(
                        "lines",
                        0,
                        "banked",
                        "0.00",
                        "expected",
                        "245.50",
                        "residual",
                        "-245.50",
                        "state",
                        "on-the-way"));

        ledger.tell(new Payouts(tenant, shift)
                .settled("A-1", "po_1", SettlementKind.ADJUSTMENT, usd("-12.40"), usd("0.00"), "2026-03-03T10:30:00Z")
                .told());
        Eventually.holds(
                () -> assertThat(proof("po_1").jsonPath().getString("state")).isEqualTo("line-proved"));
        assertThat(proof("po_1?format=csv").asString().lines())
                .contains("adjustment,1,-12.40,0.00,-12.40", "lines,8,274.01,28.51,245.50", "residual,,,,0.00");

        ledger.tell(new Payouts(tenant, shift)
                .banked("bl-1", "PAYOUT po_1", usd("245.50"), "2026-03-03T10:40:00Z")
                .told());
        Eventually.holds(() ->
                assertThat(proof("po_1").jsonPath().getString("bank.state")).isEqualTo("banked"));
        assertThat(proof("po_1?format=csv").asString().lines())
                .contains("bank,,,,245.50", "residual to bank,,,,0.00", "state at bank,banked,,,");
    }

    @Test
    void saysWhatLinesCannotProve() {
        ledger.tell(new Payouts(tenant, shift)
                .manual("po_2", usd("100.00"), "2026-03-03T10:00:00Z")
                .changed("po_3", PayoutStatus.INITIATED, usd("30.00"), "2026-03-03T10:00:00Z")
                .told());
        Eventually.holds(() -> assertThat(proof("po_3").statusCode()).isEqualTo(200));
        Eventually.holds(() -> assertThat(proof("po_2").statusCode()).isEqualTo(200));

        assertThat(proof("po_2").jsonPath().getString("state")).isEqualTo("balance-only");
        assertThat(proof("po_2").jsonPath().getString("residual")).isNull();
        assertThat(proof("po_3").jsonPath().getString("state")).isEqualTo("no-lines");
        assertThat(proof("po_9").jsonPath().getString("type")).endsWith("/unknown-payout");
        assertThat(with(tenant, "order:shopify-us:1").statusCode()).isEqualTo(400);
        assertThat(with(Tenants.fresh("others"), Payouts.payout("po_3").toString())
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void ranksOrphansByTheirDamage() {
        ledger.tell(new Payouts(tenant, shift)
                .posted("P-5", ErpState.POSTED, null, "payout", usd("50.00"), "2026-03-03T10:05:00Z")
                .posted("P-6", ErpState.POSTED, null, "payout", usd("1200.00"), "2026-03-03T10:06:00Z")
                .told());
        clock.advanceTo(at("2026-03-05T10:00:00Z"));
        Eventually.holds(
                () -> assertThat(api.json("/v1/breaks?status=open&class=orphan").getList("items"))
                        .hasSize(2));

        JsonPath report = api.json("/v1/reports/orphans");
        assertThat(report.getInt("count")).isEqualTo(2);
        assertThat(report.getList("items.rank")).containsExactly(1, 2);
        assertThat(report.getList("items.item.delta")).containsExactly("-1200.00", "-50.00");
        assertThat(report.getList("items.points.amount")).containsExactly(3, 2);
        assertThat(report.getList("items.likes")).containsExactly(2, 2);
        JsonPath first = api.json("/v1/reports/orphans?pageSize=1");
        JsonPath second = api.json("/v1/reports/orphans?pageSize=1&cursor=" + first.getString("next"));
        assertThat(second.getList("items.rank")).isEqualTo(List.of(2));
        assertThat(second.getString("next")).isNull();
        assertThat(api.get("/v1/reports/orphans?format=csv").asString().lines()).hasSize(3);
    }

    private Payouts caseC() {
        return new Payouts(tenant, shift)
                .changed("po_1", PayoutStatus.INITIATED, usd("245.50"), "2026-03-03T10:00:00Z")
                .settled("C1", "po_1", SettlementKind.CHARGE, usd("120.00"), usd("3.78"), "2026-03-03T10:00:01Z")
                .settled("C2", "po_1", SettlementKind.CHARGE, usd("64.90"), usd("2.18"), "2026-03-03T10:00:02Z")
                .settled("C3", "po_1", SettlementKind.CHARGE, usd("250.00"), usd("7.55"), "2026-03-03T10:00:03Z")
                .settled("R-9", "po_1", SettlementKind.REFUND, usd("-45.00"), usd("0.00"), "2026-03-03T10:00:04Z")
                .settled("D-4", "po_1", SettlementKind.CHARGEBACK, usd("-80.00"), usd("15.00"), "2026-03-03T10:00:05Z")
                .settled("H", "po_1", SettlementKind.RESERVE_HOLD, usd("-43.49"), usd("0.00"), "2026-03-03T10:00:06Z")
                .settled(
                        "L", "po_1", SettlementKind.RESERVE_RELEASE, usd("20.00"), usd("0.00"), "2026-03-03T10:00:07Z");
    }

    private Response proof(String id) {
        int end = id.indexOf('?');
        String reference = Payouts.payout(end < 0 ? id : id.substring(0, end)).toString();
        return get(tenant, reference, end < 0 ? "" : id.substring(end));
    }

    private static Response with(String tenant, String reference) {
        return get(tenant, reference, "");
    }

    private static Response get(String tenant, String reference, String query) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.viewer(tenant))
                .get("/v1/payouts/" + reference + "/proof" + query);
    }

    private Instant at(String time) {
        return Instant.parse(time).plus(shift);
    }
}
