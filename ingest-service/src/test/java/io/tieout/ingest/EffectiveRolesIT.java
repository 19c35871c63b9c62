package io.tieout.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Who is registered, on the records of events.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class EffectiveRolesIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final Platform acme = new Platform();

    private @Nullable String stamp(String deliveryId) {
        return Topics.header(
                new Topics(stack)
                        .read(
                                "tieout.business-events.v1",
                                1,
                                record -> deliveryId.equals(Topics.header(record, "ce_id"))
                                        && String.valueOf(Topics.header(record, "ce_source"))
                                                .contains(acme.tenant))
                        .getFirst(),
                "ce_registeredroles");
    }

    private String register(String id, String roles, String entity, String effective) {
        return acme.register("""
                        {"id":"%s","roles":[%s],"format":"cloudevents","entity":"%s","timeZone":"America/New_York",
                         "effective":%s}""".formatted(id, roles, entity, effective))
                .then()
                .statusCode(201)
                .extract()
                .path("apiKey");
    }

    private static String capture(String id, String time) {
        return """
                {"specversion":"1.0","id":"%s","type":"tieout.payment.captured.v1","source":"/x","subject":"%s",
                 "time":"%s","registeredroles":"bank","data":{"amount":{"amount":"20.00","currency":"USD"},"tender":"card"}}""".formatted(id, id, time);
    }

    private static void send(String key, String id, String time) {
        Platform.postEvents(key, "application/cloudevents+json", capture(id, time))
                .then()
                .statusCode(202);
    }

    @Test
    void eachEventIsStampedWithWhoWasRegisteredWhenItHappened() {
        String shop = register("shop", "\"storefront\"", "US", "{}");
        send(shop, "alone", "2026-04-01T12:00:00Z");

        String stripe = register("stripe", "\"processor\"", "US", "{\"processor\":{\"from\":\"2026-04-01\"}}");
        register("bank-de", "\"bank\"", "DE", "{}");
        send(shop, "before", "2026-04-01T03:59:59.999Z");
        send(shop, "from", "2026-04-01T04:00:00Z");
        send(stripe, "early", "2026-04-01T03:59:59.999Z");
        send(stripe, "taken-over", "2026-04-01T04:00:00Z");

        assertThat(stamp("alone")).isEqualTo("storefront");
        assertThat(stamp("before")).as("the day begins at midnight in New York").isEqualTo("storefront");
        assertThat(stamp("from")).as("at once on this instance").isEqualTo("processor storefront");
        assertThat(stamp("early")).as("evidence from a source before its time").isEqualTo("storefront");
        assertThat(stamp("taken-over")).isEqualTo("processor storefront");
    }

    @Test
    void aWebhookIsStampedToo() {
        String shop = acme.shopify();

        Platform.postShopify(shop, "w-1", "refunds/create", Platform.shopifyRefund(11, 22))
                .then()
                .statusCode(202);

        assertThat(stamp("w-1")).isEqualTo("storefront");
    }

    @Test
    void aChangeCountsForWhatIsTakenInAfterIt() {
        String shop = register("shop", "\"storefront\"", "US", "{}");
        register("stripe", "\"processor\"", "US", "{}");
        send(shop, "before", "2026-04-01T12:00:00Z");

        given().auth()
                .oauth2(Tokens.operator(acme.tenant))
                .contentType("application/json")
                .body("""
                        {"roles":["processor"],"format":"cloudevents","entity":"US",
                         "effective":{"processor":{"until":"2026-04-01T00:00:00Z"}}}""")
                .put("/v1/sources/stripe")
                .then()
                .statusCode(200)
                .body("effective.processor.until", equalTo("2026-04-01T00:00:00Z"));
        send(shop, "after", "2026-04-01T12:00:00Z");

        assertThat(stamp("before")).isEqualTo("processor storefront");
        assertThat(stamp("after")).isEqualTo("storefront");
    }

    @Test
    void showsSinceWhenRolesAreHeld() {
        String dates = "{\"processor\":{\"from\":\"2026-04-01\",\"until\":\"2027-01-01T00:00:00+01:00\"}}";
        register("stripe", "\"processor\",\"bank\"", "US", dates);
        register("erp", "\"erp\"", "US", "null");

        var viewer = given().auth().oauth2(Tokens.viewer(acme.tenant));
        viewer.get("/v1/sources/stripe")
                .then()
                .statusCode(200)
                .body("roles", contains("processor", "bank"))
                .body("effective.processor.from", equalTo("2026-04-01T04:00:00Z"))
                .body("effective.processor.until", equalTo("2026-12-31T23:00:00Z"))
                .body("effective.bank", equalTo(null));
        viewer.get("/v1/sources/erp").then().body("effective", anEmptyMap());
        acme.register("""
                        {"id":"stripe","roles":["processor","bank"],"format":"cloudevents","entity":"US",
                         "timeZone":"America/New_York","effective":%s}""".formatted(dates)).then().statusCode(200);
        acme.register("""
                        {"id":"stripe","roles":["processor","bank"],"format":"cloudevents","entity":"US",
                         "timeZone":"America/New_York"}""").then().statusCode(409);
    }
}
