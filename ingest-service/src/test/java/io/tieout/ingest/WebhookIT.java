package io.tieout.ingest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.codec.Decoded;
import io.tieout.event.codec.EventRecord;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class WebhookIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final Platform acme = new Platform();

    private List<ConsumerRecord<byte[], byte[]>> events(int count) {
        return new Topics(stack).read("tieout.business-events.v1", count, this::isOfTenant);
    }

    private boolean isOfTenant(ConsumerRecord<byte[], byte[]> record) {
        return String.valueOf(Topics.header(record, "ce_source")).contains("/" + acme.tenant + "/");
    }

    /// Reads a record the way the ledger does.
    private static Decoded decoded(ConsumerRecord<byte[], byte[]> record) {
        Map<String, String> headers = new HashMap<>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return new EventRecord(headers, record.value()).decode();
    }

    private static double counted(String reason) {
        String name = "tieout_ingest_rejected_signatures_total";
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name) && line.contains("reason=\"" + reason + "\""))
                .mapToDouble(line -> Double.parseDouble(
                        line.substring(line.indexOf("} ") + 2).split(" ", 2)[0]))
                .sum();
    }

    private long receiptsOfTenant() {
        return new Topics(stack)
                .readAll("tieout.receipts.v1").stream()
                        .filter(record -> new String(record.key(), UTF_8).startsWith(acme.tenant + "|"))
                        .count();
    }

    @Test
    void shopifysRefundBecomesARefundIssued() {
        String shop = acme.shopify();
        Response answer = Platform.postShopify(
                shop,
                "wh-1",
                "refunds/create",
                Platform.shopifyRefund(890_088_186_047_892_319L, 820_982_911_946_154_508L));

        answer.then()
                .statusCode(202)
                .body("status", equalTo("accepted"))
                .body("events", hasSize(1))
                .body("events[0].deliveryId", equalTo("wh-1"))
                .body("events[0].subject", equalTo("890088186047892319"))
                .body("reason", nullValue());
        assertThat(answer.header("X-Correlation-Id")).isEqualTo(answer.path("events[0].correlationId"));
        Decoded decoded = decoded(events(1).getFirst());
        assertThat(decoded).isInstanceOfSatisfying(Decoded.Event.class, event -> {
            assertThat(event.event()).isInstanceOf(RefundIssued.class);
            assertThat(event.event().envelope().references().toString())
                    .isEqualTo("[order:%s:820982911946154508, refund:%s:890088186047892319]".formatted(shop, shop));
        });
    }

    @Test
    void stripesRefundBecomesARefundProcessed() {
        String stripe = acme.stripe("shopify-us");

        Platform.postStripe(stripe, Platform.stripeRefund("evt_1", "re_1", "77", "pending"))
                .then()
                .statusCode(202)
                .body("events[0].deliveryId", equalTo("evt_1:re_1"));

        assertThat(decoded(events(1).getFirst())).isInstanceOfSatisfying(Decoded.Event.class, event -> {
            assertThat(event.event())
                    .isInstanceOfSatisfying(
                            RefundProcessed.class,
                            refund -> assertThat(refund.status()).isEqualTo(RefundStatus.PENDING));
            assertThat(event.event().envelope().references().toString()).contains("order:shopify-us:77");
        });
    }

    @Test
    void chargeRefundedGivesOneEventPerRefund() {
        String stripe = acme.stripe("shopify-us");
        String refund =
                "{\"id\":\"re_%d\",\"amount\":100,\"currency\":\"usd\",\"created\":1772550000,\"status\":\"succeeded\"}";
        String charge =
                "{\"id\":\"evt_2\",\"created\":1772550000,\"type\":\"charge.refunded\",\"data\":{\"object\":{\"id\":\"ch_1\",\"captured\":true,\"amount_refunded\":200,\"refunds\":{\"data\":[%s,%s]}}}}"
                        .formatted(refund.formatted(1), refund.formatted(2));

        Platform.postStripe(stripe, charge)
                .then()
                .statusCode(202)
                .body("events.deliveryId", contains("evt_2:re_1", "evt_2:re_2"));
        assertThat(events(2)).hasSize(2);
    }

    @Test
    void aWrongSignatureLeavesNothingBehindAndIsCounted() {
        String shop = acme.shopify();
        double before = counted("wrong");
        String body = Platform.shopifyRefund(1, 2);

        given().contentType("application/json")
                .header("X-Shopify-Topic", "refunds/create")
                .header("X-Shopify-Hmac-Sha256", Platform.shopifySignature("a wrong secret it is", body))
                .body(body)
                .post("/v1/webhooks/" + shop)
                .then()
                .statusCode(401)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("X-Shopify-Hmac-Sha256"));

        assertThat(counted("wrong")).isEqualTo(before + 1);
        assertThat(receiptsOfTenant()).isZero();
    }

    @Test
    void aMissingSignatureIsRefusedAndCounted() {
        String stripe = acme.stripe("shopify-us");
        double before = counted("missing");

        given().contentType("application/json")
                .body("{}")
                .post("/v1/webhooks/" + stripe)
                .then()
                .statusCode(401)
                .body("errors[0].pointer", equalTo("Stripe-Signature"));

        assertThat(counted("missing")).isEqualTo(before + 1);
        assertThat(receiptsOfTenant()).isZero();
    }

    @Test
    void anOldStripeSignatureIsRefused() {
        String stripe = acme.stripe("shopify-us");
        String body = Platform.stripeRefund("evt_1", "re_1", "77", "succeeded");
        Instant tenMinutesAgo = Instant.now().minusSeconds(600);

        given().contentType("application/json")
                .header("Stripe-Signature", Platform.stripeSignature(Platform.SECRET, tenMinutesAgo, body))
                .body(body.getBytes(UTF_8))
                .post("/v1/webhooks/" + stripe)
                .then()
                .statusCode(401)
                .body("detail", containsString("300 s"));
    }

    @Test
    void anUnknownSourceIsNotFound() {
        given().contentType("application/json")
                .body("{}")
                .post("/v1/webhooks/nobody")
                .then()
                .statusCode(404)
                .contentType("application/problem+json");
    }

    @Test
    void aSourceOfCloudEventsReceivesNoWebhooks() {
        acme.erp();

        given().contentType("application/json")
                .body("{}")
                .post("/v1/webhooks/" + acme.sourceId("erp"))
                .then()
                .statusCode(404);
    }

    @Test
    void anotherTopicIsKeptAndIgnored() {
        String shop = acme.shopify();

        String receipt = Platform.postShopify(shop, "wh-2", "customers/create", "{\"id\":1}")
                .then()
                .statusCode(202)
                .body("status", equalTo("ignored"))
                .body("reason", containsString("customers/create is not mapped"))
                .extract()
                .path("receiptId");

        Eventually.holds(() -> given().auth()
                .oauth2(Tokens.viewer(acme.tenant))
                .get("/v1/receipts/" + receipt)
                .then()
                .statusCode(200)
                .body("outcome", equalTo("ignored"))
                .body("notes[0]", containsString("customers/create")));
    }

    @Test
    void aGenuineRefundThatCannotBeReadIsAnsweredWithItsFieldsAndKept() {
        String shop = acme.shopify();
        String body = Platform.shopifyRefund(1, 2)
                .replace("\"amount\":\"20.00\",\"currency\":\"USD\"", "\"amount\":\"20.005\",\"currency\":\"USD\"");

        String receipt = Platform.postShopify(shop, "wh-3", "refunds/create", body)
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors[0].pointer", equalTo("/transactions/0/amount"))
                .extract()
                .header("X-Receipt-Id");

        Eventually.holds(() -> given().auth()
                .oauth2(Tokens.viewer(acme.tenant))
                .get("/v1/rejections")
                .then()
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].receiptId", equalTo(receipt))
                .body("items[0].source", equalTo(shop))
                .body("items[0].errors[0].pointer", equalTo("/transactions/0/amount")));
    }

    @Test
    void genuineNonsenseIsAnswered422AndKept() {
        String shop = acme.shopify();

        Platform.postShopify(shop, "wh-4", "refunds/create", "{\"id\":")
                .then()
                .statusCode(422)
                .body("errors[0].message", containsString("line 1, column"));
        Eventually.holds(() -> assertThat(receiptsOfTenant()).isEqualTo(1));
    }

    @Test
    void aRetryOfTheVendorHasTheSameReceiptAndTheSameEvent() {
        String shop = acme.shopify();
        String body = Platform.shopifyRefund(5, 6);

        String first =
                Platform.postShopify(shop, "wh-5", "refunds/create", body).asString();
        String second =
                Platform.postShopify(shop, "wh-5", "refunds/create", body).asString();

        assertThat(second).isEqualTo(first);
    }

    @Test
    void aWebhookOfMoreThanAMegabyteIsRefused() {
        given().contentType("application/json")
                .body(" ".repeat((1 << 20) + 1).getBytes(UTF_8))
                .post("/v1/webhooks/" + acme.shopify())
                .then()
                .statusCode(413);
    }
}
