package io.tieout.recon;

import static io.tieout.recon.fixture.Decisions.fault;
import static io.tieout.recon.fixture.Decisions.onBreak;
import static io.tieout.recon.fixture.Decisions.problem;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.BreakTopic;
import io.tieout.recon.fixture.PlayedCaseA;
import io.tieout.recon.fixture.Site;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Two persons let a difference of worked case A stay, until facts change it or one of them withdraws.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcceptanceIT {

    private static final String TENANT = Tenants.fresh("accepted");
    private static final Api API = new Api(TENANT);
    private static final String OTHER_FINANCE = Tokens.of(TENANT, "viewer", "finance");
    private static final String R3 = "refund:shopify-us:9003";

    @SuppressWarnings("NullAway.Init")
    private static PlayedCaseA play;

    private static String id = "";
    private static String hash = "";

    private final Topics topics = new Topics(TestStack.shared());

    @Test
    @Order(1)
    void isProposedByFinanceForWhatIsThere() {
        play = PlayedCaseA.of(TENANT, topics);
        id = API.breakId(R3);

        assertThat(onBreak(Tokens.viewer(TENANT), id, "accept", Map.of("version", 1, "reason", "small"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(onBreak(Tokens.approver(TENANT), id, "accept", Map.of("version", 1, "reason", "small"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(fault(onBreak(Tokens.finance(TENANT), id, "accept", Map.of("reason", "small"))))
                .isEqualTo("422 /version");
        assertThat(fault(onBreak(Tokens.finance(TENANT), id, "accept", Map.of("version", 1, "reason", " "))))
                .isEqualTo("422 /reason");
        assertThat(problem(onBreak(Tokens.finance(TENANT), id, "accept", Map.of("version", 7, "reason", "small"))))
                .isEqualTo("409 other-content");
        assertThat(problem(onBreak(Tokens.approver(TENANT), id, "approve", Map.of("contentSha256", "0".repeat(64)))))
                .isEqualTo("409 not-proposed");

        JsonPath proposed = onBreak(Tokens.finance(TENANT), id, "accept", Map.of("version", 1, "reason", "small"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        hash = proposed.getString("pending.contentSha256");

        assertThat(hash).hasSize(64);
        assertThat(proposed.getString("status")).isEqualTo("open");
        assertThat(proposed.getString("pending.delta.amount")).isEqualTo("18.00");
        assertThat(Duration.between(
                        Instant.parse(proposed.getString("pending.at")),
                        Instant.parse(proposed.getString("pending.expiresAt"))))
                .isEqualTo(Duration.ofHours(24));
        assertThat(onBreak(Tokens.finance(TENANT), id, "accept", Map.of("version", 1, "reason", "small"))
                        .jsonPath()
                        .getList("steps"))
                .as("proposed once")
                .hasSize(1);
        JsonPath waiting = API.json("/v1/acceptances");
        assertThat(waiting.getList("items.breakId")).containsExactly(id);
        assertThat(waiting.getString("items[0].proposal.contentSha256")).isEqualTo(hash);
        assertThat(new Api(Tenants.fresh("others")).json("/v1/acceptances").getList("items"))
                .isEmpty();
    }

    @Test
    @Order(2)
    void refusesWhatMustNotStay() {
        String waiting = API.breakId("refund:shopify-us:9009");

        assertThat(problem(onBreak(Tokens.finance(TENANT), waiting, "accept", Map.of("version", 1, "reason", "small"))))
                .as("the customer has no money yet")
                .isEqualTo("422 not-acceptable");
        assertThat(problem(onBreak(
                        Tokens.finance(TENANT),
                        "6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11",
                        "accept",
                        Map.of("version", 1, "reason", "small"))))
                .isEqualTo("404 unknown-break");
        String other = Tokens.finance(Tenants.fresh("strange"));
        assertThat(problem(onBreak(other, id, "approve", Map.of("contentSha256", hash))))
                .isEqualTo("404 unknown-break");
    }

    @Test
    @Order(3)
    void isApprovedByAnotherPersonForWhatTheyRead() {
        assertThat(problem(onBreak(Tokens.finance(TENANT), id, "approve", Map.of("contentSha256", hash))))
                .isEqualTo("403 second-person-needed");
        assertThat(problem(onBreak(OTHER_FINANCE, id, "approve", Map.of("contentSha256", "0".repeat(64)))))
                .isEqualTo("409 other-content");
        assertThat(onBreak(Tokens.admin(TENANT), id, "approve", Map.of("contentSha256", hash))
                        .statusCode())
                .isEqualTo(403);

        JsonPath accepted = onBreak(OTHER_FINANCE, id, "approve", Map.of("contentSha256", hash))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(accepted.getString("status")).isEqualTo("accepted");
        assertThat(accepted.getInt("version")).isEqualTo(2);
        assertThat(accepted.getList("steps.action")).containsExactly("proposed", "approved");
        assertThat(onBreak(OTHER_FINANCE, id, "approve", Map.of("contentSha256", hash))
                        .statusCode())
                .as("again")
                .isEqualTo(200);
        assertThat(API.json("/v1/breaks?status=accepted").getMap("items[0].accepted"))
                .containsEntry("by", "finance@" + TENANT)
                .containsEntry("approvedBy", "viewer@" + TENANT)
                .containsEntry("reason", "small")
                .containsEntry("contentSha256", hash);
        assertThat(API.json("/v1/breaks?status=open").getList("items")).hasSize(5);
        assertThat(API.json("/v1/acceptances").getList("items")).isEmpty();
        BreakState told = latest();
        assertThat(told.status()).isEqualTo(BreakStatus.ACCEPTED);
        assertThat(told.version()).isEqualTo(2);
        assertThat(told.closedAt()).isNull();
    }

    /// Another document of 1.00 makes it another difference: what was accepted was 18.00.
    @Test
    @Order(4)
    void opensAgainWhenItIsAnotherAmount() {
        play.advanceTo("2026-03-08T12:00:00Z");
        play.tellMore(shop -> shop.posted("CM-3B", "9003", usd("1.00"), "damaged", "2026-03-08T12:00:00Z"));

        Eventually.holds(() -> assertThat(latest().version()).isEqualTo(3));
        assertThat(latest().status()).isEqualTo(BreakStatus.OPEN);
        assertThat(latest().accepted()).isNull();
        assertThat(latest().delta()).isEqualTo(usd("17.00"));
        assertThat(problem(onBreak(OTHER_FINANCE, id, "approve", Map.of("contentSha256", hash))))
                .isEqualTo("409 not-proposed");
    }

    @Test
    @Order(5)
    void isWithdrawnByOnePerson() {
        String proposed = onBreak(Tokens.finance(TENANT), id, "accept", Map.of("version", 3, "reason", "still small"))
                .jsonPath()
                .getString("pending.contentSha256");
        assertThat(problem(onBreak(Tokens.finance(TENANT), id, "withdraw", Map.of())))
                .isEqualTo("422 unprocessable");
        assertThat(onBreak(Tokens.finance(TENANT), id, "withdraw", Map.of("reason", "no"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(problem(onBreak(Tokens.approver(TENANT), id, "approve", Map.of("contentSha256", proposed))))
                .isEqualTo("409 not-proposed");
        assertThat(problem(onBreak(Tokens.finance(TENANT), id, "withdraw", Map.of("reason", "no"))))
                .isEqualTo("409 not-proposed");

        onBreak(Tokens.finance(TENANT), id, "accept", Map.of("version", 3, "reason", "still small"));
        play.advanceTo("2026-03-09T12:00:00Z");
        Eventually.holds(() -> assertThat(
                        problem(onBreak(Tokens.approver(TENANT), id, "approve", Map.of("contentSha256", proposed))))
                .as("it expires in 24 hours")
                .isEqualTo("409 not-proposed"));

        onBreak(Tokens.finance(TENANT), id, "accept", Map.of("version", 3, "reason", "still small"));
        assertThat(onBreak(Tokens.approver(TENANT), id, "approve", Map.of("contentSha256", proposed))
                        .statusCode())
                .isEqualTo(200);
        assertThat(onBreak(Tokens.approver(TENANT), id, "withdraw", Map.of("reason", "it is corrected after all"))
                        .jsonPath()
                        .getString("status"))
                .isEqualTo("open");
        assertThat(latest().status()).isEqualTo(BreakStatus.OPEN);
        assertThat(latest().version()).isEqualTo(5);
        assertThat(API.json("/v1/breaks/" + id).getList("acceptance.action"))
                .containsExactly(
                        "proposed",
                        "approved",
                        "proposed",
                        "withdrawn",
                        "proposed",
                        "proposed",
                        "approved",
                        "withdrawn");
    }

    /// The page offers what the API allows, and says why not where it does not.
    @Test
    @Order(6)
    void isProposedAndApprovedOnItsPage() {
        Site finance = new Site(Tokens.finance(TENANT));
        Site approver = new Site(Tokens.approver(TENANT));
        String page = "/pages/breaks/" + id;
        Map<String, String> proposal = Map.of("version", "5", "reason", "not worth it");

        assertThat(new Site(Tokens.viewer(TENANT)).text(page)).doesNotContain("Propose to accept");
        assertThat(finance.sendAsIs(page + "/accept", proposal).statusCode())
                .as("without the key of a page")
                .isEqualTo(403);
        assertThat(approver.text(page)).doesNotContain("Propose to accept");
        assertThat(finance.send(page + "/accept", page, proposal).statusCode()).isEqualTo(303);
        assertThat(finance.text(page))
                .contains("proposes that 17.00 USD may stay: not worth it")
                .contains("Nobody approves what they proposed");

        assertThat(approver.text("/pages/breaks")).contains("Waits for another person", "17.00 USD may stay");
        String approved = API.json("/v1/breaks/" + id).getString("acceptance[-1].contentSha256");
        assertThat(approver.send(page + "/approve", page, Map.of("contentSha256", approved))
                        .statusCode())
                .isEqualTo(303);
        assertThat(finance.text(page)).contains("17.00 USD by finance@" + TENANT + " and approver@" + TENANT);
        assertThat(latest().status()).isEqualTo(BreakStatus.ACCEPTED);
        assertThat(finance.send(page + "/withdraw", page, Map.of("reason", "it is worth it"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(latest().status()).isEqualTo(BreakStatus.OPEN);
    }

    private BreakState latest() {
        return new BreakTopic(topics, TENANT)
                .all().stream()
                        .map(BreakTopic.Announced::state)
                        .filter(state -> state.breakId().toString().equals(id))
                        .reduce((_, last) -> last)
                        .orElseThrow();
    }
}
