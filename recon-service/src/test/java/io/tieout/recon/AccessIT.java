package io.tieout.recon;

import static io.restassured.RestAssured.given;
import static io.tieout.recon.fixture.Shop.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Ledger;
import io.tieout.recon.fixture.Shop;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may read what, and what a wrong request is told.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class AccessIT {

    private static final String TENANT = Tenants.fresh("ours");
    private static final String OTHER = Tenants.fresh("theirs");
    private static final Api API = new Api(TENANT);
    private static final List<String> DESCRIBED = List.of(
            "/v1/acceptances",
            "/v1/breaks",
            "/v1/breaks/{id}",
            "/v1/matches",
            "/v1/reconciliations/{id}",
            "/v1/checkpoints/{id}/report",
            "/v1/payouts/{payout}/proof",
            "/v1/reports/balance-tie",
            "/v1/reports/breaks",
            "/v1/reports/completeness",
            "/v1/reports/diagnosis",
            "/v1/reports/cascades",
            "/v1/reports/divergence",
            "/v1/reports/divergence-points",
            "/v1/reports/systemic",
            "/v1/reports/inventory",
            "/v1/reports/inventory/transit",
            "/v1/reports/kpis",
            "/v1/reports/lag",
            "/v1/reports/orphans",
            "/v1/reports/side-by-side",
            "/v1/reports/statement",
            "/v1/reports/three-column",
            "/v1/reports/variance",
            "/v1/systems-of-record");
    private static String breakId = "";

    @BeforeEach
    void tellOneBreak() {
        if (breakId.isEmpty()) {
            Shop shop = new Shop(TENANT)
                    .issued("1", "A", usd("10.00"), "<script>alert(1)</script>", "2026-03-03T10:00:00Z")
                    .posted("CM", "1", usd("1.00"), "=cmd", "2026-03-03T10:05:00Z");
            new Ledger(new Topics(TestStack.shared())).tell(shop);
            Eventually.holds(
                    () -> assertThat(API.json("/v1/breaks").getList("items")).hasSize(1));
            breakId = API.breakId("refund:shopify-us:1");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/acceptances",
                "/v1/breaks",
                "/v1/breaks/{id}",
                "/v1/matches",
                "/v1/reports/balance-tie",
                "/v1/reports/balance-tie?format=csv",
                "/v1/reports/three-column",
                "/v1/reports/three-column?format=csv",
                "/v1/reports/variance",
                "/v1/reports/variance?format=csv",
                "/v1/reports/variance?format=xlsx",
                "/v1/reports/completeness",
                "/v1/reports/side-by-side",
                "/v1/reports/side-by-side?format=xlsx",
                "/v1/reports/lag",
                "/v1/reports/kpis",
                "/v1/reports/statement",
                "/v1/reports/statement?format=csv",
                "/v1/reports/diagnosis",
                "/v1/reports/divergence",
                "/v1/reports/divergence-points",
                "/v1/reports/divergence-points?format=csv",
                "/v1/reports/cascades",
                "/v1/reports/cascades?format=xlsx",
                "/v1/reports/systemic",
                "/v1/reports/inventory",
                "/v1/reports/inventory?format=xlsx",
                "/v1/reports/inventory/transit",
                "/v1/reports/inventory/transit?format=csv",
                "/v1/reports/orphans"
            })
    void demandsATokenWithATenantAndARole(String path) {
        assertThat(given().get(path, ids(path)).statusCode()).isEqualTo(401);
        assertThat(with(Tokens.expired(TENANT, "viewer"), path).statusCode()).isEqualTo(401);
        assertThat(with(Tokens.ofOtherIssuer(TENANT, "viewer"), path).statusCode())
                .isEqualTo(401);
        assertThat(with(Tokens.withoutTenant("viewer"), path).statusCode()).isEqualTo(403);
        assertThat(with(Tokens.of(TENANT, "cook"), path).statusCode()).isEqualTo(403);
        assertThat(with(Tokens.viewer(TENANT), path).statusCode()).isEqualTo(200);
        assertThat(with(Tokens.of(TENANT, "auditor"), path).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/payouts/payout:stripe-us:po_1/proof",
                "/v1/checkpoints/6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11/report?format=xlsx"
            })
    void tellsWhoMayReadWhetherItIsThere(String path) {
        assertThat(given().urlEncodingEnabled(false).get(path).statusCode()).isEqualTo(401);
        assertThat(withRole("cook", path)).isEqualTo(403);
        assertThat(withRole("viewer", path)).isEqualTo(404);
        assertThat(withRole("auditor", path)).isEqualTo(404);
    }

    private static int withRole(String role, String path) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.of(TENANT, role))
                .get(path)
                .statusCode();
    }

    /// Administrators and auditors decide nothing, and neither does a token without a role.
    @ParameterizedTest
    @CsvSource(textBlock = """
            accept,   finance
            approve,  approver
            withdraw, approver
            """)
    void letsOnlyFinanceAndApproversDecideWhatStays(String verb, String role) {
        String path = "/v1/breaks/6d5f0f5c-2c0b-8a4e-9d1f-0f6f3b9a7c11:" + verb;
        Map<String, ?> body = switch (verb) {
            case "accept" -> Map.of("version", 1, "reason", "small");
            case "approve" -> Map.of("contentSha256", "0".repeat(64));
            default -> Map.of("reason", "small");
        };

        assertThat(given().urlEncodingEnabled(false)
                        .contentType("application/json")
                        .body(body)
                        .post(path)
                        .statusCode())
                .isEqualTo(401);
        for (String other : List.of("viewer", "operator", "auditor", "admin", "cook")) {
            assertThat(deciding(other, path, body)).as(other).isEqualTo(403);
        }
        assertThat(deciding(role, path, body)).isEqualTo(404);
    }

    private static int deciding(String role, String path, Map<String, ?> body) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.of(TENANT, role))
                .contentType("application/json")
                .body(body)
                .post(path)
                .statusCode();
    }

    @Test
    void showsAnotherTenantNothing() {
        Api other = new Api(OTHER);

        assertThat(other.json("/v1/breaks").getList("items")).isEmpty();
        assertThat(other.get("/v1/breaks/" + breakId).statusCode()).isEqualTo(404);
        assertThat(other.json("/v1/matches").getList("items")).isEmpty();
        assertThat(other.json("/v1/matches?record=refund:shopify-us:1").getList("items"))
                .isEmpty();
        assertThat(other.json("/v1/reports/three-column").getList("sections")).isEmpty();
        assertThat(other.json("/v1/reports/three-column?asOf=2026-02-01").getList("sections"))
                .isEmpty();
        assertThat(other.get("/v1/reports/three-column?format=csv").asString().lines())
                .hasSize(1);
        assertThat(other.json("/v1/reports/variance?include=all").getList("items"))
                .isEmpty();
        assertThat(other.get("/v1/reports/variance?format=csv&include=all")
                        .asString()
                        .lines())
                .hasSize(1);
        for (String report : List.of(
                "completeness", "side-by-side", "lag", "kpis", "statement", "diagnosis", "divergence", "orphans")) {
            assertThat(other.get("/v1/reports/" + report + "?format=csv").asString())
                    .as(report)
                    .doesNotContain("shopify-us")
                    .doesNotContain("9.00");
        }
        for (String page : List.of(
                "/pages",
                "/pages/breaks?status=",
                "/pages/incidents?status=",
                "/pages/reports/variance?include=all",
                "/pages/reports/statement",
                "/pages/checkpoints",
                "/pages/three-column.csv")) {
            String html =
                    signedIn(OTHER).get(page).then().statusCode(200).extract().asString();
            assertThat(html).doesNotContain("9.00").doesNotContain(breakId).doesNotContain("shopify-us");
        }
        signedIn(OTHER)
                .get("/pages/breaks/" + breakId)
                .then()
                .statusCode(404)
                .body(containsString("There is no break"));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            /v1/breaks?class=lost                    | bad-filter    | class         | Send one of conflict, duplicate-posting
            /v1/breaks?status=done                   | bad-filter    | status        | Send one of open, accepted, closed, absorbed
            /v1/breaks?severity=P9                   | bad-filter    | severity      | Send one of P1, P2, P3, P4
            /v1/breaks?from=yesterday                | bad-filter    | from          | Send a date such as 2026-03-06
            /v1/breaks?to=2026-02-30                 | bad-filter    | to            | Send a date such as 2026-03-06
            /v1/breaks?minAmount=much                | bad-filter    | minAmount     | Send major units such as 100.00
            /v1/breaks?minAmount=1e9                 | bad-filter    | minAmount     | Send major units such as 100.00
            /v1/breaks?correlationId=7               | bad-id        | correlationId | Send a UUID
            /v1/breaks?cursor=bm90aGluZw             | bad-cursor    | cursor        | Send 'next' of the previous page
            /v1/breaks?pageSize=0                    | bad-page-size | pageSize      | from 1 to 500
            /v1/breaks?asOf=2999-01-01               | bad-filter    | asOf          | or an earlier day
            /v1/breaks/7                             | bad-id        | id            | Send a UUID
            /v1/matches?record=9001                  | bad-filter    | record        | such as refund:shopify-us:9001
            /v1/matches?from=yesterday               | bad-filter    | from          | Send a date such as 2026-03-06
            /v1/matches?correlationId=7              | bad-id        | correlationId | Send a UUID
            /v1/matches?cursor=bm90aGluZw            | bad-cursor    | cursor        | Send 'next' of the previous page
            /v1/acceptances?cursor=x                 | bad-cursor    | cursor        | Send 'next' of the previous page
            /v1/matches?pageSize=501                 | bad-page-size | pageSize      | from 1 to 500
            /v1/reports/three-column?by=colour       | bad-filter    | by            | Send one of status, date, order
            /v1/reports/three-column?status=odd      | bad-filter    | status        | Send one of approved, pending
            /v1/reports/three-column?format=pdf      | bad-filter    | format        | Send csv, xlsx or json
            /v1/reports/three-column?asOf=2999-01-01 | bad-filter    | asOf          | or an earlier day
            /v1/reports/statement?asOf=2001-01-01    | bad-filter    | asOf          | or read the checkpoint of then
            /v1/reports/statement?step=9             | bad-filter    | step          | Send one of no-event-stream
            /v1/reports/diagnosis?cursor=x           | bad-cursor    | cursor        | Send 'next' of the previous page
            /v1/reports/kpis?from=2026-01-01&to=2027-06-01 | bad-filter | from       | or an earlier 'to'
            /v1/reports/lag?from=2026-03-06&to=2026-03-05 | bad-filter | to          | not before 'from'
            /v1/reports/variance?cursor=x            | bad-cursor    | cursor        | Send 'next' of the previous page
            """)
    void namesTheParameterAndTheFix(String path, String slug, String pointer, String fix) {
        API.get(path)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tieout.io/problems/" + slug))
                .body("errors[0].pointer", equalTo(pointer))
                .body("errors[0].fix", containsString(fix));
    }

    @Test
    void choosesTheRepresentationByTheAcceptHeader() {
        assertThat(accepting("text/csv").contentType()).startsWith("text/csv");
        assertThat(accepting("application/json").contentType()).startsWith("application/json");
        assertThat(accepting("*/*").contentType()).startsWith("application/json");
        assertThat(accepting("image/png").statusCode()).isEqualTo(406);
    }

    @Test
    void escapesWhatSourcesSendInPagesAndKeepsThemPrivate() {
        Response page = signedIn(TENANT).get("/pages/breaks/" + breakId);

        assertThat(page.asString())
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;")
                .doesNotContain("<script>alert");
        assertThat(page.header("Content-Security-Policy"))
                .contains("default-src 'none'")
                .doesNotContain("unsafe-inline");
        assertThat(page.header("Cache-Control")).isEqualTo("no-store");
        assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void leadsPagesWithoutATokenToTheSignInAndBack() {
        given().redirects()
                .follow(false)
                .get("/pages/breaks?status=closed")
                .then()
                .statusCode(303)
                .header("Location", containsString("/pages/sign-in?next=%2Fpages%2Fbreaks%3Fstatus%3Dclosed"));
        given().redirects()
                .follow(false)
                .cookie("tieout-token", Tokens.expired(TENANT, "viewer"))
                .get("/pages")
                .then()
                .statusCode(303);
        given().redirects()
                .follow(false)
                .formParam("token", Tokens.viewer(TENANT))
                .formParam("next", "https://elsewhere.example/pages")
                .post("/pages/sign-in")
                .then()
                .statusCode(303)
                .header("Location", containsString("/pages"))
                .header("Set-Cookie", containsString("HttpOnly"))
                .header("Set-Cookie", containsString("SameSite=Strict"))
                .header("Set-Cookie", containsString("Path=/pages"));
        given().formParam("token", Tokens.withoutTenant("viewer"))
                .post("/pages/sign-in")
                .then()
                .statusCode(401)
                .body(containsString("This token is not accepted"));
    }

    /// The cookie opens the pages; the API asks for the header all the same.
    @Test
    void doesNotOpenTheApiByTheCookie() {
        signedIn(TENANT).get("/v1/breaks").then().statusCode(401);
    }

    @Test
    void describesEveryOperationWithAnExample() {
        JsonPath api = given().accept("application/json")
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();

        Map<String, Map<String, Object>> paths = api.getMap("paths");
        assertThat(paths.keySet()).containsAll(DESCRIBED).noneMatch(path -> path.startsWith("/pages"));
        for (String path : DESCRIBED) {
            String get = "paths.'" + path + "'.get";
            assertThat(api.getString(get + ".summary")).as(path).isNotBlank();
            String format = path.equals("/v1/reports/breaks") ? "text/csv" : "application/json";
            assertThat(api.getMap(get + ".responses.'200'.content.'" + format + "'.examples"))
                    .as(path)
                    .isNotEmpty();
            assertThat(api.getMap(get + ".responses")).as(path).containsKeys("400", "401", "403");
        }
        given().get("/q/health/live").then().statusCode(200).body("status", is("UP"));
    }

    private static Object[] ids(String path) {
        return path.contains("{id}") ? new Object[] {breakId} : new Object[0];
    }

    private static Response with(String token, String path) {
        return given().auth().oauth2(token).get(path, ids(path));
    }

    private static Response accepting(String type) {
        return given().auth().oauth2(Tokens.viewer(TENANT)).accept(type).get("/v1/reports/three-column");
    }

    private static io.restassured.specification.RequestSpecification signedIn(String tenant) {
        return given().cookie("tieout-token", Tokens.viewer(tenant));
    }
}
