package io.tieout.alert.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "alert"))
@WithTestResource(MailServer.class)
class DeliveryIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final String tenant = Breaks.freshTenant();
    private final Api api = new Api(tenant);

    @SuppressWarnings("NullAway.Init")
    private Breaks breaks;

    @BeforeEach
    void connect() {
        breaks = new Breaks(stack, tenant);
    }

    @Test
    void aReceiverThatFailsTwiceGetsTheSameSignedMessageThreeTimes() throws GeneralSecurityException {
        try (Receiver receiver =
                new Receiver((number, exchange) -> Receiver.status(exchange, number < 3 ? 500 : 204))) {
            String secret = api.webhook(receiver.url());
            Breaks.Written written = breaks.open("150.00");

            Map<String, Object> delivery = delivery("delivered");

            List<Receiver.Call> calls = receiver.calls();
            assertThat(calls).hasSize(3);
            assertThat(calls).extracting(Receiver.Call::id).containsOnly(String.valueOf(delivery.get("webhookId")));
            assertThat(calls)
                    .extracting(Receiver.Call::body)
                    .containsOnly(calls.getFirst().body());
            assertThat(calls).extracting(Receiver.Call::path).containsOnly("/hook?key=1");
            for (Receiver.Call call : calls) {
                assertThat(call.signature()).isEqualTo(signature(secret, call));
                assertThat(call.traceparent()).contains(written.traceId());
            }
            JsonPath body = JsonPath.from(calls.getFirst().body());
            assertThat(body.getString("type")).isEqualTo("tieout.alert.opened.v1");
            assertThat(body.getString("data.absolute.amount")).isEqualTo("150.00");
            assertThat(body.getString("data.topBreaks[0].breakId"))
                    .isEqualTo(written.state().breakId().toString());
            assertThat(body.getString("data.traceId")).isEqualTo(written.traceId());
            assertThat(delivery).containsEntry("attempts", 3).containsEntry("responseCode", 204);
            assertThat(JsonPath.from(api.get("/v1/deliveries").asString())
                            .<String>getList("items[0].attemptLog.outcome"))
                    .containsExactly("refused", "refused", "accepted");
        }
    }

    @Test
    void aReceiverThatIsDownForGoodIsGivenUpAndSeen() {
        try (Receiver receiver = Receiver.answering(503)) {
            api.webhook(receiver.url());
            breaks.open("150.00");

            Map<String, Object> delivery = delivery("failed");

            assertThat(delivery).containsEntry("attempts", 3).containsEntry("reason", "answered 503");
            assertThat(receiver.calls()).hasSize(3);
            api.get("/v1/deliveries?status=failed").then().body("items.size()", equalTo(1));
        }
    }

    @Test
    void nobodyListening() {
        Receiver receiver = Receiver.answering(200);
        String url = receiver.url();
        receiver.close();
        api.webhook(url);
        breaks.open("150.00");

        assertThat(String.valueOf(delivery("failed").get("reason"))).contains("Connection refused");
    }

    @Test
    void aReceiverThatIsGoneIsNeverCalledAgain() {
        try (Receiver receiver = Receiver.answering(410)) {
            api.webhook(receiver.url());
            Breaks.Written written = breaks.open("150.00");

            assertThat(delivery("failed")).containsEntry("attempts", 1).containsEntry("responseCode", 410);
            api.get("/v1/channels")
                    .then()
                    .body("items[0].enabled", equalTo(false))
                    .body("items[0].disabledReason", equalTo("the receiver is gone"));

            breaks.close(written);
            Eventually.holds(() -> assertThat(api.alerts().getFirst()).containsEntry("state", "resolved"));
            assertThat(api.deliveries()).hasSize(1);
            assertThat(receiver.calls()).hasSize(1);
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        try (Receiver elsewhere = Receiver.answering(200);
                Receiver receiver = new Receiver((_, exchange) -> {
                    exchange.getResponseHeaders().add("Location", elsewhere.url());
                    Receiver.status(exchange, 307);
                })) {
            api.webhook(receiver.url());
            breaks.open("150.00");

            assertThat(delivery("failed"))
                    .containsEntry("responseCode", 307)
                    .containsEntry("reason", "redirects are not followed");
            assertThat(elsewhere.calls()).isEmpty();
        }
    }

    @Test
    void aReceiverThatHangsIsTriedAgain() {
        try (Receiver receiver = new Receiver((number, exchange) -> {
            if (number > 1) {
                Receiver.status(exchange, 200);
            }
        })) {
            api.webhook(receiver.url());
            breaks.open("150.00");

            assertThat(delivery("delivered")).containsEntry("attempts", 2);
            assertThat(JsonPath.from(api.get("/v1/deliveries").asString())
                            .<String>getList("items[0].attemptLog.reason"))
                    .containsExactly("no answer in time", null);
        }
    }

    @Test
    void anEndlessAnswerIsNotRead() {
        try (Receiver receiver = new Receiver((_, exchange) -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[64 * 1024];
            try (var body = exchange.getResponseBody()) {
                while (true) {
                    body.write(block);
                }
            } catch (IOException cutOff) {
                exchange.close();
            }
        })) {
            api.webhook(receiver.url());
            breaks.open("150.00");

            assertThat(delivery("delivered")).containsEntry("attempts", 1);
        }
    }

    @Test
    void peopleHearOfOpeningWorseningAndResolutionAndOfNothingElse() {
        try (Receiver receiver = Receiver.answering(200)) {
            api.webhook(receiver.url());
            Breaks.Written written = breaks.open("150.00");
            told(receiver, 1);
            Breaks.Written other = breaks.open("1.00");
            version(2);
            written = breaks.change(written, "180.00");
            version(3);
            written = breaks.change(written, "220.00");
            told(receiver, 2);
            written = breaks.change(written, "110.00");
            version(5);
            written = breaks.change(written, "220.00");
            version(6);
            breaks.close(written);
            breaks.close(other);
            told(receiver, 3);

            assertThat(receiver.calls())
                    .extracting(call -> JsonPath.from(call.body()).getString("type"))
                    .containsExactly("tieout.alert.opened.v1", "tieout.alert.escalated.v1", "tieout.alert.resolved.v1");
            assertThat(receiver.calls()).extracting(Receiver.Call::id).doesNotHaveDuplicates();
        }
    }

    @Test
    void aNewSecretSignsBesideTheOldOne() throws GeneralSecurityException {
        try (Receiver receiver = Receiver.answering(200)) {
            String old = api.webhook(receiver.url());
            String id = api.get("/v1/channels").then().extract().path("items[0].id");
            String secret = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
            api.put(
                            "/v1/channels/" + id,
                            "{\"name\":\"hook\",\"kind\":\"webhook\",\"url\":\"" + receiver.url() + "\",\"secret\":\""
                                    + secret + "\"}")
                    .then()
                    .statusCode(200);
            breaks.open("150.00");
            delivery("delivered");

            Receiver.Call call = receiver.calls().getFirst();
            assertThat(call.signature()).isEqualTo(signature(secret, call) + " " + signature(old, call));
        }
    }

    @Test
    void channelsOfTheRuleOnly() {
        try (Receiver receiver = Receiver.answering(200);
                Receiver other = Receiver.answering(200)) {
            api.webhook(receiver.url());
            String wanted = api.post(
                            "/v1/channels", "{\"name\":\"other\",\"kind\":\"webhook\",\"url\":\"" + other.url() + "\"}")
                    .then()
                    .extract()
                    .path("id");
            String rule =
                    api.get("/v1/alert-rules").then().extract().path("items.find { it.name == 'refund-amount' }.id");
            api.put(
                            "/v1/alert-rules/" + rule,
                            "{\"name\":\"refund-amount\",\"severity\":\"P1\",\"threshold\":{\"amounts\":"
                                    + "[{\"amount\":\"5\",\"currency\":\"USD\"}]},\"channels\":[\"" + wanted + "\"]}")
                    .then()
                    .statusCode(200);

            breaks.open("6.00");

            told(other, 1);
            assertThat(api.deliveries()).hasSize(1);
            assertThat(receiver.calls()).isEmpty();
        }
    }

    private static void told(Receiver receiver, int calls) {
        Eventually.holds(() -> assertThat(receiver.calls()).hasSize(calls));
    }

    private void version(int version) {
        Eventually.holds(() -> assertThat(api.alerts().getFirst()).containsEntry("version", version));
    }

    private Map<String, Object> delivery(String status) {
        Eventually.holds(() -> {
            assertThat(api.deliveries()).hasSize(1);
            assertThat(api.deliveries().getFirst()).containsEntry("status", status);
        });
        return api.deliveries().getFirst();
    }

    /// By the specification's words, not by the service's code.
    private static String signature(String secret, Receiver.Call call) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        byte[] signed = (call.id() + "." + call.timestamp() + "." + call.body()).getBytes(StandardCharsets.UTF_8);
        return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed));
    }
}
