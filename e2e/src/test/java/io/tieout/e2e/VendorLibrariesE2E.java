package io.tieout.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import com.stripe.model.Event;
import com.stripe.net.Webhook;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.http.HttpMessageFactory;
import io.cloudevents.jackson.JsonFormat;
import io.tieout.simulator.suite.Answer;
import io.tieout.simulator.suite.Await;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.suite.Suite;
import io.tieout.simulator.vendor.Signatures;
import io.tieout.simulator.vendor.StripeRefund;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The vendors' own libraries against the running suite: what they sign is believed, what they send is read, what the
/// suite signs they believe.
class VendorLibrariesE2E {

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final String ALERT_SECRET = "whsec_dGllb3V0LWUyZS1saWJyYXJ5LXNlY3JldC0wMDE=";
    private static final Instant CREATED = Instant.parse("2026-03-03T15:00:00Z");

    @SuppressWarnings("NullAway.Init")
    private static RunningSuite running;

    private static final Client CLIENT = new Client();

    @BeforeAll
    static void start() {
        running = RunningSuite.start("vendor-libraries");
    }

    @AfterAll
    static void stop() {
        running.close();
        CLIENT.close();
    }

    @Test
    void whatStripesLibrarySignsIsBelieved() throws Exception {
        VendorSources sources = new VendorSources(running.as("stripe-signs"), CLIENT, Map.of());
        String body = new StripeRefund("AAAAAAAA1", 77, 2_000, CREATED)
                .event("refund.created", "succeeded", CREATED)
                .toString();
        long now = Instant.now().getEpochSecond();
        String genuine = Webhook.Signature.generateSignatureHeader(body, VendorSources.SECRET, now);
        String stale = Webhook.Signature.generateSignatureHeader(body, VendorSources.SECRET, now - 301);
        String stranger = Webhook.Signature.generateSignatureHeader(body, "whsec_of_somebody_else_entirely", now);

        assertThat(sources.stripe(body.getBytes(UTF_8), genuine)
                        .expect(202)
                        .json()
                        .path("status")
                        .asText())
                .isEqualTo("accepted");
        assertThat(sources.stripe(body.getBytes(UTF_8), stale).status()).isEqualTo(401);
        assertThat(sources.stripe(body.getBytes(UTF_8), stranger).status()).isEqualTo(401);
        assertThat(sources.stripe((body + " ").getBytes(UTF_8), genuine).status())
                .isEqualTo(401);
    }

    @Test
    void whatTheSimulatorSignsStripesLibraryBelieves() throws Exception {
        byte[] body = Json.bytes(
                new StripeRefund("AAAAAAAA2", 77, 2_000, CREATED).event("refund.created", "succeeded", CREATED));
        String header = Signatures.stripe(VendorSources.SECRET, Instant.now(), body);

        Event event = Webhook.constructEvent(new String(body, UTF_8), header, VendorSources.SECRET);

        assertThat(event.getType()).isEqualTo("refund.created");
    }

    @Test
    void theLibraryOfCloudEventsSendsInEveryMode() {
        Suite suite = running.as("cloud-events");
        String key = VendorSources.platform(suite, CLIENT, "netsuite-events", "erp");

        Answer structured = structured(suite, key, memo("CM-1"));
        Answer binary = binary(suite, key, memo("CM-2"));
        Answer binaryAgain = binary(suite, key, memo("CM-1"));
        Answer batch = batch(suite, key, memo("CM-3"), memo("CM-4"));
        running.awaitDone();

        assertThat(structured.expect(202).json().path("deliveryId").asText()).isEqualTo("CM-1");
        assertThat(binary.expect(202).json().path("deliveryId").asText()).isEqualTo("CM-2");
        assertThat(binaryAgain.expect(202).json().path("eventId"))
                .as("one fact, whatever the mode")
                .isEqualTo(structured.json().path("eventId"));
        assertThat(batch.expect(207).json().path("items"))
                .hasSize(2)
                .allMatch(item -> item.path("status").asText().equals("accepted"));
        JsonNode recorded =
                CLIENT.get(suite.ledger(), "/v1/events", suite.viewerToken()).path("items");
        assertThat(recorded.findValuesAsText("subject")).containsExactlyInAnyOrder("CM-1", "CM-2", "CM-3", "CM-4");
        assertThat(recorded.findValuesAsText("label")).containsOnly("flow 9/ä");
    }

