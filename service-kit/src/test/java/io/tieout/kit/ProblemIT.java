package io.tieout.kit;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.blankOrNullString;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import io.tieout.kit.security.Roles;
import io.tieout.test.Tokens;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@KitTest
class ProblemIT {

    private final String tenant = "problem-" + UUID.randomUUID();

    @Test
    void withoutATokenNothingIsRead() {
        problem(given().get("/v1/samples").then(), 401, "unauthorized").header("WWW-Authenticate", equalTo("Bearer"));
    }

    @Test
    void aTokenThatIsNotValidNowIsRefused() {
        List.of(
                        "not.a.token",
                        Tokens.expired(tenant, "viewer"),
                        Tokens.ofOtherIssuer(tenant, "viewer"),
                        Tokens.viewer(tenant) + "x",
                        unsigned())
                .forEach(token -> problem(as(token).get("/v1/samples").then(), 401, "unauthorized"));
    }

    @Test
    void aTokenOfTheWrongRoleIsRefused() {
        problem(
                as(Tokens.viewer(tenant))
                        .contentType("application/json")
                        .body("[]")
                        .post("/v1/samples")
                        .then(),
                403,
                "forbidden");
    }

    @Test
    void everyRoleReadsAndNoOtherDoes() {
        Roles.ALL.forEach(
                role -> as(Tokens.of(tenant, role)).get("/v1/samples").then().statusCode(200));
        problem(as(Tokens.of(tenant, "cook")).get("/v1/samples").then(), 403, "forbidden");
    }

    @Test
    void aRoleThatReadsStillHasItsOwnRights() {
        as(Tokens.of(tenant, Roles.OPERATOR))
                .contentType("application/json")
                .body("[]")
                .post("/v1/samples")
                .then()
                .statusCode(not(equalTo(403)));
    }

    @Test
    void aTokenWithoutATenantIsRefused() {
        problem(as(Tokens.withoutTenant("viewer")).get("/v1/samples").then(), 403, "no-tenant")
                .body("detail", containsString("'tenant' claim"));
    }

    @Test
    void aMethodThatNamesNoRoleIsRefusedToEverybody() {
        problem(as(Tokens.admin(tenant)).get("/v1/samples/unannotated").then(), 403, "forbidden");
    }

    @Test
    void aProblemOfTheServiceNamesWhatIsMissing() {
        problem(as(Tokens.viewer(tenant)).get("/v1/samples/none").then(), 404, "not-found")
                .body("detail", equalTo("There is no sample 'none'."))
                .body("instance", equalTo("/v1/samples/none"))
                .body("$", not(hasKey("errors")));
    }

    @Test
    void anUnknownPathAMethodAndAContentTypeAreProblemsToo() {
        problem(as(Tokens.viewer(tenant)).get("/v1/nowhere").then(), 404, "not-found");
        problem(as(Tokens.viewer(tenant)).delete("/v1/samples").then(), 405, "method-not-allowed");
        problem(
                as(Tokens.operator(tenant))
                        .contentType("text/plain")
                        .body("x")
                        .post("/v1/samples")
                        .then(),
                415,
                "unsupported-media-type");
        problem(as(Tokens.viewer(tenant)).accept("image/png").get("/v1/samples").then(), 406, "not-acceptable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "null",
                "nonsense",
                "{\"id\":\"a\"}",
                "[1]",
                "[] []",
                "[{\"nope\":1}]",
                "[{\"id\":\"a\",\"amountMinor\":\"ten\"}]",
                "[{\"id\":\"a\",\"amountMinor\":\"1\"}]",
                "[{\"id\":\"a\",\"amountMinor\":1.5}]",
                "[{\"id\":\"a\",\"amountMinor\":99999999999999999999}]",
                "[{\"id\":\"a\"}]",
                "[{\"id\":7,\"amountMinor\":1}]",
                "[{\"id\":\"a\",\"id\":\"b\",\"amountMinor\":1}]"
            })
    void malformedJsonIsTheClientsFault(String body) {
        as(Tokens.operator(tenant))
                .contentType("application/json")
                .body(body)
                .post("/v1/samples")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
    }

