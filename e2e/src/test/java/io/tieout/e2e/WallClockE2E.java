package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.EventType;
import io.tieout.event.SourceRole;
import io.tieout.simulator.suite.AlertReceiver;
import io.tieout.simulator.suite.Answer;
import io.tieout.simulator.suite.Await;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.suite.SourceRegistration;
import io.tieout.simulator.suite.Suite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The suite as it runs every day: one trace, faults of input, processes that die.
class WallClockE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ALERT_SECRET = "whsec_dGllb3V0LWUyZS1yZWNlaXZlci1zZWNyZXQtMDE=";

    @SuppressWarnings("NullAway.Init")
    private static RunningSuite running;

    private static final Client CLIENT = new Client();

    @BeforeAll
    static void start() {
        running = RunningSuite.start("wall-clock");
    }

    @AfterAll
    static void stop() {
        running.close();
        CLIENT.close();
    }

    @Test
    void oneTraceReachesFromTheRequestToTheAlertsDelivery() {
        Suite suite = running.as("traced");
        Shop shop = new Shop(suite, CLIENT);
        try (AlertReceiver receiver = new AlertReceiver(ALERT_SECRET)) {
            webhookChannel(suite, receiver);
            shop.refund(9_007_199_254_740_993L, 77, "180.00", Map.of()).expect(202);
            running.awaitDone();
            String traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
            ObjectNode memo = Shop.creditMemo("CM-1", shop.storefront(), 9_007_199_254_740_993L, "18.00");
            Answer answer = shop.event(memo, Map.of("traceparent", "00-" + traceId + "-00f067aa0ba902b7-01"));
            String correlationId =
                    answer.expect(202).json().path("correlationId").asText();

            Await.until("the alert arrives", PATIENCE, () -> !receiver.notices().isEmpty());

            assertThat(receiver.notices().getFirst().traceId()).isEqualTo(traceId);
            Await.until(
                    "all spans are exported",
                    PATIENCE,
                    () -> services(suite, traceId)
                            .containsAll(
                                    List.of("ingest-service", "ledger-service", "recon-service", "alert-service")));
            assertThat(tracesOf(suite, correlationId)).contains(traceId);
        }
    }

    @Test
    void badInputIsNamedKeptAndBooksNothing() {
        Suite suite = running.as("clumsy");
        Shop shop = new Shop(suite, CLIENT);
        ObjectNode memo = Shop.creditMemo("CM-1", shop.storefront(), 1, "18.00");

        byte[] empty = "{}".getBytes(StandardCharsets.UTF_8);
        assertThat(shop.webhook(empty, "bm8=", "wh-0", Map.of()).status()).isEqualTo(401);
        assertThat(shop.webhook(empty, "", "wh-1", Map.of()).status()).isEqualTo(401);
        assertThat(CLIENT.post(suite.ingest(), "/v1/webhooks/nobody", Map.of("Content-Type", "application/json"), empty)
                        .status())
                .isEqualTo(404);
        assertThat(shop.event("{".getBytes(StandardCharsets.UTF_8), "application/cloudevents+json", Map.of())
                        .status())
                .isEqualTo(400);
        assertThat(shop.event(Json.bytes(memo), "text/plain", Map.of()).status())
                .isEqualTo(415);
        assertThat(shop.event(new byte[5 * 1024 * 1024 + 1], "application/cloudevents+json", Map.of())
                        .status())
                .isEqualTo(413);
        assertThat(shop.event(Json.bytes(batchOf(memo, 1_001)), "application/cloudevents-batch+json", Map.of())
                        .status())
                .isEqualTo(413);
        assertFault(shop, memo.deepCopy().put("type", "tieout.parcel.lost.v1"), "/type");
        assertFault(shop, without(memo, "amount"), "/data/amount");
        assertFault(shop, withAmount(memo, "18.001", "USD"), "/data/amount/amount");
        assertFault(shop, withAmount(memo, "0.50", "JPY"), "/data/amount/amount");
        ObjectNode floating = memo.deepCopy();
        floating.withObject("/data/amount").put("amount", 18.5);
        assertFault(shop, floating, "/data/amount/amount");
        assertFault(shop, memo.deepCopy().put("id", "x".repeat(300)), "/id");

        // The malformed body and the six faults; what was refused at the door is not kept.
        awaitRejections(suite, 7);
        assertThat(CLIENT.get(suite.ledger(), "/v1/events", suite.viewerToken()).path("items"))
                .isEmpty();
    }

    /// The golden sample of each type, from one source that has every role.
    @Test
    void everyEventOfTheContractIsTakenInAndRecorded() throws IOException {
        Suite suite = running.as("whole-contract");
        String apiKey = everyRole(suite);
        Map<EventType, String> eventIds = new EnumMap<>(EventType.class);
        for (EventType type : EventType.values()) {
            Answer answer = CLIENT.post(
                    suite.ingest(),
                    "/v1/events",
                    Map.of("Content-Type", "application/cloudevents+json", "X-Api-Key", apiKey),
                    Json.bytes(cloudEvent(sample(type))));
            eventIds.put(type, answer.expect(202).json().path("eventId").asText());
        }
        running.awaitDone();

        for (EventType type : EventType.values()) {
            JsonNode fate = CLIENT.get(suite.ledger(), "/v1/events/" + eventIds.get(type), suite.viewerToken());
            assertThat(fate.at("/event/type").asText()).isEqualTo(type.code());
            assertThat(fate.at("/event/outcome").asText()).as(type.code()).isIn("recorded", "booked", "suspended");
            assertThat(fate.path("data")).isEqualTo(sample(type).path("data"));
        }
        assertThat(CLIENT.get(suite.ingest(), "/v1/rejections", suite.viewerToken())
                        .path("items"))
                .isEmpty();
    }

    private static String everyRole(Suite suite) {
        List<String> roles =
                Arrays.stream(SourceRole.values()).map(SourceRole::code).toList();
        return SourceRegistration.of("everything-" + suite.tenant(), "US", roles)
                .day("America/New_York", "00:00")
                .registerNew(suite, CLIENT);
    }

    private static JsonNode sample(EventType type) throws IOException {
        try (InputStream sample = EventType.class.getResourceAsStream("/samples/" + type.code() + ".json")) {
            return Json.read(new String(sample.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static ObjectNode cloudEvent(JsonNode sample) {
        JsonNode headers = sample.path("headers");
        ObjectNode event = Json.object()
                .put("specversion", "1.0")
                .put("id", headers.path("ce_id").asText())
                .put("source", "/anything")
                .put("type", headers.path("ce_type").asText())
                .put("subject", headers.path("ce_subject").asText())
                .put("time", headers.path("ce_time").asText());
        event.set("data", sample.path("data"));
        return event;
    }

    @Test
    void aContradictionIsKeptAndNeverBooked() {
        Suite suite = running.as("contrary");
        Shop shop = new Shop(suite, CLIENT);
        String eventId = shop.refund(501, 50, "20.00", Map.of())
                .expect(202)
                .json()
                .at("/events/0/eventId")
                .asText();
        running.awaitDone();
        shop.refund(501, 50, "21.00", Map.of("X-Shopify-Webhook-Id", "wh-501-b"))
                .expect(202);
        running.awaitDone();

        JsonNode fate = CLIENT.get(suite.ledger(), "/v1/events/" + eventId, suite.viewerToken());

        assertThat(fate.path("conflicts")).hasSize(1);
        assertThat(payableCredits(suite)).isEqualTo("20.00");
    }

    @Test
    void aPoisonRecordIsSetAsideAndTheRestIsBooked() throws Exception {
        Suite suite = running.as("poisoned");
        Shop shop = new Shop(suite, CLIENT);
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", suite.kafka()), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(
                            "tieout.business-events.v1", "not an event".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
        shop.refund(601, 60, "20.00", Map.of()).expect(202);
        running.awaitDone();

        assertThat(payableCredits(suite)).isEqualTo("20.00");
        Await.until(
                "the dead letter is listed",
                PATIENCE,
                () -> CLIENT.get(suite.ingest(), "/v1/dead-letters?service=ledger-service", suite.viewerToken())
                        .at("/items/0/reason")
                        .asText()
                        .equals("headers"));
    }

    /// Each service in turn, and both stores, die while refunds come in. Every accepted one is booked once.
    @Test
    void nothingIsLostOrDoubledWhenProcessesDie() {
        Suite suite = running.as("mortal");
        Shop shop = new Shop(suite, CLIENT);
        Set<String> accepted = new HashSet<>();
        int next = 1;
        for (String victim : List.of("ledger", "recon", "alert", "ingest", "kafka", "postgres")) {
            next = send(shop, next, 20, accepted);
            running.kill(victim);
            next = send(shop, next, 20, accepted);
            running.startAgain(victim);
            next = send(shop, next, 20, accepted);
        }
        int attempted = next - 1;
        resendAll(shop, attempted, accepted);
        running.awaitDone();

        assertThat(accepted).hasSize(attempted);
        assertThat(payableCredits(suite)).isEqualTo(attempted + ".00");
        assertThat(CLIENT.get(suite.ledger(), "/v1/trial-balance", suite.viewerToken())
                        .at("/books/0/totals/difference/amount")
                        .asText())
                .isEqualTo("0.00");
        JsonNode report = CLIENT.get(suite.recon(), "/v1/reports/three-column?by=status", suite.viewerToken());
        assertThat(report.at("/sections/0/total/sourceCount").asInt()).isEqualTo(attempted);
        assertThat(report.at("/sections/0/residual").asText()).isEqualTo("0.00");
    }

    /// A platform that gets no answer or a 503 goes on; it repeats later.
    private static int send(Shop shop, int first, int count, Set<String> accepted) {
        for (int id = first; id < first + count; id++) {
            try {
                remember(shop.refund(id, 10_000 + id, "1.00", Map.of()), accepted);
            } catch (IllegalStateException unreachable) {
                // The service is dead: nothing was accepted.
            }
        }
        return first + count;
    }

    private static void resendAll(Shop shop, int attempted, Set<String> accepted) {
        for (int id = 1; id <= attempted; id++) {
            int refund = id;
            Await.until("refund " + id + " is accepted", PATIENCE, () -> {
                Answer answer = shop.refund(refund, 10_000 + refund, "1.00", Map.of());
                remember(answer, accepted);
                return answer.status() == 202;
            });
        }
    }

    private static void remember(Answer answer, Set<String> accepted) {
        if (answer.status() == 202) {
            accepted.add(answer.json().at("/events/0/eventId").asText());
        } else {
            assertThat(answer.status()).as(answer.body()).isEqualTo(503);
        }
    }

    private static void awaitRejections(Suite suite, int count) {
        Await.until(
                count + " rejections are listed",
                PATIENCE,
                () -> CLIENT.get(suite.ingest(), "/v1/rejections", suite.viewerToken())
                                .path("items")
                                .size()
                        == count);
    }

    private static void assertFault(Shop shop, ObjectNode event, String pointer) {
        Answer answer = shop.event(event, Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/pointer").asText()).isEqualTo(pointer);
        assertThat(answer.json().at("/errors/0/fix").asText()).isNotBlank();
    }

    private static ArrayNode batchOf(ObjectNode event, int size) {
        ArrayNode batch = Json.object().arrayNode();
        for (int at = 0; at < size; at++) {
            batch.add(event.deepCopy().put("id", "CM-" + at));
        }
        return batch;
    }

    private static ObjectNode without(ObjectNode event, String field) {
        ObjectNode copy = event.deepCopy();
        copy.withObject("/data").remove(field);
        return copy;
    }

    private static ObjectNode withAmount(ObjectNode event, String amount, String currency) {
        ObjectNode copy = event.deepCopy();
        copy.withObject("/data/amount").put("amount", amount).put("currency", currency);
        return copy;
    }

    private static String payableCredits(Suite suite) {
        return CLIENT.get(suite.ledger(), "/v1/accounts/2350/balance", suite.viewerToken())
                .at("/balances/0/credits/amount")
                .asText();
    }

    private static void webhookChannel(Suite suite, AlertReceiver receiver) {
        ObjectNode channel = Json.object()
                .put("name", "e2e")
                .put("kind", "webhook")
                .put("url", receiver.address().toString())
                .put("secret", ALERT_SECRET);
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + suite.operatorToken(), "Content-Type", "application/json");
        CLIENT.post(suite.alert(), "/v1/channels", headers, Json.bytes(channel)).expect(201);
    }

    private static Set<String> services(Suite suite, String traceId) {
        Set<String> services = new HashSet<>();
        Answer trace = CLIENT.tryGet(suite.traces(), "/api/v2/trace/" + traceId, "");
        if (trace.status() == 200) {
            trace.json()
                    .forEach(span ->
                            services.add(span.at("/localEndpoint/serviceName").asText()));
        }
        return services;
    }

    private static Set<String> tracesOf(Suite suite, String correlationId) {
        Set<String> traces = new HashSet<>();
        CLIENT.get(suite.traces(), "/api/v2/traces?annotationQuery=tieout.correlation_id%3D" + correlationId, "")
                .forEach(trace -> traces.add(trace.at("/0/traceId").asText()));
        return traces;
    }
}
