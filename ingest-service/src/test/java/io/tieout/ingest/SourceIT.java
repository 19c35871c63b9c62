package io.tieout.ingest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ingest"))
class SourceIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final Platform acme = new Platform();

    private String description(String id) {
        return """
                {"id":"%s","roles":["storefront"],"format":"shopify","entity":"US","secret":"%s","timeZone":"America/New_York",
                 "options":{"shop-currency":"USD"}}""".formatted(id, Platform.SECRET);
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token).contentType("application/json");
    }

    @Test
    void registersASourceAndShowsItsKeyOnce() {
        String id = acme.sourceId("shop");

        acme.register(description(id))
                .then()
                .statusCode(201)
                .body("apiKey", matchesPattern("tk_live_[0-9a-f]{16}_[0-9a-f]{64}"))
                .body("issuer", equalTo(id))
                .body("cutOff", equalTo("00:00"))
                .body("webhookPath", equalTo("/v1/webhooks/" + id))
                .body("secret", nullValue());
        acme.register(description(id)).then().statusCode(200).body("apiKey", nullValue());
        as(Tokens.viewer(acme.tenant))
                .get("/v1/sources/" + id)
                .then()
                .statusCode(200)
                .body("options.shop-currency", equalTo("USD"))
                .body("apiKey", nullValue());
    }

    @Test
    void sameIdWithOtherContentIsAConflictThatNamesTheWayOut() {
        String id = acme.sourceId("shop");
        acme.register(description(id)).then().statusCode(201);

        acme.register(description(id).replace("\"US\"", "\"DE\""))
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("errors[0].fix", containsString("PUT /v1/sources/" + id));
        acme.register(description(id).replace(Platform.SECRET, "another secret of it"))
                .then()
                .statusCode(409);
    }

    @Test
    void changesASourceAndKeepsItsKey() {
        String key = acme.erp();
        String id = acme.sourceId("erp");

        as(Tokens.operator(acme.tenant))
                .body("{\"roles\":[\"erp\",\"wms\"],\"format\":\"cloudevents\",\"entity\":\"DE\"}")
                .put("/v1/sources/" + id)
                .then()
                .statusCode(200)
                .body("roles", contains("erp", "wms"))
                .body("entity", equalTo("DE"));
        Platform.postEvents(key, "application/cloudevents+json", Platform.creditMemo("CM-1"))
                .then()
                .statusCode(202);
    }

    @Test
    void aSourceKeepsItsFormat() {
        acme.erp();

        as(Tokens.operator(acme.tenant))
                .body("{\"roles\":[\"processor\"],\"format\":\"stripe\",\"entity\":\"US\"}")
                .put("/v1/sources/" + acme.sourceId("erp"))
                .then()
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/format"));
    }

    @Test
    void anUnknownSourceCannotBeChanged() {
        as(Tokens.operator(acme.tenant))
                .body("{\"roles\":[\"erp\"],\"format\":\"cloudevents\",\"entity\":\"US\"}")
                .put("/v1/sources/nobody")
                .then()
                .statusCode(404);
        as(Tokens.operator(acme.tenant))
                .post("/v1/sources/nobody/api-key")
                .then()
                .statusCode(404);
    }

    @Test
    void aNewKeyEndsTheOldOne() {
        String old = acme.erp();

        String renewed = as(Tokens.operator(acme.tenant))
                .post("/v1/sources/" + acme.sourceId("erp") + "/api-key")
                .then()
                .statusCode(200)
                .extract()
                .path("apiKey");

        Platform.postEvents(old, "application/cloudevents+json", Platform.creditMemo("CM-1"))
                .then()
                .statusCode(401);
        Platform.postEvents(renewed, "application/cloudevents+json", Platform.creditMemo("CM-1"))
                .then()
                .statusCode(202);
    }

    @Test
    void aReplacedSecretCountsOnWhileTheVendorChangesOver() {
        String id = acme.shopify();
        String body = Platform.shopifyRefund(11, 22);
        as(Tokens.operator(acme.tenant))
                .body(
                        "{\"roles\":[\"storefront\"],\"format\":\"shopify\",\"entity\":\"US\",\"secret\":\"the next signing secret\"}")
                .put("/v1/sources/" + id)
                .then()
                .statusCode(200);

        Platform.postShopify(id, "w-1", "refunds/create", body).then().statusCode(202);
        given().header("X-Shopify-Topic", "refunds/create")
                .header("X-Shopify-Hmac-Sha256", Platform.shopifySignature("the next signing secret", body))
                .body(body)
                .contentType("application/json")
                .post("/v1/webhooks/" + id)
                .then()
                .statusCode(202);
    }

    @Test
    void webhookIdsAreUniqueAmongTenantsAndOthersAreNot() {
        Platform zeta = new Platform();
        String shop = "shop-" + java.util.UUID.randomUUID();
        acme.register(description(shop)).then().statusCode(201);

        zeta.register(description(shop))
                .then()
                .statusCode(409)
                .body("detail", not(containsString(acme.tenant)))
                .body("errors[0].fix", containsString("unique"));
        String erp = "{\"id\":\"netsuite\",\"roles\":[\"erp\"],\"format\":\"cloudevents\",\"entity\":\"US\"}";
        acme.register(erp).then().statusCode(201);
        zeta.register(erp).then().statusCode(201);
    }

    @Test
    void anotherTenantSeesNoneOfIt() {
        Platform zeta = new Platform();
        String shop = acme.shopify();

        as(Tokens.viewer(acme.tenant)).get("/v1/sources").then().body("items.id", hasItem(shop));
        as(Tokens.viewer(zeta.tenant))
                .get("/v1/sources")
                .then()
                .statusCode(200)
                .body("items", equalTo(java.util.List.of()));
        as(Tokens.viewer(zeta.tenant)).get("/v1/sources/" + shop).then().statusCode(404);
        as(Tokens.operator(zeta.tenant))
                .body("{\"roles\":[\"storefront\"],\"format\":\"shopify\",\"entity\":\"US\"}")
                .put("/v1/sources/" + shop)
                .then()
                .statusCode(404);
        as(Tokens.operator(zeta.tenant))
                .post("/v1/sources/" + shop + "/api-key")
                .then()
                .statusCode(404);
    }

    @Test
    void onlyOperatorsRegisterAndOnlyTokensRead() {
        as(Tokens.viewer(acme.tenant))
                .body(description("x"))
                .post("/v1/sources")
                .then()
                .statusCode(403);
        given().contentType("application/json")
                .body(description("x"))
                .post("/v1/sources")
                .then()
                .statusCode(401);
        given().get("/v1/sources").then().statusCode(401);
        as(Tokens.expired(acme.tenant, "viewer")).get("/v1/sources").then().statusCode(401);
        as(Tokens.ofOtherIssuer(acme.tenant, "viewer"))
                .get("/v1/sources")
                .then()
                .statusCode(401);
        as(Tokens.withoutTenant("viewer")).get("/v1/sources").then().statusCode(403);
    }

    @Test
    void faultsOfADescriptionAreAllNamed() {
        acme.register("{\"id\":\"A\",\"roles\":[],\"format\":\"x\"}")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("errors.pointer", contains("/id", "/format", "/roles", "/entity"));
        acme.register("{").then().statusCode(400);
        acme.register("").then().statusCode(400);
    }

    @Test
    void listsByPages() {
        for (String name : new String[] {"a", "b", "c"}) {
            acme.register("{\"id\":\"%s\",\"roles\":[\"erp\"],\"format\":\"cloudevents\",\"entity\":\"US\"}"
                            .formatted(name))
                    .then()
                    .statusCode(201);
        }
        String next = as(Tokens.viewer(acme.tenant))
                .get("/v1/sources?pageSize=2")
                .then()
                .body("items.id", contains("a", "b"))
                .extract()
                .path("next");

        as(Tokens.viewer(acme.tenant))
                .get("/v1/sources?pageSize=2&cursor=" + next)
                .then()
                .body("items.id", contains("c"))
                .body("next", nullValue());
        as(Tokens.viewer(acme.tenant)).get("/v1/sources?cursor=nonsense").then().statusCode(400);
    }

    @Test
    void keysAndSecretsLieInNoReadableForm() throws SQLException {
        String key = acme.erp();
        acme.shopify();

        try (var connection = stack.connect("ingest", "ingest_writer");
                var rows = connection.createStatement().executeQuery("SELECT source::text FROM source")) {
            while (rows.next()) {
                assertThat(rows.getString(1))
                        .doesNotContain(key)
                        .doesNotContain(key.substring(key.lastIndexOf('_') + 1))
                        .doesNotContain(java.util.HexFormat.of()
                                .formatHex(Platform.SECRET.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
            }
        }
    }
}