    @Test
    void aBodyNestedTooDeepIsMalformed() {
        problem(
                as(Tokens.operator(tenant))
                        .contentType("application/json")
                        .body("[".repeat(10_000))
                        .post("/v1/samples")
                        .then(),
                400,
                "malformed-json");
    }

    @Test
    void aFieldOfTheWrongTypeIsNamed() {
        problem(
                        as(Tokens.operator(tenant))
                                .contentType("application/json")
                                .body("[{\"id\":\"a\",\"amountMinor\":\"ten\"}]")
                                .post("/v1/samples")
                                .then(),
                        400,
                        "malformed-json")
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/0/amountMinor"))
                .body("errors[0].fix", not(blankOrNullString()));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void aBodyOverTheLimitIsTooLarge(boolean isChunked) {
        byte[] body = new byte[5 * 1024 * 1024];
        RequestSpecification request = as(Tokens.operator(tenant)).contentType("application/json");
        if (isChunked) {
            request.config(io.restassured.RestAssured.config()
                            .httpClient(io.restassured.config.HttpClientConfig.httpClientConfig()))
                    .body(new java.io.ByteArrayInputStream(body));
        } else {
            request.body(body);
        }
        problem(request.post("/v1/samples").then(), 413, "too-large");
    }

    @Test
    void aDefectOfOursIsAnsweredWithAnIdAndNothingElse() {
        problem(as(Tokens.admin(tenant)).post("/v1/samples/defect").then(), 500, "internal")
                .body("detail", matchesPattern("Unexpected failure [0-9a-f]{16}; the log has it under this id."))
                .body("traceId", notNullValue());
    }

    @Test
    void pagesFollowEachOtherByCursor() {
        as(Tokens.operator(tenant))
                .contentType("application/json")
                .body(
                        "[{\"id\":\"a\",\"amountMinor\":1},{\"id\":\"b\",\"amountMinor\":2},{\"id\":\"c\",\"amountMinor\":3}]")
                .post("/v1/samples")
                .then()
                .statusCode(202);
        io.tieout.test.Eventually.holds(
                () -> as(Tokens.viewer(tenant)).get("/v1/samples").then().body("items", hasSize(3)));

        String next = as(Tokens.viewer(tenant))
                .get("/v1/samples?pageSize=2")
                .then()
                .body("items.id", equalTo(List.of("a", "b")))
                .extract()
                .path("next");

        as(Tokens.viewer(tenant))
                .queryParam("cursor", next)
                .get("/v1/samples")
                .then()
                .body("items.id", equalTo(List.of("c")))
                .body("$", not(hasKey("next")));
        problem(
                        as(Tokens.viewer(tenant + "2"))
                                .queryParam("cursor", next)
                                .get("/v1/samples")
                                .then(),
                        400,
                        "bad-cursor")
                .body("errors[0].pointer", equalTo("cursor"));
        problem(as(Tokens.viewer(tenant)).get("/v1/samples?pageSize=501").then(), 400, "bad-page-size");
        problem(as(Tokens.viewer(tenant)).get("/v1/samples?cursor=%25").then(), 400, "bad-cursor");
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String slug) {
        return response.statusCode(status)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tieout.io/problems/" + slug))
                .body("status", equalTo(status))
                .body("title", not(blankOrNullString()))
                .body("detail", not(blankOrNullString()));
    }

    private static RequestSpecification as(String token) {
        return given().auth().oauth2(token);
    }

    /// The same claims under `alg: none`.
    private String unsigned() {
        var encoder = java.util.Base64.getUrlEncoder().withoutPadding();
        String header = encoder.encodeToString(
                "{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return header + "." + Tokens.viewer(tenant).split("\\.", -1)[1] + ".";
    }
}