    /// A library of another party checks our signature on the alert as it went over the wire.
    @Test
    void theLibraryOfStandardWebhooksBelievesTheAlert() throws Exception {
        Suite suite = running.as("alerted");
        Shop shop = new Shop(suite, CLIENT);
        try (RecordingReceiver receiver = new RecordingReceiver()) {
            channel(suite, receiver.address());
            shop.refund(701, 70, "180.00", Map.of()).expect(202);
            running.awaitDone();
            shop.event(Shop.creditMemo("CM-701", shop.storefront(), 701, "18.00"), Map.of())
                    .expect(202);
            Await.until(
                    "the alert arrives", PATIENCE, () -> !receiver.deliveries().isEmpty());

            RecordingReceiver.Delivery alert = receiver.deliveries().getFirst();
            var library = new com.standardwebhooks.Webhook(ALERT_SECRET);
            assertThatCode(() -> library.verify(alert.body(), alert.headers())).doesNotThrowAnyException();
            assertThatThrownBy(() -> library.verify(alert.body().replace("162.00", "1.62"), alert.headers()))
                    .isInstanceOf(WebhookVerificationException.class);
            assertThatThrownBy(() -> new com.standardwebhooks.Webhook("whsec_b3RoZXIgc2VjcmV0IGVudGlyZWx5IQ==")
                            .verify(alert.body(), alert.headers()))
                    .isInstanceOf(WebhookVerificationException.class);
            assertThat(alert.body()).contains("162.00");
        }
    }

    private static CloudEvent memo(String number) {
        ObjectNode data = Json.object()
                .put("state", "posted")
                .put("documentType", "credit-memo")
                .put("postingDate", "2026-03-03")
                .put("reason", "Größe passt nicht");
        data.putObject("amount").put("amount", "20.00").put("currency", "USD");
        return CloudEventBuilder.v1()
                .withId(number)
                .withSource(URI.create("/netsuite"))
                .withType("tieout.erp-entry.posted.v1")
                .withSubject(number)
                .withTime(OffsetDateTime.parse("2026-03-03T10:12:00-05:00"))
                .withExtension("correlationid", "flow 9/ä")
                .withData("application/json", Json.bytes(data))
                .build();
    }

    private static Answer structured(Suite suite, String key, CloudEvent event) {
        AtomicReference<byte[]> body = new AtomicReference<>(new byte[0]);
        Map<String, String> headers = new HashMap<>(Map.of("X-Api-Key", key));
        HttpMessageFactory.createWriter(headers::put, body::set).writeStructured(event, new JsonFormat());
        return CLIENT.post(suite.ingest(), "/v1/events", headers, body.get());
    }

    private static Answer binary(Suite suite, String key, CloudEvent event) {
        AtomicReference<byte[]> body = new AtomicReference<>(new byte[0]);
        Map<String, String> headers = new HashMap<>(Map.of("X-Api-Key", key));
        HttpMessageFactory.createWriter(headers::put, body::set).writeBinary(event);
        return CLIENT.post(suite.ingest(), "/v1/events", headers, body.get());
    }

    /// The library writes events of a batch; the list around them is the caller's.
    private static Answer batch(Suite suite, String key, CloudEvent... events) {
        ArrayNode batch = Json.object().arrayNode();
        for (CloudEvent event : List.of(events)) {
            batch.add(Json.read(new String(new JsonFormat().serialize(event), UTF_8)));
        }
        return CLIENT.post(
                suite.ingest(),
                "/v1/events",
                Map.of("X-Api-Key", key, "Content-Type", "application/cloudevents-batch+json"),
                Json.bytes(batch));
    }

    private static void channel(Suite suite, URI address) {
        ObjectNode channel = Json.object()
                .put("name", "library")
                .put("kind", "webhook")
                .put("url", address.toString())
                .put("secret", ALERT_SECRET);
        Map<String, String> headers =
                Map.of("Authorization", "Bearer " + suite.operatorToken(), "Content-Type", "application/json");
        CLIENT.post(suite.alert(), "/v1/channels", headers, Json.bytes(channel)).expect(201);
    }
}
