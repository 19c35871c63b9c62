package io.tieout.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What senders notice while a part of the platform is away.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class OutageIT {

    private static final String SINGLE = "application/cloudevents+json";
    private static final Duration SHOPIFYS_PATIENCE = Duration.ofSeconds(5);

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final Platform acme = new Platform();

    @Test
    void withoutKafkaNothingIsAcceptedAndAfterwardsTheRetryCountsOnce() {
        String key = acme.erp();
        stack.killKafka();
        try {
            Instant start = Instant.now();
            Response refused = Platform.postEvents(key, SINGLE, Platform.creditMemo("CM-1"));
            Duration took = Duration.between(start, Instant.now());

            refused.then()
                    .statusCode(503)
                    .contentType("application/problem+json")
                    .body("detail", containsString("Kafka"));
            assertThat(Integer.parseInt(refused.header("Retry-After"))).isPositive();
            assertThat(took).isLessThan(SHOPIFYS_PATIENCE);
        } finally {
            stack.startKafka();
        }

        Eventually.holds(
                Duration.ofSeconds(60),
                () -> Platform.postEvents(key, SINGLE, Platform.creditMemo("CM-1"))
                        .then()
                        .statusCode(202));
        assertThat(new Topics(stack)
                        .read(
                                "tieout.business-events.v1",
                                1,
                                record -> String.valueOf(Topics.header(record, "ce_source"))
                                        .contains("/" + acme.tenant + "/")))
                .allSatisfy(record -> assertThat(Topics.header(record, "ce_id")).isEqualTo("CM-1"));
    }

    @Test
    void withoutPostgresIntakeGoesOnAndReceiptsAppearLater() {
        String key = acme.erp();
        String shop = acme.shopify();
        String receipt;
        stack.killPostgres();
        try {
            receipt = Platform.postEvents(key, SINGLE, Platform.creditMemo("CM-2"))
                    .then()
                    .statusCode(202)
                    .extract()
                    .path("receiptId");
            Platform.postShopify(shop, "w-1", "refunds/create", Platform.shopifyRefund(1, 2))
                    .then()
                    .statusCode(202);
            given().get("/q/health/ready").then().statusCode(200);
            given().get("/q/health/live").then().statusCode(200);
            given().auth()
                    .oauth2(Tokens.viewer(acme.tenant))
                    .get("/v1/receipts/" + receipt)
                    .then()
                    .statusCode(503);
            acme.register("{\"id\":\"later\",\"roles\":[\"erp\"],\"format\":\"cloudevents\",\"entity\":\"US\"}")
                    .then()
                    .statusCode(503)
                    .contentType("application/problem+json");
        } finally {
            stack.startPostgres();
        }

        Eventually.holds(
                Duration.ofSeconds(60),
                () -> given().auth()
                        .oauth2(Tokens.viewer(acme.tenant))
                        .get("/v1/receipts/" + receipt)
                        .then()
                        .statusCode(200)
                        .body("outcome", equalTo("accepted")));
    }
}
