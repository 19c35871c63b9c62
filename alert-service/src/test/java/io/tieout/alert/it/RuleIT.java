package io.tieout.alert.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "alert"))
@WithTestResource(MailServer.class)
class RuleIT {

    private static final String RULE = """
            {"name":"tiny","severity":"P3","threshold":{"amounts":[{"amount":"%s","currency":"USD"}]},
             "scope":{"rules":["refunds"],"entities":["US"]}}""";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final String tenant = Breaks.freshTenant();
    private final Api api = new Api(tenant);

    @Test
    void everyTenantStartsWithTheDefaults() {
        api.get("/v1/alert-rules")
                .then()
                .body(
                        "items.name",
                        equalTo(List.of("incident", "refund-age", "refund-amount", "refund-count", "unclassified")))
                .body("items.find { it.name == 'refund-count' }.threshold.count", equalTo(10))
                .body("items.find { it.name == 'incident' }.incidents", equalTo("each"))
                .body("items.find { it.name == 'incident' }.threshold.count", equalTo(3))
                .body("items.find { it.name == 'refund-count' }.incidents", equalTo("apart"))
                .body("items.find { it.name == 'refund-age' }.threshold.days", equalTo(7))
                .body(
                        "items.find { it.name == 'refund-amount' }.threshold.amounts.find { it.currency == 'USD' }.amount",
                        equalTo("100.00"));
    }

    @Test
    void aDeletedDefaultStaysDeleted() {
        String id = api.get("/v1/alert-rules").then().extract().path("items[0].id");
        api.delete("/v1/alert-rules/" + id).then().statusCode(204);
        new Breaks(stack, tenant).open("1.00");

        Eventually.holds(() -> api.get("/v1/alert-rules").then().body("items", hasSize(4)));
        api.delete("/v1/alert-rules/" + id).then().statusCode(404);
    }

