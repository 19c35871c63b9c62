package io.tieout.recon;

import static io.restassured.RestAssured.given;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Outcome;
import io.tieout.event.finding.BreakState;
import io.tieout.event.finding.BreakStatus;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.BreakTopic;
import io.tieout.recon.fixture.CaseA;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Site;
import io.tieout.recon.fixture.Tenants;
import io.tieout.recon.fixture.Told;
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
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Two persons let a difference of worked case A stay, and what checkpoints say of it until facts change it.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcceptanceIT {

    private static final String TENANT = Tenants.fresh("accepted");
    private static final Api API = new Api(TENANT);
    private static final String OTHER_FINANCE = Tokens.of(TENANT, "viewer", "finance");
    private static final String R3 = "refund:shopify-us:9003";
    private static Duration shift = Duration.ZERO;
    private static String id = "";
    private static String hash = "";

    private final Topics topics = new Topics(TestStack.shared());
    private final ReplayClock clock = new ReplayClock(topics);

    @Test
    @Order(1)
    void isProposedByFinanceForWhatIsThere() {
        tellTheCase();
        id = API.breakId(R3);

        assertThat(post(Tokens.viewer(TENANT), id, "accept", Map.of("version", 1, "reason", "small"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(post(Tokens.approver(TENANT), id, "accept", Map.of("version", 1, "reason", "small"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(pointer(post(Tokens.finance(TENANT), id, "accept", Map.of("reason", "small"))))
                .isEqualTo("422 /version");
        assertThat(pointer(post(Tokens.finance(TENANT), id, "accept", Map.of("version", 1, "reason", " "))))
                .isEqualTo("422 /reason");
        assertThat(type(post(Tokens.finance(TENANT), id, "accept", Map.of("version", 7, "reason", "small"))))
                .isEqualTo("409 other-content");
        assertThat(type(post(Tokens.approver(TENANT), id, "approve", Map.of("contentSha256", "0".repeat(64)))))
                .isEqualTo("409 not-proposed");

        JsonPath proposed = post(Tokens.finance(TENANT), id, "accept", Map.of("version", 1, "reason", "small"))
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
        assertThat(post(Tokens.finance(TENANT), id, "accept", Map.of("version", 1, "reason", "small"))
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

        assertThat(type(post(Tokens.finance(TENANT), waiting, "accept", Map.of("version", 1, "reason", "small"))))
                .as("the customer has no money yet")
                .isEqualTo("422 not-acceptable");
        assertThat(type(post(
                        Tokens.finance(TENANT),
                        "6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11",
                        "accept",
                        Map.of("version", 1, "reason", "small"))))
                .isEqualTo("404 unknown-break");
        String other = Tokens.finance(Tenants.fresh("strange"));
        assertThat(type(post(other, id, "approve", Map.of("contentSha256", hash))))
                .isEqualTo("404 unknown-break");
    }

    @Test
    @Order(3)
    void isApprovedByAnotherPersonForWhatTheyRead() {
        assertThat(type(post(Tokens.finance(TENANT), id, "approve", Map.of("contentSha256", hash))))
                .isEqualTo("403 second-person-needed");
        assertThat(type(post(OTHER_FINANCE, id, "approve", Map.of("contentSha256", "0".repeat(64)))))
                .isEqualTo("409 other-content");
        assertThat(post(Tokens.admin(TENANT), id, "approve", Map.of("contentSha256", hash))
                        .statusCode())
                .isEqualTo(403);

        JsonPath accepted = post(OTHER_FINANCE, id, "approve", Map.of("contentSha256", hash))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        assertThat(accepted.getString("status")).isEqualTo("accepted");
        assertThat(accepted.getInt("version")).isEqualTo(2);
        assertThat(accepted.getList("steps.action")).containsExactly("proposed", "approved");
        assertThat(post(OTHER_FINANCE, id, "approve", Map.of("contentSha256", hash))
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

    @Test
    @Order(4)
    void isExplainedAndNotGone() {
        JsonPath checkpoint = freeze("2026-03-01", "2026-03-06", 201);

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
        assertThat(type(sign(checkpoint))).isEqualTo("422 close-hindered");
    }

    /// 0.05 % of 35,999.99 is 17.99; of 36,000.00 it is enough.
    @Test
    @Order(5)
    void keepsTheWindowFromBeingClosedWhereItIsTooMuch() {
        sold("35999.99");
        JsonPath over = withTolerance("17.99");

        assertThat(over.getList("content.hindrances", String.class))
                .containsExactly("18.00 is unadjusted, more than the close tolerance of 17.99");
        assertThat(type(sign(over))).isEqualTo("422 close-hindered");

        sold("36000.00");
        JsonPath within = withTolerance("18.00");

        assertThat(within.getList("content.hindrances")).isEmpty();
        assertThat(sign(within).statusCode()).isEqualTo(200);
    }

    /// The next window opens with what stayed open, and what is accepted is carried on.
    @Test
    @Order(6)
    void isCarriedOnIntoTheNextWindow() {
        clock.advanceTo(Instant.parse("2026-03-08T12:00:00Z").plus(shift));
        JsonPath next = freeze("2026-03-07", "2026-03-07", 201);

        assertThat(bridge(next))
                .containsExactly("5 7.25", "0 0.00", "0 0.00", "0 0.00", "5 7.25", "1 18.00", "25.00", "50.25", "0.00");
    }

    /// Another document of 1.00 makes it another difference: what was accepted was 18.00.
    @Test
    @Order(7)
    void opensAgainWhenItIsAnotherAmount() {
        tellMore(shop -> shop.posted("CM-3B", "9003", usd("1.00"), "damaged", "2026-03-08T12:00:00Z"));

        Eventually.holds(() -> assertThat(latest().version()).isEqualTo(3));
        assertThat(latest().status()).isEqualTo(BreakStatus.OPEN);
        assertThat(latest().accepted()).isNull();
        assertThat(latest().delta()).isEqualTo(usd("17.00"));
        assertThat(type(post(OTHER_FINANCE, id, "approve", Map.of("contentSha256", hash))))
                .isEqualTo("409 not-proposed");
        JsonPath again = freeze("2026-03-07", "2026-03-07", 201);
        assertThat(bridge(again))
                .containsExactly(
                        "5 7.25", "1 17.00", "0 0.00", "0 0.00", "6 24.25", "0 0.00", "25.00", "49.25", "0.00");
    }

    @Test
    @Order(8)
    void isWithdrawnByOnePerson() {
        String proposed = post(Tokens.finance(TENANT), id, "accept", Map.of("version", 3, "reason", "still small"))
                .jsonPath()
                .getString("pending.contentSha256");
        assertThat(type(post(Tokens.finance(TENANT), id, "withdraw", Map.of()))).isEqualTo("422 unprocessable");
        assertThat(post(Tokens.finance(TENANT), id, "withdraw", Map.of("reason", "no"))
                        .statusCode())
                .isEqualTo(200);
        assertThat(type(post(Tokens.approver(TENANT), id, "approve", Map.of("contentSha256", proposed))))
                .isEqualTo("409 not-proposed");
        assertThat(type(post(Tokens.finance(TENANT), id, "withdraw", Map.of("reason", "no"))))
                .isEqualTo("409 not-proposed");

        post(Tokens.finance(TENANT), id, "accept", Map.of("version", 3, "reason", "still small"));
        clock.advanceTo(Instant.parse("2026-03-09T12:00:00Z").plus(shift));
        Eventually.holds(() -> assertThat(
                        type(post(Tokens.approver(TENANT), id, "approve", Map.of("contentSha256", proposed))))
                .as("it expires in 24 hours")
                .isEqualTo("409 not-proposed"));

        post(Tokens.finance(TENANT), id, "accept", Map.of("version", 3, "reason", "still small"));
        assertThat(post(Tokens.approver(TENANT), id, "approve", Map.of("contentSha256", proposed))
                        .statusCode())
                .isEqualTo(200);
        assertThat(post(Tokens.approver(TENANT), id, "withdraw", Map.of("reason", "it is corrected after all"))
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
    @Order(9)
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

    /// From T3 on an approver approves, and from T2 on neither of the two signs what it is in.
    @Test
    @Order(10)
    void whoAcceptedALargeDifferenceDoesNotSignTheCheckpoint() {
        new Ledger(topics)
                .tell(new Shop(TENANT, "US", shift)
                        .issued("9100", "1100", usd("5000.00"), "damaged", "2026-03-09T12:00:00Z")
                        .approved("re_9100", "1100", usd("5000.00"), "2026-03-09T12:00:05Z"));
        Eventually.holds(
                () -> assertThat(API.json("/v1/reports/variance?include=all").getList("items"))
                        .hasSize(12));
        clock.advanceTo(Instant.parse("2026-03-10T12:00:00Z").plus(shift));
        Eventually.holds(() -> assertThat(API.breakId("refund:shopify-us:9100")).isNotNull());
        String large = API.breakId("refund:shopify-us:9100");
        String proposed = post(Tokens.finance(TENANT), large, "accept", Map.of("version", 1, "reason", "agreed"))
                .jsonPath()
                .getString("pending.contentSha256");
        assertThat(type(post(OTHER_FINANCE, large, "approve", Map.of("contentSha256", proposed))))
                .isEqualTo("403 forbidden");
        assertThat(post(Tokens.approver(TENANT), large, "approve", Map.of("contentSha256", proposed))
                        .statusCode())
                .isEqualTo(200);
        new Told(TENANT, "US")
                .account("4000", LocalDate.parse(day("2026-03-09")), usd("0.00"), usd("20000000.00"))
                .by(topics);
        AtomicReference<JsonPath> checkpoint = new AtomicReference<>();
        Eventually.holds(() -> {
            checkpoint.set(API.freeze(LocalDate.parse(day("2026-03-09")), LocalDate.parse(day("2026-03-09")), 201));
            assertThat(checkpoint.get().getString("content.unadjusted.tolerance"))
                    .isEqualTo("10000.00");
        });

        assertThat(checkpoint.get().getList("content.gaps")).isEmpty();
        assertThat(checkpoint.get().getList("content.hindrances")).isEmpty();
        assertThat(checkpoint.get().getString("content.unadjusted.absolute")).isEqualTo("5000.00");
        assertThat(checkpoint.get().getList("content.accepted.decidersOfLarge"))
                .isEqualTo(List.of("approver@" + TENANT, "finance@" + TENANT));
        assertThat(type(sign(checkpoint.get()))).isEqualTo("403 second-person-needed");
        assertThat(sign(OTHER_FINANCE, checkpoint.get()).statusCode()).isEqualTo(200);
    }

    private void tellTheCase() {
        shift = clock.weeksAhead();
        clock.advanceTo(Instant.parse("2026-03-01T10:00:00Z").plus(shift));
        new Ledger(topics).tell(CaseA.tell(new Shop(TENANT, "US", shift)));
        Eventually.holds(
                () -> assertThat(API.json("/v1/reports/variance?include=all").getList("items"))
                        .hasSize(11));
        clock.advanceTo(CaseA.AS_OF.plus(shift));
        Eventually.holds(() ->
                assertThat(API.json("/v1/breaks?status=open").getList("items")).hasSize(6));
        clock.advanceTo(Instant.parse("2026-03-07T08:00:00Z").plus(shift));
        Eventually.holds(() -> assertThat(API.json("/v1/reports/three-column").getString("asOf"))
                .isEqualTo(day("2026-03-07")));
    }

    /// What is told of orders that are known, under their transactions.
    private void tellMore(Consumer<Shop> more) {
        Shop before = CaseA.tell(new Shop(TENANT, "US", shift));
        int known = before.told().size();
        more.accept(before);
        List<BusinessEvent> fresh = before.told().subList(known, before.told().size());
        for (List<BusinessEvent> transaction : Legs.transactions(before.told())) {
            topics.produce(transaction.stream()
                    .filter(fresh::contains)
                    .map(event -> Ledger.record(event, Ledger.idOf(transaction), Outcome.RECORDED))
                    .toList());
        }
    }

    private void sold(String amount) {
        new Told(TENANT, "US")
                .account("4000", LocalDate.parse(day("2026-03-03")), usd("0.00"), usd(amount))
                // What the refunds that wait and the rejected one owe.
                .account("2350", LocalDate.parse(day("2026-03-03")), usd("0.00"), usd("43.00"))
                .by(topics);
    }

    private static JsonPath withTolerance(String tolerance) {
        AtomicReference<JsonPath> checkpoint = new AtomicReference<>();
        Eventually.holds(() -> {
            JsonPath frozen = send(
                            Tokens.finance(TENANT),
                            "/v1/checkpoints",
                            Map.of(
                                    "entity",
                                    "US",
                                    "currency",
                                    "USD",
                                    "from",
                                    day("2026-03-01"),
                                    "to",
                                    day("2026-03-06")))
                    .jsonPath();
            assertThat(frozen.getString("content.unadjusted.tolerance")).isEqualTo(tolerance);
            checkpoint.set(frozen);
        });
        return checkpoint.get();
    }

    private BreakState latest() {
        return new BreakTopic(topics, TENANT)
                .all().stream()
                        .map(BreakTopic.Announced::state)
                        .filter(state -> state.breakId().toString().equals(id))
                        .reduce((_, last) -> last)
                        .orElseThrow();
    }

    private static List<String> bridge(JsonPath checkpoint) {
        String path = "content.bridge";
        return List.of(
                tally(checkpoint, path + ".opening"),
                tally(checkpoint, path + ".opened"),
                tally(checkpoint, path + ".resolved"),
                tally(checkpoint, path + ".accepted"),
                tally(checkpoint, path + ".breaks"),
                tally(checkpoint, path + ".unadjusted"),
                checkpoint.getString(path + ".timing"),
                checkpoint.getString(path + ".variance"),
                checkpoint.getString(path + ".residual"));
    }

    private static String tally(JsonPath checkpoint, String path) {
        return checkpoint.getInt(path + ".count") + " " + checkpoint.getString(path + ".net");
    }

    private static String day(String day) {
        return LocalDate.parse(day).plusDays(shift.toDays()).toString();
    }

    private static JsonPath freeze(String from, String to, int status) {
        return API.freeze(LocalDate.parse(day(from)), LocalDate.parse(day(to)), status);
    }

    private static Response sign(JsonPath checkpoint) {
        return sign(Tokens.finance(TENANT), checkpoint);
    }

    private static Response sign(String token, JsonPath checkpoint) {
        return send(
                token,
                "/v1/checkpoints/" + checkpoint.getString("id") + ":sign",
                Map.of("as", "preparer", "contentSha256", checkpoint.getString("contentSha256")));
    }

    private static Response post(String token, String breakId, String verb, Map<String, ?> body) {
        return send(token, "/v1/breaks/" + breakId + ":" + verb, body);
    }

    private static Response send(String token, String path, Map<String, ?> body) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .body(body)
                .post(path);
    }

    private static String type(Response response) {
        String type = response.jsonPath().getString("type");
        return response.statusCode() + " " + type.substring(type.lastIndexOf('/') + 1);
    }

    private static String pointer(Response response) {
        return response.statusCode() + " " + response.jsonPath().getString("errors[0].pointer");
    }
}
