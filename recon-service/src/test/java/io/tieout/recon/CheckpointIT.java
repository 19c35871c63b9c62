package io.tieout.recon;

import static io.restassured.RestAssured.given;
import static io.tieout.recon.fixture.Decisions.post;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CanonicalBytes;
import io.tieout.event.Outcome;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Bridge;
import io.tieout.recon.fixture.CaseA;
import io.tieout.recon.fixture.Decisions;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Legs;
import io.tieout.recon.fixture.ReplayClock;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/// Worked case A frozen, signed, and carried on into the next window. The clock runs along, so that the refund that
/// came late was a break for three hours.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CheckpointIT {

    private static final String TENANT = Tenants.fresh("frozen");
    private static final Api API = new Api(TENANT);
    private static Duration shift = Duration.ZERO;
    private static String id = "";
    private static String hash = "";

    private final Topics topics = new Topics(TestStack.shared());
    private final ReplayClock clock = new ReplayClock(topics);

    @Test
    @Order(1)
    void provesTheWorkedCase() {
        tellTheCase();

        JsonPath checkpoint = freeze("2026-03-01", "2026-03-06", 201);

        id = checkpoint.getString("id");
        hash = checkpoint.getString("contentSha256");
        assertThat(checkpoint.getString("status")).isEqualTo("complete");
        assertThat(checkpoint.getList("content.gaps")).isEmpty();
        String refunds = "content.rules.find { it.rule.startsWith('refunds/') }";
        assertThat(checkpoint.getMap(refunds + ".total"))
                .containsAllEntriesOf(
                        Map.of("source", "291.75", "erp", "241.50", "netVariance", "50.25", "breaks", "25.25"))
                .containsAllEntriesOf(Map.of("timing", "25.00", "absoluteBreaks", "121.75"));
        assertThat(checkpoint.getList(refunds + ".rows.source")).containsExactly("248.75", "25.00", "18.00");
        assertThat(bridge(checkpoint, refunds + ".bridge"))
                .containsExactly("0 0.00", "7 85.25", "1 60.00", "6 25.25", "25.00", "50.25", "0.00");
        assertThat(bridge(checkpoint, "content.bridge")).isEqualTo(bridge(checkpoint, refunds + ".bridge"));
        assertThat(checkpoint.getString(refunds + ".bridge.opened.absolute")).isEqualTo("181.75");
        assertThat(checkpoint.getList("content.openBreaks.groups.count", Integer.class).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(6);
        assertThat(checkpoint.getInt("content.manual.documents")).isZero();
        assertThat(checkpoint.getList("content.notAvailable.part"))
                .contains("balanceTie", "closeTolerance")
                .doesNotContain("feeds");
        assertThat(checkpoint.getInt("content.unsealed.count")).isZero();
        assertThat(checkpoint.getString(refunds + ".sha256")).hasSize(64);
    }

    @Test
    @Order(2)
    void isTheSameByteByByteAsLongAsNothingChanges() {
        byte[] before = API.get("/v1/checkpoints/" + id + "/content").asByteArray();
        assertThat(HexFormat.of().formatHex(CanonicalBytes.sha256(before))).isEqualTo(hash);

        clock.advanceTo(Instant.parse("2026-03-07T08:00:00Z").plus(shift));
        Eventually.holds(() -> assertThat(API.json("/v1/reports/three-column").getString("asOf"))
                .isEqualTo(day("2026-03-07")));
        JsonPath again = freeze("2026-03-01", "2026-03-06", 200);

        assertThat(again.getString("id")).isEqualTo(id);
        assertThat(API.get("/v1/checkpoints/" + id + "/content").asByteArray()).isEqualTo(before);
        assertThat(API.json("/v1/checkpoints?entity=US").getList("items.id")).containsExactly(id);
        assertThat(API.json("/v1/checkpoints?entity=EU").getList("items")).isEmpty();
        assertThat(API.json("/v1/checkpoints").getMap("items[0]")).doesNotContainKey("content");
    }

    @Test
    @Order(3)
    void keepsTheListOfOpenBreaks() {
        JsonPath first = API.json("/v1/checkpoints/" + id + "/breaks?pageSize=4");
        JsonPath second = API.json("/v1/checkpoints/" + id + "/breaks?pageSize=4&cursor=" + first.getString("next"));

        assertThat(first.getList("items")).hasSize(4);
        assertThat(second.getList("items")).hasSize(2);
        assertThat(second.getString("next")).isNull();
        assertThat(first.getList("items.ruleKey", String.class))
                .allMatch(key -> key.startsWith("refund:") || key.startsWith("order:"));
    }

    @Test
    @Order(3)
    void isReadAsAFileSectionBySection() throws IOException {
        String csv = API.get("/v1/checkpoints/" + id + "/report?format=csv").asString();

        assertThat(csv.lines())
                .contains(
                        "SHA-256 of the content," + hash,
                        "refunds/4,Total,11,291.75,8,241.50,50.25,25.25,25.00,121.75",
                        "All rules,'+ opened,7,85.25,181.75",
                        "All rules,Residual,,0.00,");
        Response file = API.get("/v1/checkpoints/" + id + "/report?format=xlsx");
        assertThat(file.header("Content-Disposition")).endsWith("checkpoint-US-USD-" + day("2026-03-06") + ".xlsx\"");
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file.asByteArray()))) {
            assertThat(workbook.getSheets().map(Sheet::getName))
                    .containsExactly(
                            "Checkpoint",
                            "Feeds",
                            "Control totals",
                            "Three-column",
                            "Bridge",
                            "Open breaks",
                            "Accepted",
                            "Auto-settled",
                            "Settled by the ledger",
                            "Settled by the ledger, total",
                            "Repeating residues",
                            "Unadjusted",
                            "Written by people in the ERP",
                            "Rules",
                            "Not available");
        }
        assertThat(API.json("/v1/checkpoints/" + id + "/report").getString("contentSha256"))
                .isEqualTo(hash);
    }

    @Test
    @Order(4)
    void isSignedByTwoPersonsForWhatTheyRead() {
        assertThat(sign(Tokens.viewer(TENANT), "preparer", hash).statusCode()).isEqualTo(403);
        assertThat(sign(Tokens.approver(TENANT), "reviewer", hash).jsonPath().getString("type"))
                .endsWith("/not-prepared");
        assertThat(sign(Tokens.finance(TENANT), "preparer", "0".repeat(64))
                        .jsonPath()
                        .getString("type"))
                .endsWith("/other-content");
        assertThat(sign(Tokens.finance(TENANT), "cook", hash).statusCode()).isEqualTo(422);
        assertThat(sign(Tokens.approver(TENANT), "preparer", hash).statusCode()).isEqualTo(403);

        assertThat(sign(Tokens.finance(TENANT), "preparer", hash).statusCode()).isEqualTo(200);
        assertThat(sign(Tokens.finance(TENANT), "preparer", hash).jsonPath().getString("type"))
                .endsWith("/already-signed");
        String both = Tokens.of(TENANT, "finance", "approver");
        assertThat(sign(both, "reviewer", hash).jsonPath().getString("type")).endsWith("/second-person-needed");
        assertThat(sign(Tokens.finance(TENANT), "reviewer", hash).statusCode()).isEqualTo(403);

        JsonPath signed = sign(Tokens.approver(TENANT), "reviewer", hash).jsonPath();
        assertThat(signed.getBoolean("signed")).isTrue();
        assertThat(signed.getList("signatures.as")).containsExactly("preparer", "reviewer");
        assertThat(signed.getList("signatures.by")).containsExactly("finance@" + TENANT, "approver@" + TENANT);
        assertThat(signed.getList("signatures.contentSha256")).containsExactly(hash, hash);
    }

    /// R2 is posted, and a new refund is not.
    @Test
    @Order(5)
    void opensWithWhatTheLastOneClosedWith() {
        tell("2026-03-07T00:00:00Z", "2026-03-09T00:00:00Z");
        clock.advanceTo(Instant.parse("2026-03-08T12:00:00Z").plus(shift));
        Eventually.holds(() -> assertThat(API.breakId("refund:shopify-us:9010")).isNotNull());

        JsonPath checkpoint = freeze("2026-03-07", "2026-03-08", 201);

        assertThat(checkpoint.getString("content.previousSha256")).isEqualTo(hash);
        assertThat(checkpoint.getList("content.gaps")).isEmpty();
        assertThat(bridge(checkpoint, "content.bridge"))
                .containsExactly("6 25.25", "1 10.00", "1 35.50", "6 -0.25", "25.00", "24.75", "0.00");
        String refunds = "content.rules.find { it.rule.startsWith('refunds/') }";
        assertThat(checkpoint.getString(refunds + ".carried.netVariance")).isEqualTo("14.75");
        assertThat(checkpoint.getString(refunds + ".total.netVariance")).isEqualTo("10.00");
    }

    @Test
    @Order(6)
    void refusesWhatCannotBeFrozenOrSigned() {
        assertThat(post(Tokens.finance(TENANT), "/v1/checkpoints", Map.of("entity", "US"))
                        .jsonPath()
                        .getList("errors.pointer"))
                .containsExactly("/currency", "/from", "/to");
        assertThat(freeze("2026-03-06", "2026-03-05", 422).getString("errors[0].pointer"))
                .isEqualTo("/to");
        assertThat(freeze("2026-03-06", "2029-03-05", 400).getString("errors[0].pointer"))
                .isEqualTo("/to");
        assertThat(post(Tokens.viewer(TENANT), "/v1/checkpoints", window("2026-03-01", "2026-03-06"))
                        .statusCode())
                .isEqualTo(403);
        assertThat(given().get("/v1/checkpoints").statusCode()).isEqualTo(401);

        JsonPath today = freeze("2026-03-08", "2026-03-08", 201);
        assertThat(Decisions.sign(Tokens.finance(TENANT), today).jsonPath().getString("type"))
                .as("the day is not over")
                .endsWith("/incomplete-checkpoint");
        JsonPath empty = freeze("2026-01-01", "2026-01-02", 201);
        assertThat(empty.getString("status")).isEqualTo("incomplete");
        assertThat(Decisions.sign(Tokens.finance(TENANT), empty).jsonPath().getString("type"))
                .endsWith("/incomplete-checkpoint");
    }

    @Test
    @Order(7)
    void showsAnotherTenantNothing() {
        Api other = new Api(Tenants.fresh("others"));

        assertThat(other.json("/v1/checkpoints").getList("items")).isEmpty();
        for (String path : List.of("", "/content", "/breaks", "/report?format=csv")) {
            assertThat(other.get("/v1/checkpoints/" + id + path).statusCode()).isEqualTo(404);
        }
        assertThat(post(
                                Tokens.finance(other.tenant()),
                                "/v1/checkpoints/" + id + ":sign",
                                Map.of("as", "preparer", "contentSha256", hash))
                        .statusCode())
                .isEqualTo(404);
        JsonPath theirs = post(Tokens.finance(other.tenant()), "/v1/checkpoints", window("2026-03-01", "2026-03-06"))
                .jsonPath();
        assertThat(bridge(theirs, "content.bridge"))
                .containsExactly("0 0.00", "0 0.00", "0 0.00", "0 0.00", "0.00", "0.00", "0.00");
    }

    private void tellTheCase() {
        shift = clock.weeksAhead();
        clock.advanceTo(Instant.parse("2026-03-03T10:00:00Z").plus(shift));
        tell("2026-03-01T00:00:00Z", "2026-03-04T12:00:00Z");
        Eventually.holds(
                () -> assertThat(API.json("/v1/reports/variance?include=all").getList("items"))
                        .hasSize(9));
        clock.advanceTo(Instant.parse("2026-03-04T12:00:00Z").plus(shift));
        Eventually.holds(() -> assertThat(API.breakId("refund:shopify-us:9007")).isNotNull());
        tell("2026-03-04T12:00:00Z", "2026-03-07T00:00:00Z");
        Eventually.holds(
                () -> assertThat(API.json("/v1/reports/variance?include=all").getList("items"))
                        .hasSize(11));
        clock.advanceTo(CaseA.AS_OF.plus(shift));
        Eventually.holds(() ->
                assertThat(API.json("/v1/breaks?status=open").getList("items")).hasSize(6));
    }

    /// What occurred in a part of the time, under the transactions that everything together makes.
    private void tell(String from, String to) {
        Shop shop = CaseA.tell(new Shop(TENANT, "US", shift));
        shop.posted("CM-2", "9002", usd("35.50"), "damaged", "2026-03-07T09:00:00Z");
        shop.issued("9010", "1010", usd("10.00"), "damaged", "2026-03-08T10:00:00Z");
        shop.approved("re_9010", "1010", usd("10.00"), "2026-03-08T10:00:05Z");
        for (List<BusinessEvent> transaction : Legs.transactions(shop.told())) {
            topics.produce(transaction.stream()
                    .filter(event -> isWithin(event.envelope().occurredAt(), from, to))
                    .map(event -> Ledger.record(event, Ledger.idOf(transaction), Outcome.RECORDED))
                    .toList());
        }
    }

    private static boolean isWithin(Instant at, String from, String to) {
        return !at.isBefore(Instant.parse(from).plus(shift))
                && at.isBefore(Instant.parse(to).plus(shift));
    }

    private static List<String> bridge(JsonPath checkpoint, String path) {
        return Bridge.of(checkpoint, path, "opening", "opened", "resolved", "breaks");
    }

    private static JsonPath freeze(String from, String to, int status) {
        return API.freeze(LocalDate.parse(day(from)), LocalDate.parse(day(to)), status);
    }

    private static Map<String, String> window(String from, String to) {
        return Map.of("entity", "US", "currency", "USD", "from", day(from), "to", day(to));
    }

    private static Response sign(String token, String as, String sha256) {
        return post(token, "/v1/checkpoints/" + id + ":sign", Map.of("as", as, "contentSha256", sha256));
    }

    private static String day(String date) {
        return LocalDate.parse(date).plusDays(shift.toDays()).toString();
    }
}
