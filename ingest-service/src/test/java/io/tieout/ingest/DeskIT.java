package io.tieout.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tieout.kit.kafka.DeadLetters;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.sql.SQLException;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class DeskIT {

    private static final String SINGLE = "application/cloudevents+json";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final Platform acme = new Platform();
    private final Platform zeta = new Platform();

    private static ValidatableResponse get(Platform tenant, String path) {
        return given().auth().oauth2(Tokens.viewer(tenant.tenant)).get(path).then();
    }

    @Test
    void aReceiptShowsWhatWasSentAndWhatBecameOfIt() {
        String key = acme.erp();
        String body = Platform.creditMemo("CM-1");
        String receipt = Platform.postEvents(key, SINGLE, body).path("receiptId");

        Eventually.holds(() -> get(acme, "/v1/receipts/" + receipt)
                .statusCode(200)
                .body("source", equalTo(acme.sourceId("erp")))
                .body("outcome", equalTo("accepted"))
                .body("body", equalTo(Base64.getEncoder().encodeToString(body.getBytes(UTF_8))))
                .body("bodySize", equalTo(body.length()))
                .body("headers.x-api-key", equalTo("(redacted)"))
                .body("headers.content-type", equalTo(SINGLE))
                .body("events[0].deliveryId", equalTo("CM-1"))
                .body("traceId", matchesPattern("[0-9a-f]{32}")));
    }

    @Test
    void theReceiptOfALongBatchNamesEveryEvent() {
        String batch = IntStream.range(0, 100)
                .mapToObj(number -> Platform.creditMemo("CM-" + number))
                .collect(Collectors.joining(",", "[", "]"));
        String receipt = Platform.postEvents(acme.erp(), "application/cloudevents-batch+json", batch)
                .path("receiptId");

        Eventually.holds(() -> get(acme, "/v1/receipts/" + receipt)
                .statusCode(200)
                .body("events", hasSize(100))
                .body("events[99].deliveryId", equalTo("CM-99"))
                .body("body", equalTo(Base64.getEncoder().encodeToString(batch.getBytes(UTF_8)))));
    }

    @Test
    void aReceiptOfAnotherTenantIsNotFound() {
        String receipt = Platform.postEvents(acme.erp(), SINGLE, Platform.creditMemo("CM-1"))
                .path("receiptId");
        Eventually.holds(() -> get(acme, "/v1/receipts/" + receipt).statusCode(200));

        get(zeta, "/v1/receipts/" + receipt).statusCode(404);
        given().get("/v1/receipts/" + receipt).then().statusCode(401);
    }

    @Test
    void bodiesLieSealedInTheDatabaseAndOnTheTopic() throws SQLException {
        String receipt = Platform.postEvents(acme.erp(), SINGLE, Platform.creditMemo("VERYSECRETNUMBER"))
                .path("receiptId");
        Eventually.holds(() -> get(acme, "/v1/receipts/" + receipt).statusCode(200));

        assertThat(new Topics(stack)
                        .readAll("tieout.receipts.v1").stream()
                                .map(Topics::text)
                                .filter(text -> text.contains(receipt)))
                .isNotEmpty()
                .allSatisfy(text -> assertThat(text).doesNotContain("credit-memo"));
        try (var connection = stack.connect("ingest", "ingest_writer");
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT position('credit-memo'::bytea IN sealed_body) FROM receipt WHERE id = '"
                                + receipt + "'")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isZero();
        }
    }

    @Test
    void rejectionsAreListedNewestFirstByPagesAndFilters() {
        String key = acme.erp();
        String shop = acme.shopify();
        for (int i = 1; i <= 3; i++) {
            Platform.postEvents(key, SINGLE, "{\"n\":" + i + "}").then().statusCode(422);
        }
        Platform.postShopify(shop, "w", "refunds/create", "{}").then().statusCode(422);
        Eventually.holds(() -> get(acme, "/v1/rejections").body("items", hasSize(4)));

        get(acme, "/v1/rejections").body("items[0].source", equalTo(shop));
        get(acme, "/v1/rejections?source=" + acme.sourceId("erp")).body("items", hasSize(3));
        get(acme, "/v1/rejections?since=2999-01-01T00:00:00Z").body("items", hasSize(0));
        String next = get(acme, "/v1/rejections?pageSize=3")
                .body("items", hasSize(3))
                .extract()
                .path("next");
        get(acme, "/v1/rejections?pageSize=3&cursor=" + next)
                .body("items", hasSize(1))
                .body("next", nullValue());
        get(acme, "/v1/rejections?since=yesterday").statusCode(400).body("errors[0].pointer", equalTo("since"));
        get(acme, "/v1/rejections?source=other&cursor=" + next).statusCode(400);
        get(zeta, "/v1/rejections").statusCode(200).body("items", hasSize(0));
    }

    @Test
    void eachBadItemOfABatchIsARejection() {
        String batch = "[" + Platform.creditMemo("CM-1") + ",{},7]";
        Platform.postEvents(acme.erp(), "application/cloudevents-batch+json", batch)
                .then()
                .statusCode(207);

        Eventually.holds(() -> get(acme, "/v1/rejections").body("items.index", contains(2, 1)));
    }

    @Test
    void aDeliveryThatIsReadAtLastSettlesItsRejection() {
        String key = acme.erp("oms");
        String body = Platform.creditMemo("CM-1");
        Platform.postEvents(key, SINGLE, body).then().statusCode(422);
        Eventually.holds(() -> get(acme, "/v1/rejections?open=true").body("items", hasSize(1)));
        given().auth()
                .oauth2(Tokens.operator(acme.tenant))
                .contentType("application/json")
                .body("{\"roles\":[\"oms\",\"erp\"],\"format\":\"cloudevents\",\"entity\":\"US\"}")
                .put("/v1/sources/" + acme.sourceId("erp"))
                .then()
                .statusCode(200);

        Platform.postEvents(key, SINGLE, body).then().statusCode(202);

        Eventually.holds(() -> get(acme, "/v1/rejections?open=true").body("items", hasSize(0)));
        get(acme, "/v1/rejections?open=false").body("items[0].resolvedAt", notNullValue());
    }

    private Map<String, String> letter(String service, long offset) {
        Map<String, String> headers = new HashMap<>();
        headers.put(DeadLetters.SERVICE, service);
        headers.put(DeadLetters.REASON, "malformed");
        headers.put(DeadLetters.DETAIL, "the value is not JSON");
        headers.put(DeadLetters.ORIGIN_TOPIC, "tieout.business-events.v1");
        headers.put(DeadLetters.ORIGIN_PARTITION, "2");
        headers.put(DeadLetters.ORIGIN_OFFSET, Long.toString(offset));
        headers.put(DeadLetters.ATTEMPTS, "9");
        headers.put(DeadLetters.AT, "2026-03-03T15:00:03Z");
        return headers;
    }

    @Test
    void deadLettersOfAnyServiceAreShownOnceWithTheirOrigin() {
        String service = "svc-" + UUID.randomUUID();
        Map<String, String> headers = letter(service, 4711);
        headers.put("ce_source", "/tenants/" + acme.tenant + "/sources/erp");
        Topics topics = new Topics(stack);
        topics.produce(DeadLetters.TOPIC, "k", "{broken", headers);
        topics.produce(DeadLetters.TOPIC, "k", "{broken", headers);

        Eventually.holds(() -> get(acme, "/v1/dead-letters?service=" + service)
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].reason", equalTo("malformed"))
                .body("items[0].origin.offset", equalTo(4711))
                .body("items[0].attempts", equalTo(9))
                .body("items[0].headers.ce_source", equalTo("/tenants/" + acme.tenant + "/sources/erp"))
                .body("items[0].value", nullValue()));
        String id = get(acme, "/v1/dead-letters?service=" + service).extract().path("items[0].id");
        get(acme, "/v1/dead-letters/" + id)
                .statusCode(200)
                .body("value", equalTo(Base64.getEncoder().encodeToString("{broken".getBytes(UTF_8))));
        get(zeta, "/v1/dead-letters?service=" + service).body("items", hasSize(0));
        get(zeta, "/v1/dead-letters/" + id).statusCode(404);
        get(acme, "/v1/dead-letters?service=" + service + "&reason=schema").body("items", hasSize(0));
    }

    @Test
    void theKeySaysWhoseALetterIsWhereTheHeadersDoNot() {
        String service = "svc-" + UUID.randomUUID();
        Map<String, String> headers = letter(service, 1);
        headers.put(DeadLetters.ORIGIN_KEY, Base64.getEncoder().encodeToString((acme.tenant + "|x").getBytes(UTF_8)));
        new Topics(stack).produce(DeadLetters.TOPIC, "k", "x", headers);

        Eventually.holds(() -> get(acme, "/v1/dead-letters?service=" + service).body("items", hasSize(1)));
        get(zeta, "/v1/dead-letters?service=" + service).body("items", hasSize(0));
    }

    @Test
    void aLetterOfNobodyShowsOnlyWhereItLayAndWhy() {
        String service = "svc-" + UUID.randomUUID();
        new Topics(stack).produce(DeadLetters.TOPIC, "k", "somebody's secret", letter(service, 2));

        Eventually.holds(() -> get(zeta, "/v1/dead-letters?service=" + service)
                .body("items", hasSize(1))
                .body("items[0].headers", nullValue()));
        String id = get(zeta, "/v1/dead-letters?service=" + service).extract().path("items[0].id");
        get(zeta, "/v1/dead-letters/" + id).statusCode(200).body("value", nullValue());
    }

    @Test
    void aPoisonReceiptOnTheTopicGoesToTheDeskAndTheRestGoesOn() {
        String poison = acme.tenant + "|erp";
        new Topics(stack).produce("tieout.receipts.v1", poison, "{\"id\":\"rc_x\"", Map.of());
        String receipt = Platform.postEvents(acme.erp(), SINGLE, Platform.creditMemo("CM-1"))
                .path("receiptId");

        Eventually.holds(() -> get(acme, "/v1/receipts/" + receipt).statusCode(200));
        Eventually.holds(() -> get(acme, "/v1/dead-letters")
                .body("items", hasSize(1))
                .body("items[0].service", equalTo("ingest-service"))
                .body("items[0].reason", equalTo("malformed")));
    }
}
