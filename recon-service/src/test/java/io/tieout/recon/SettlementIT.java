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
import io.tieout.recon.fixture.Tenants;
import io.tieout.recon.fixture.WalletFees;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Residues of fees that a rule settles by itself, and those that it does not.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class SettlementIT {

    private final String tenant = Tenants.fresh("settled");
    private final Api api = new Api(tenant);
    private final Topics topics = new Topics(TestStack.shared());
    private final Ledger ledger = new Ledger(topics);
    private final ReplayClock clock = new ReplayClock(topics);
    private Duration shift = Duration.ZERO;

    @BeforeEach
    void findAWeekOfItsOwn() {
        shift = clock.weeksAhead();
        clock.advanceTo(Instant.parse("2026-03-03T10:00:00Z").plus(shift));
    }

    @Test
    void settlesWhatIsSmallAndSaysSoInTheCheckpoint() {
        ledger.tell(new WalletFees(tenant, shift)
                .kept("L1", usd("0.14"), "2026-03-03T10:00:00Z")
                .kept("L2", usd("0.10"), "2026-03-03T10:00:01Z")
                .kept("L3", usd("0.20"), "2026-03-03T10:00:02Z")
                .told());

        Eventually.holds(() -> assertThat(deltas("accepted")).containsExactlyInAnyOrder("-0.02", "0.02"));
        assertThat(deltas("open")).containsExactly("-0.08");
        assertThat(api.json("/v1/breaks?status=accepted").getMap("items[0].accepted"))
                .containsEntry("by", "rule:fees/2")
                .doesNotContainKey("approvedBy");

        JsonPath checkpoint = freeze();
        assertThat(checkpoint.getList("content.gaps")).isEmpty();
        String bridge = "content.rules.find { it.rule.startsWith('fees/') }.bridge";
        assertThat(tally(checkpoint, bridge + ".opened")).isEqualTo("3 -0.08 0.12");
        assertThat(tally(checkpoint, bridge + ".accepted")).isEqualTo("2 0.00 0.04");
        assertThat(tally(checkpoint, bridge + ".breaks")).isEqualTo("1 -0.08 0.08");
        assertThat(tally(checkpoint, bridge + ".unadjusted")).isEqualTo("2 0.00 0.04");
        assertThat(checkpoint.getString(bridge + ".residual")).isEqualTo("0.00");
        assertThat(checkpoint.getList("content.settled", Map.class))
                .containsExactly(Map.of("rule", "fees", "count", 2, "net", "0.00", "absolute", "0.04"));
        assertThat(checkpoint.getList("content.accepted.first")).isEmpty();
        assertThat(checkpoint.getInt("content.accepted.byPeople")).isZero();
    }

    /// Who looked at it knows better than the rule.
    @Test
    void leavesAloneWhatAPersonOpenedAgain() {
        ledger.tell(new WalletFees(tenant, shift)
                .kept("L1", usd("0.14"), "2026-03-03T10:00:00Z")
                .told());
        Eventually.holds(() -> assertThat(deltas("accepted")).containsExactly("-0.02"));
        String id = api.json("/v1/breaks").getString("items[0].id");

        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.finance(tenant))
                .contentType(ContentType.JSON)
                .body(Map.of("reason", "it is claimed"))
                .post("/v1/breaks/" + id + ":withdraw")
                .then()
                .statusCode(200);
        ledger.tell(new WalletFees(tenant, shift)
                .kept("L2", usd("0.10"), "2026-03-03T10:00:00Z")
                .told());

        Eventually.holds(() -> assertThat(deltas("accepted")).containsExactly("0.02"));
        assertThat(deltas("open")).containsExactly("-0.02");
    }

    /// And tells people of it once, until they stop; the money is that of the residues alone.
    @Test
    void stopsWhereResiduesOfOneSignRepeat() {
        WalletFees wallet = new WalletFees(tenant, shift);
        for (int line = 1; line <= 25; line++) {
            wallet.kept("R" + line, usd("0.14"), "2026-03-03T10:00:00Z");
        }
        ledger.tell(wallet.told());

        Eventually.holds(() -> assertThat(deltas("accepted")).hasSize(19));
        Eventually.holds(() -> assertThat(deltas("open")).hasSize(7));
        assertThat(deltas("open")).containsOnly("-0.02", "0.00").containsOnlyOnce("0.00");
        Map<String, Object> told = repeating("open");
        assertThat(told).containsEntry("ruleKey", "residues:US:negative").containsEntry("severity", "P2");
        JsonPath checkpoint = freeze();
        assertThat(checkpoint.getList("content.repeating", Map.class))
                .containsExactly(Map.of("rule", "fees", "count", 25, "net", "-0.50", "absolute", "0.50"));
        assertThat(checkpoint.getList("content.gaps")).isEmpty();
        String bridge = "content.rules.find { it.rule.startsWith('fees/') }.bridge";
        assertThat(checkpoint.getString(bridge + ".residual")).isEqualTo("0.00");
        assertThat(checkpoint.getString(bridge + ".breaks.absolute")).isEqualTo("0.12");

        clock.advanceTo(Instant.parse("2026-04-02T10:00:00Z").plus(shift));

        Eventually.holds(() -> assertThat(repeating("closed")).containsEntry("id", told.get("id")));
        assertThat(breaks("closed", "class=unclassified")).hasSize(1);
    }

    private Map<String, Object> repeating(String status) {
        List<Map<String, Object>> found = breaks(status, "class=unclassified");
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private List<Map<String, Object>> breaks(String status, String filter) {
        return api.json("/v1/breaks?rule=fees&status=" + status + "&" + filter).getList("items");
    }

    private List<String> deltas(String status) {
        return api.json("/v1/breaks?rule=fees&status=" + status).getList("items.delta.amount", String.class);
    }

    private JsonPath freeze() {
        return api.freeze(day("2026-03-03"), day("2026-03-03"), 201);
    }

    private LocalDate day(String day) {
        return LocalDate.parse(day).plusDays(shift.toDays());
    }

    private static String tally(JsonPath checkpoint, String path) {
        return checkpoint.getInt(path + ".count") + " " + checkpoint.getString(path + ".net") + " "
                + checkpoint.getString(path + ".absolute");
    }
}
