package io.tieout.recon;

import static io.restassured.RestAssured.given;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tieout.event.PayoutStatus;
import io.tieout.kit.security.Roles;
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
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Rules as they are in force, and drafts tried on what is recorded.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class RulesIT {

    private final String tenant = Tenants.fresh("rules");
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
    void areListedWithTheirFilesAndCases() {
        assertThat(api.json("/v1/rules").getList("items.id", String.class))
                .startsWith("refunds")
                .contains("payout-lines", "store-days");

        JsonPath one = api.json("/v1/rules/payout-lines");
        assertThat(one.getString("text")).contains("rule: payout-lines");
        assertThat(one.getString("sha256")).hasSize(64);
        assertThat(one.getList("cases", String.class)).contains("a hidden movement is the residual");
        api.get("/v1/rules/payout-limes").then().statusCode(404);
        JsonPath right = api.json("/v1/systems-of-record?domain=refunds&asOf=2026-03-06");
        assertThat(right.getString("items.find { it.field == 'amount' }.system"))
                .isEqualTo("processor");
        api.get("/v1/systems-of-record?asOf=yesterday").then().statusCode(400);
        api.get("/v1/rule-schema")
                .then()
                .statusCode(200)
                .contentType("application/schema+json")
                .body("'$defs'.role.enum", hasItem("storefront"));
    }

    @Test
    void aDraftShowsWhatItWouldCloseAndWritesNothing() {
        tellAResidual();
        String text = api.json("/v1/rules/payout-lines").getString("text");

        JsonPath same = tried(text, "").statusCode(200).extract().jsonPath();
        assertThat(same.getInt("units")).isEqualTo(2);
        assertThat(same.getInt("changed")).isZero();
        assertThat(same.getString("before.breaks[0].class")).isEqualTo("payout-residual");
        assertThat(same.getString("before.breaks[0].delta.amount")).isEqualTo("-12.40");
        assertThat(same.getBoolean("complete")).isTrue();

        String patient = text.replace("version: 1", "version: 2")
                .replace("within: 1 day", "within: 9 days")
                .replace("at: 2026-03-10T00:00:00Z", "at: 2026-03-20T00:00:00Z");
        JsonPath changed = tried(patient, "").statusCode(200).extract().jsonPath();
        assertThat(changed.getString("draft")).isEqualTo("payout-lines/2");
        assertThat(changed.getString("inForce")).isEqualTo("payout-lines/1");
        assertThat(changed.getList("changes.effect", String.class)).containsExactly("closes");
        assertThat(changed.getList("changes.ruleKey", String.class)).containsExactly("payout:stripe-us:po_1");
        assertThat(changed.getList("after.breaks")).isEmpty();
        assertThat(api.json("/v1/breaks?class=payout-residual&status=open").getList("items"))
                .as("a draft closes nothing")
                .hasSize(1);
    }

    @Test
    void aDraftGoesOnWithItsCursorUntilEverythingWasLookedAt() {
        tellAResidual();
        String text = api.json("/v1/rules/payout-lines").getString("text");

        int units = 0;
        int calls = 0;
        String cursor = "";
        while (cursor != null) {
            JsonPath part = tried(text, "units=1&cursor=" + cursor)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            units += part.getInt("units");
            calls++;
            cursor = part.getString("next");
            assertThat(part.getBoolean("complete")).isEqualTo(cursor == null);
        }

        assertThat(units).isEqualTo(2);
        assertThat(calls).isGreaterThanOrEqualTo(2);
        String outside = "from=2020-01-01&to=2020-01-31";
        assertThat(tried(text, outside).statusCode(200).extract().jsonPath().getInt("units"))
                .isZero();
    }

    /// Lines of marketplaces are in the sums that are kept, and cannot be taken out of them.
    @Test
    void aDraftThatAddsUpSomethingElseIsRefused() {
        tellAResidual();
        String text = api.json("/v1/rules/payout-lines").getString("text");
        String roles = "settlement-line.stated.v1, roles: [processor, marketplace]";
        assertThat(text).contains(roles);

        JsonPath refused = tried(text.replace(roles, "settlement-line.stated.v1, roles: [processor]"), "")
                .statusCode(400)
                .extract()
                .jsonPath();

        assertThat(refused.getString("errors[0].pointer")).isEqualTo("parts");
        assertThat(refused.getString("errors[0].fix")).contains("./tieout rule diff");
    }

    @Test
    void anotherTenantsPayoutsAreNotTriedOn() {
        tellAResidual();
        String text = api.json("/v1/rules/payout-lines").getString("text");

        JsonPath others = tried(Tenants.fresh("others"), Roles.FINANCE, "payout-lines", text, "")
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(others.getInt("looked")).isZero();
    }

    @Test
    void refusesADraftWithItsLinesAndAnIdThatIsNotThePaths() {
        String text = api.json("/v1/rules/payout-lines").getString("text");

        JsonPath faults = tried(text.replace("delta: -12.40 USD", "delta: -12.41 USD"), "")
                .statusCode(400)
                .extract()
                .jsonPath();
        assertThat(faults.getString("type")).endsWith("/bad-rule");
        assertThat(faults.getString("errors[0].pointer")).matches("line \\d+");
        assertThat(faults.getString("errors[0].message")).contains("a hidden movement is the residual");

        tried(tenant, Roles.FINANCE, "payouts", text, "").statusCode(400);
        tried(text, "units=0").statusCode(400);
        tried(text, "cursor=abc").statusCode(400);
        tried("", "").statusCode(400);
        tried("- 1\n- 2\n", "").statusCode(400);
        tried(tenant, Roles.VIEWER, "payout-lines", text, "").statusCode(403);
    }

    private void tellAResidual() {
        ledger.tell(new Payouts(tenant, shift)
                .line("txn_1", "po_1", usd("257.90"), "2026-03-03T09:00:00Z")
                .changed("po_1", PayoutStatus.INITIATED, usd("245.50"), "2026-03-03T10:00:00Z")
                .line("txn_2", "po_2", usd("20.00"), "2026-03-03T09:00:00Z")
                .changed("po_2", PayoutStatus.INITIATED, usd("20.00"), "2026-03-03T10:00:00Z")
                .told());
        Eventually.holds(() -> assertThat(api.json("/v1/reports/variance?include=all&rule=payout-lines")
                        .getList("items"))
                .hasSize(2));
        clock.advanceTo(at("2026-03-04T10:00:00Z"));
        Eventually.holds(() -> assertThat(
                        api.json("/v1/breaks?class=payout-residual&status=open").getList("items.ruleKey", String.class))
                .isEqualTo(List.of("payout:stripe-us:po_1")));
    }

    private ValidatableResponse tried(String text, String query) {
        return tried(tenant, Roles.FINANCE, "payout-lines", text, query);
    }

    private static ValidatableResponse tried(String tenant, String role, String rule, String text, String query) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.of(tenant, role))
                .contentType("application/yaml")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post("/v1/rules/" + rule + ":dryRun" + (query.isEmpty() ? "" : "?" + query))
                .then();
    }

    private Instant at(String time) {
        return Instant.parse(time).plus(shift);
    }
}