    @Test
    void aRuleTakesEffectBeforeItIsAnswered() {
        new Breaks(stack, tenant).open("7.00");
        awaitBreak();

        String id = api.post("/v1/alert-rules", RULE.formatted("7.00"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(api.alerts()).hasSize(1);
        assertThat(api.alerts().getFirst()).containsEntry("state", "open").containsEntry("severity", "P3");

        api.put("/v1/alert-rules/" + id, RULE.formatted("7.01")).then().statusCode(200);
        assertThat(api.alerts().getFirst())
                .containsEntry("state", "resolved")
                .containsEntry("resolution", "below-threshold");

        api.put("/v1/alert-rules/" + id, RULE.formatted("3.00")).then().statusCode(200);
        assertThat(api.alerts()).hasSize(1);
        assertThat(api.alerts().getFirst()).containsEntry("state", "open").containsEntry("change", "reopened");

        api.delete("/v1/alert-rules/" + id).then().statusCode(204);
        assertThat(api.alerts().getFirst())
                .containsEntry("state", "resolved")
                .containsEntry("resolution", "rule-withdrawn");
    }

    @Test
    void addingIsIdempotentByNameAndContent() {
        String id = api.post("/v1/alert-rules", RULE.formatted("7.00"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        api.post("/v1/alert-rules", RULE.formatted("7")).then().statusCode(200).body("id", equalTo(id));
        api.post("/v1/alert-rules", RULE.formatted("8.00"))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/name-taken"))
                .body("errors[0].fix", equalTo("Choose another name, or PUT /v1/alert-rules/" + id + "."));
    }

    @Test
    void lostUpdatesAreRefused() {
        String id = api.post("/v1/alert-rules", RULE.formatted("7.00"))
                .then()
                .extract()
                .path("id");
        String body = RULE.formatted("8.00").replaceFirst("\\{", "{\"version\":0,");

        api.put("/v1/alert-rules/" + id, body).then().statusCode(200).body("version", equalTo(1));
        api.put("/v1/alert-rules/" + id, body)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/stale-version"));
        api.put("/v1/alert-rules/" + id, RULE.formatted("8.00").replace("tiny", "refund-count"))
                .then()
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/name-taken"));
    }

    @Test
    void wrongFieldsAreAllNamed() {
        api.post(
                        "/v1/alert-rules",
                        "{\"name\":\"X\",\"threshold\":{\"count\":1,\"days\":2},\"scope\":{\"classes\":[\"lost\"]}}")
                .then()
                .statusCode(422)
                .body("errors.pointer", equalTo(List.of("/name", "/severity", "/threshold", "/scope/classes/0")));
        api.post("/v1/alert-rules", "{\"treshold\":{}}")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("/treshold"));
        api.post("/v1/alert-rules", "{\"threshold\":{\"count\":10.5}}").then().statusCode(400);
        api.post("/v1/alert-rules", "{\"threshold\":{\"amounts\":[{\"amount\":100,\"currency\":\"USD\"}]}}")
                .then()
                .statusCode(400);
        api.post(
                        "/v1/alert-rules",
                        RULE.formatted("1")
                                .replaceFirst("\\{", "{\"channels\":[\"00000000-0000-4000-8000-000000000000\"],"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/channels"));
    }

    @Test
    void channelsKeepTheirSecretsToThemselves() {
        String body = "{\"name\":\"hook\",\"kind\":\"webhook\",\"url\":\"http://127.0.0.1:9/x\"}";
        String id =
                api.post("/v1/channels", body).then().statusCode(201).extract().path("id");

        api.get("/v1/channels/" + id).then().body("secret", nullValue());
        api.get("/v1/channels").then().body("items[0].secret", nullValue());
        api.post("/v1/channels", body).then().statusCode(200).body("secret", nullValue());
        api.post("/v1/channels", body.replace(":9/", ":10/")).then().statusCode(409);
        api.put("/v1/channels/" + id, "{\"name\":\"hook\",\"kind\":\"email\",\"recipients\":[\"a@example.com\"]}")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/channel-kind"));
        api.post(
                        "/v1/channels",
                        "{\"name\":\"own\",\"kind\":\"webhook\",\"url\":\"http://127.0.0.1:9/y\",\"secret\":\"whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\"}")
                .then()
                .statusCode(201)
                .body("secret", nullValue());
    }

    @Test
    void aChannelThatARuleNamesStays() {
        String id = api.post(
                        "/v1/channels", "{\"name\":\"mail\",\"kind\":\"email\",\"recipients\":[\"a@example.com\"]}")
                .then()
                .extract()
                .path("id");
        String rule = api.post(
                        "/v1/alert-rules",
                        RULE.formatted("7.00").replaceFirst("\\{", "{\"channels\":[\"" + id + "\"],"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");

        api.delete("/v1/channels/" + id)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/channel-in-use"));
        api.delete("/v1/alert-rules/" + rule).then().statusCode(204);
        api.delete("/v1/channels/" + id).then().statusCode(204);
    }

    @Test
    void channelsThatCannotWorkAreRefused() {
        refused("{\"name\":\"a\",\"kind\":\"webhook\",\"url\":\"https://169.254.169.254/latest\"}", "/url");
        refused("{\"name\":\"a\",\"kind\":\"webhook\",\"url\":\"ftp://example.com/\"}", "/url");
        refused("{\"name\":\"a\",\"kind\":\"webhook\"}", "/url");
        refused("{\"name\":\"a\",\"kind\":\"webhook\",\"url\":\"https://example.com/\",\"secret\":\"x\"}", "/secret");
        refused("{\"name\":\"a\",\"kind\":\"email\",\"recipients\":[]}", "/recipients");
        refused("{\"name\":\"a\",\"kind\":\"email\",\"recipients\":[\"a@b\\r\\nBcc: c@d\"]}", "/recipients/0");
        refused("{\"name\":\"a\",\"kind\":\"pager\"}", "/kind");
    }

    private void refused(String body, String pointer) {
        api.post("/v1/channels", body).then().statusCode(422).body("errors[0].pointer", equalTo(pointer));
    }

    private void awaitBreak() {
        Eventually.holds(() -> {
            try (var connection = stack.connect("alert", "alert_writer");
                    var query = connection.prepareStatement("SELECT count(*) FROM watched_break WHERE tenant = ?")) {
                query.setString(1, tenant);
                var rows = query.executeQuery();
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        });
    }
}
