package io.tieout.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Topics;
import java.util.Collections;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class EventIT {

    private static final String EVENTS = "tieout.business-events.v1";
    private static final String SINGLE = "application/cloudevents+json";
    private static final String BATCH = "application/cloudevents-batch+json";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final Platform acme = new Platform();

    private ConsumerRecord<byte[], byte[]> onTopic(String deliveryId) {
        return new Topics(stack)
                .read(
                        EVENTS,
                        1,
                        record -> deliveryId.equals(Topics.header(record, "ce_id"))
                                && String.valueOf(Topics.header(record, "ce_source"))
                                        .contains(acme.tenant))
                .getFirst();
    }

    @Test
    void takesASingleEventAndAnswersWithTheIdsItIsFoundUnder() {
        String key = acme.erp();
        Response answer = Platform.postEvents(key, SINGLE, Platform.creditMemo("CM-1"));

        answer.then()
                .statusCode(202)
                .body("status", equalTo("accepted"))
                .body("deliveryId", equalTo("CM-1"))
                .body("receiptId", matchesPattern("rc_[0-9a-f]{32}"))
                .body("eventId", matchesPattern("[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"));
        assertThat(answer.header("X-Correlation-Id")).isEqualTo(answer.path("correlationId"));

        ConsumerRecord<byte[], byte[]> record = onTopic("CM-1");
        assertThat(new String(record.key(), UTF_8)).isEqualTo(acme.tenant + "|" + answer.path("correlationId"));
        assertThat(Topics.header(record, "ce_type")).isEqualTo("tieout.erp-entry.posted.v1");
        assertThat(Topics.header(record, "ce_source"))
                .isEqualTo("/tenants/" + acme.tenant + "/sources/" + acme.sourceId("erp"));
        assertThat(Topics.header(record, "ce_receiptid")).isEqualTo(answer.path("receiptId"));
        assertThat(Topics.header(record, "ce_sourcerole")).isEqualTo("erp");
        assertThat(Topics.header(record, "traceparent")).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]");
    }

    @Test
    void carriesThePlatformsTraceOn() {
        String key = acme.erp();
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        given().header("X-Api-Key", key)
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .header("Content-Type", SINGLE)
                .body(Platform.creditMemo("CM-2").getBytes(UTF_8))
                .post("/v1/events")
                .then()
                .statusCode(202);

        assertThat(Topics.header(onTopic("CM-2"), "traceparent")).startsWith("00-" + trace + "-");
    }

    @Test
    void theSameRequestAgainGivesTheSameIds() {
        String key = acme.erp();
        Response first = Platform.postEvents(key, SINGLE, Platform.creditMemo("CM-3"));
        Response second = Platform.postEvents(key, SINGLE, Platform.creditMemo("CM-3"));

        assertThat(second.asString()).isEqualTo(first.asString());
    }

    @Test
    void takesABatchItemByItem() {
        String key = acme.erp();
        String batch = "[" + Platform.creditMemo("CM-4") + ","
                + Platform.creditMemo("CM-5").replace("\"USD\"", "\"US\"") + "," + Platform.creditMemo("CM-6") + "]";

        Platform.postEvents(key, BATCH, batch)
                .then()
                .statusCode(207)
                .body("items.status", contains("accepted", "rejected", "accepted"))
                .body("items[0].deliveryId", equalTo("CM-4"))
                .body("items[1].index", equalTo(1))
                .body("items[1].errors[0].pointer", equalTo("/data/amount/currency"))
                .body("items[2].correlationId", matchesPattern("[0-9a-f-]{36}"));
        assertThat(Topics.text(onTopic("CM-6"))).contains("credit-memo");
    }

    @Test
    void takesPlainJsonForWhatItLooksLike() {
        String key = acme.erp();

        Platform.postEvents(key, "application/json", Platform.creditMemo("CM-7"))
                .then()
                .statusCode(202);
        Platform.postEvents(key, "application/json", "[" + Platform.creditMemo("CM-8") + "]")
                .then()
                .statusCode(207)
                .body("items", hasSize(1));
    }

    @Test
    void takesABinaryEvent() {
        String key = acme.erp();
        Map<String, String> attributes = Map.of(
                "ce-specversion", "1.0",
                "ce-id", "CM-9",
                "ce-type", "tieout.erp-entry.posted.v1",
                "ce-source", "/erp",
                "ce-subject", "CM-9",
                "ce-time", "2026-03-03T10:12:00Z");
        String data =
                "{\"state\":\"posted\",\"documentType\":\"credit-memo\",\"postingDate\":\"2026-03-03\",\"amount\":{\"amount\":\"5.00\",\"currency\":\"USD\"}}";

        Platform.postEvents(key, "application/json", attributes, data.getBytes(UTF_8))
                .then()
                .statusCode(202)
                .body("deliveryId", equalTo("CM-9"));
        assertThat(Topics.text(onTopic("CM-9"))).contains("\"amount\":\"5.00\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "tk_live_0123456789abcdef_0000000000000000000000000000000000000000000000000000000000000000"
            })
    void aKeyThatIsNoneIsRefused(String key) {
        Platform.postEvents(key, SINGLE, Platform.creditMemo("CM-10"))
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tieout.io/problems/bad-api-key"))
                .body("errors[0].pointer", equalTo("X-Api-Key"));
    }

    @Test
    void theIdOfAKeyAloneOpensNothing() {
        String key = acme.erp();

        Platform.postEvents(key.substring(0, 25) + "0".repeat(64), SINGLE, Platform.creditMemo("CM-11"))
                .then()
                .statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "application/xml"})
    void otherContentTypesAreRefused(String contentType) {
        Platform.postEvents(acme.erp(), contentType, Platform.creditMemo("CM-12"))
                .then()
                .statusCode(415)
                .contentType("application/problem+json")
                .body("errors[0].fix", containsString("application/cloudevents+json"));
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            REPLACED,                   BY,                              POINTER
            erp-entry.posted,           erp-entry.guessed,               /type
            '"subject":"CM-13",',       '',                              /subject
            '"amount":"20.00"',         '"amount":20.00',                /data/amount/amount
            '"amount":"20.00"',         '"amount":"20.001"',             /data/amount/amount
            '"currency":"USD"',         '"currency":"JPY"',              ''
            '"postingDate":"2026-03-03",', '',                           /data/postingDate
            erp-entry.posted,           refund.issued,                   /type
            """)
    void anEventThatBreaksTheContractIsAnsweredWithItsFields(String replaced, String by, String pointer) {
        String body = Platform.creditMemo("CM-13").replace(replaced, by);
        if (pointer.isEmpty()) {
            body = body.replace("20.00", "20.50");
        }

        Platform.postEvents(acme.erp(), SINGLE, body)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo(pointer.isEmpty() ? "/data/amount/amount" : pointer))
                .body("instance", matchesPattern("/v1/receipts/rc_[0-9a-f]{32}"));
    }

    @Test
    void anUnknownTypeIsAnsweredWithTheKnownOnes() {
        Platform.postEvents(acme.erp(), SINGLE, Platform.creditMemo("CM-14").replace("posted.v1", "posted.v9"))
                .then()
                .statusCode(422)
                .body("errors[0].fix", containsString("tieout.refund.issued.v1"));
    }

    @Test
    void anIdLongerThanTheLimitIsRefused() {
        Platform.postEvents(acme.erp(), SINGLE, Platform.creditMemo("x".repeat(201)))
                .then()
                .statusCode(422)
                .body("errors[0].message", equalTo("has 201 characters"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not json", "{\"id\":1,\"id\":2}"})
    void malformedJsonIsAnswered400(String body) {
        Platform.postEvents(acme.erp(), SINGLE, body)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", containsString("malformed-json"));
    }

    @Test
    void moreThanAThousandEventsAreRefused() {
        String key = acme.erp();
        String event = Platform.creditMemo("CM-15").replaceAll("\\s+", "");

        Platform.postEvents(key, BATCH, "[" + String.join(",", Collections.nCopies(1_001, event)) + "]")
                .then()
                .statusCode(413)
                .body("detail", containsString("1001 events"))
                .body("errors[0].fix", containsString("1000"));
    }

    @Test
    void aThousandEventsAreTaken() {
        String key = acme.erp();
        StringBuilder batch = new StringBuilder("[");
        for (int i = 0; i < 1_000; i++) {
            batch.append(i == 0 ? "" : ",").append(Platform.creditMemo("bulk-" + i));
        }

        Platform.postEvents(key, BATCH, batch.append("]").toString())
                .then()
                .statusCode(207)
                .body("items.findAll { it.status == 'accepted' }", hasSize(1_000));
        assertThat(new Topics(stack)
                        .read(
                                EVENTS,
                                1_000,
                                record -> String.valueOf(Topics.header(record, "ce_source"))
                                        .contains(acme.tenant)))
                .hasSize(1_000);
    }

    @Test
    void bodiesOverTheLimitAreRefusedWithTheLimit() {
        String key = acme.erp();
        byte[] twoMegabytes = " ".repeat(2 << 20).getBytes(UTF_8);
        byte[] fiveAndABit = " ".repeat((5 << 20) + 1).getBytes(UTF_8);
        byte[] sevenMegabytes = " ".repeat(7 << 20).getBytes(UTF_8);

        Platform.postEvents(key, SINGLE, Map.of(), twoMegabytes)
                .then()
                .statusCode(413)
                .contentType("application/problem+json")
                .body("errors[0].fix", containsString("1048576"));
        Platform.postEvents(key, BATCH, Map.of(), fiveAndABit)
                .then()
                .statusCode(413)
                .body("errors[0].fix", containsString("5242880"));
        Platform.postEvents(key, BATCH, Map.of(), sevenMegabytes)
                .then()
                .statusCode(413)
                .contentType("application/problem+json");
    }

    /// Random bytes do not compress, so this is the largest receipt there can be.
    @Test
    void theLargestBodyThatIsAllowedFitsOnTheTopicEvenWhenItIsNonsense() {
        byte[] noise = new byte[5 << 20];
        new java.util.Random(42).nextBytes(noise);

        Platform.postEvents(acme.erp(), BATCH, Map.of(), noise).then().statusCode(400);
    }
}
