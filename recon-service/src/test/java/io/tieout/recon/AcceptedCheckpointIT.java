package io.tieout.recon;

import static io.tieout.recon.fixture.Decisions.onBreak;
import static io.tieout.recon.fixture.Decisions.problem;
import static io.tieout.recon.fixture.Decisions.sign;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Bridge;
import io.tieout.recon.fixture.Decisions;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.PlayedCaseA;
import io.tieout.recon.fixture.Tenants;
import io.tieout.recon.fixture.Told;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// What checkpoints say of a difference that two persons let stay, and who may sign them then.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcceptedCheckpointIT {

    private static final String TENANT = Tenants.fresh("accepted-checkpoint");
    private static final Api API = new Api(TENANT);
    private static final String FINANCE = Tokens.finance(TENANT);
    private static final String OTHER_FINANCE = Tokens.of(TENANT, "viewer", "finance");

    @SuppressWarnings("NullAway.Init")
    private static PlayedCaseA play;

    private final Topics topics = new Topics(TestStack.shared());

    @Test
    @Order(1)
    void isExplainedAndNotGone() {
        play = PlayedCaseA.of(TENANT, topics);
        String id = API.breakId("refund:shopify-us:9003");
        accept(id, "small", OTHER_FINANCE);
        JsonPath checkpoint = play.freeze("2026-03-01", "2026-03-06");

        assertThat(checkpoint.getList("content.gaps")).isEmpty();
        assertThat(bridge(checkpoint))
                .containsExactly(
                        "0 0.00", "6 25.25", "0 0.00", "1 18.00", "5 7.25", "1 18.00", "25.00", "50.25", "0.00");
        assertThat(checkpoint.getMap("content.accepted.first[0]"))
                .containsEntry("breakId", id)
                .containsEntry("amount", "18.00")
                .containsEntry("by", "finance@" + TENANT)
                .containsEntry("approvedBy", "viewer@" + TENANT)
                .containsEntry("reason", "small");
        assertThat(checkpoint.getList("content.settled")).isEmpty();
        assertThat(checkpoint.getMap("content.unadjusted"))
                .containsEntry("absolute", "18.00")
                .containsEntry("within", false)
                .doesNotContainKey("tolerance");
        assertThat(checkpoint.getList("content.hindrances", String.class))
                .containsExactly(
                        "18.00 is unadjusted, and the ledger told nothing of gross sales, so no tolerance is known");
        assertThat(problem(sign(FINANCE, checkpoint))).isEqualTo("422 close-hindered");
    }

    /// 0.05 % of 35,999.99 is 17.99; of 36,000.00 it is enough.
    @Test
    @Order(2)
    void keepsTheWindowFromBeingClosedWhereItIsTooMuch() {
        play.sold("35999.99");
        JsonPath over = withTolerance("17.99");

        assertThat(over.getList("content.hindrances", String.class))
                .containsExactly("18.00 is unadjusted, more than the close tolerance of 17.99");
        assertThat(problem(sign(FINANCE, over))).isEqualTo("422 close-hindered");

        play.sold("36000.00");
        JsonPath within = withTolerance("18.00");

        assertThat(within.getList("content.hindrances")).isEmpty();
        assertThat(sign(FINANCE, within).statusCode()).isEqualTo(200);
    }

    /// The next window opens with what stayed open, and what is accepted is carried on.
    @Test
    @Order(3)
    void isCarriedOnIntoTheNextWindow() {
        play.advanceTo("2026-03-08T12:00:00Z");
        JsonPath next = play.freeze("2026-03-07", "2026-03-07");

        assertThat(bridge(next))
                .containsExactly("5 7.25", "0 0.00", "0 0.00", "0 0.00", "5 7.25", "1 18.00", "25.00", "50.25", "0.00");
    }

    /// Another document of 1.00 makes it another difference, which nobody let stay.
    @Test
    @Order(4)
    void isOpenedAnewWhereItBecameAnotherAmount() {
        play.tellMore(shop -> shop.posted("CM-3B", "9003", usd("1.00"), "damaged", "2026-03-08T12:00:00Z"));
        Eventually.holds(() -> assertThat(API.json("/v1/breaks?status=accepted").getList("items"))
                .isEmpty());

        assertThat(bridge(play.freeze("2026-03-07", "2026-03-07")))
                .containsExactly(
                        "5 7.25", "1 17.00", "0 0.00", "0 0.00", "6 24.25", "0 0.00", "25.00", "49.25", "0.00");
    }

    /// From T3 on an approver approves, and from T2 on neither of the two signs what it is in.
    @Test
    @Order(5)
    void whoAcceptedALargeDifferenceDoesNotSignTheCheckpoint() {
        new Ledger(topics)
                .tell(play.shop()
                        .issued("9100", "1100", usd("5000.00"), "damaged", "2026-03-09T12:00:00Z")
                        .approved("re_9100", "1100", usd("5000.00"), "2026-03-09T12:00:05Z"));
        Eventually.holds(
                () -> assertThat(API.json("/v1/reports/variance?include=all").getList("items"))
                        .hasSize(12));
        play.advanceTo("2026-03-10T12:00:00Z");
        Eventually.holds(() -> assertThat(API.breakId("refund:shopify-us:9100")).isNotNull());
        String large = API.breakId("refund:shopify-us:9100");
        String proposed = propose(large, "agreed");
        assertThat(problem(onBreak(OTHER_FINANCE, large, "approve", Map.of("contentSha256", proposed))))
                .isEqualTo("403 forbidden");
        assertThat(onBreak(Tokens.approver(TENANT), large, "approve", Map.of("contentSha256", proposed))
                        .statusCode())
                .isEqualTo(200);
        new Told(TENANT, "US")
                .account("4000", play.date("2026-03-09"), usd("0.00"), usd("20000000.00"))
                .by(topics);
        AtomicReference<JsonPath> checkpoint = new AtomicReference<>();
        Eventually.holds(() -> {
            checkpoint.set(play.freeze("2026-03-09", "2026-03-09"));
            assertThat(checkpoint.get().getString("content.unadjusted.tolerance"))
                    .isEqualTo("10000.00");
        });

        assertThat(checkpoint.get().getList("content.gaps")).isEmpty();
        assertThat(checkpoint.get().getList("content.hindrances")).isEmpty();
        assertThat(checkpoint.get().getString("content.unadjusted.absolute")).isEqualTo("5000.00");
        assertThat(checkpoint.get().getList("content.accepted.decidersOfLarge"))
                .isEqualTo(List.of("approver@" + TENANT, "finance@" + TENANT));
        assertThat(problem(sign(FINANCE, checkpoint.get()))).isEqualTo("403 second-person-needed");
        assertThat(sign(OTHER_FINANCE, checkpoint.get()).statusCode()).isEqualTo(200);
    }

    private static void accept(String breakId, String reason, String approver) {
        assertThat(onBreak(approver, breakId, "approve", Map.of("contentSha256", propose(breakId, reason)))
                        .statusCode())
                .isEqualTo(200);
    }

    /// @return the hash of what is proposed
    private static String propose(String breakId, String reason) {
        return onBreak(FINANCE, breakId, "accept", Map.of("version", 1, "reason", reason))
                .jsonPath()
                .getString("pending.contentSha256");
    }

    private static JsonPath withTolerance(String tolerance) {
        AtomicReference<JsonPath> checkpoint = new AtomicReference<>();
        Eventually.holds(() -> {
            Map<String, String> window = Map.of(
                    "entity",
                    "US",
                    "currency",
                    "USD",
                    "from",
                    play.date("2026-03-01").toString(),
                    "to",
                    play.date("2026-03-06").toString());
            JsonPath frozen = Decisions.post(FINANCE, "/v1/checkpoints", window).jsonPath();
            assertThat(frozen.getString("content.unadjusted.tolerance")).isEqualTo(tolerance);
            checkpoint.set(frozen);
        });
        return checkpoint.get();
    }

    private static List<String> bridge(JsonPath checkpoint) {
        return Bridge.of(
                checkpoint, "content.bridge", "opening", "opened", "resolved", "accepted", "breaks", "unadjusted");
    }
}
