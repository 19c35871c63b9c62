package io.tieout.alert.it;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.http.Method;
import io.restassured.specification.RequestSpecification;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Every operation, as nobody, as somebody without the role, and as another tenant.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "alert"))
@WithTestResource(MailServer.class)
class IsolationIT {

    private static final String RULE =
            "{\"name\":\"mine\",\"severity\":\"P2\",\"threshold\":{\"count\":1000},\"scope\":{\"rules\":[\"refunds\"]}}";
    private static final String MAIL =
            "{\"name\":\"mail\",\"kind\":\"email\",\"recipients\":[\"finance@example.com\"]}";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    private final String tenant = Breaks.freshTenant();
    private final Api api = new Api(tenant);

    /// Method, path, body and whether it changes something. `{id}` is something of the first tenant's.
    private record Operation(Method method, String path, String body, boolean isChange) {

        String key() {
            return method + " " + path.replaceAll("#.*", "");
        }

        String pathOf(Map<String, String> ids) {
            String kind = path.replaceAll(".*#", "");
            return path.replaceAll("#.*", "").replace("{id}", ids.getOrDefault(kind, ""));
        }
    }

    private static final List<Operation> OPERATIONS = List.of(
            new Operation(Method.GET, "/v1/alerts", "", false),
            new Operation(Method.GET, "/v1/alerts/{id}#alert", "", false),
            new Operation(Method.GET, "/v1/alerts/{id}/breaks#alert", "", false),
            new Operation(Method.POST, "/v1/alerts/{id}/acknowledge#alert", "{}", true),
            new Operation(Method.GET, "/v1/alerts/stream", "", false),
            new Operation(Method.GET, "/v1/alert-rules", "", false),
            new Operation(Method.POST, "/v1/alert-rules", RULE, true),
            new Operation(Method.GET, "/v1/alert-rules/{id}#rule", "", false),
            new Operation(Method.PUT, "/v1/alert-rules/{id}#rule", RULE, true),
            new Operation(Method.DELETE, "/v1/alert-rules/{id}#rule", "", true),
            new Operation(Method.GET, "/v1/channels", "", false),
            new Operation(Method.POST, "/v1/channels", MAIL, true),
            new Operation(Method.GET, "/v1/channels/{id}#channel", "", false),
            new Operation(Method.PUT, "/v1/channels/{id}#channel", MAIL, true),
            new Operation(Method.DELETE, "/v1/channels/{id}#channel", "", true),
            new Operation(Method.GET, "/v1/deliveries", "", false));

    @Test
    void everyOperationOfTheApiIsListedHere() {
        Map<String, Map<String, Object>> paths = given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .statusCode(200)
                .extract()
                .path("paths");
        Set<String> documented = new TreeSet<>();
        paths.forEach((path, operations) -> operations
                .keySet()
                .forEach(method -> documented.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path)));

        assertThat(OPERATIONS).extracting(Operation::key).containsExactlyInAnyOrderElementsOf(documented);
    }

    @Test
    void everyOperationIsDescribed() {
        Map<String, Map<String, Map<String, Object>>> paths = given().accept(ContentType.JSON)
                .get("/q/openapi?format=json")
                .then()
                .extract()
                .path("paths");

        paths.forEach((path, operations) -> operations.forEach((method, operation) -> {
            assertThat(operation).as("%s %s", method, path).containsKeys("summary", "responses", "security");
            assertThat(String.valueOf(operation.get("summary")))
                    .as("%s %s", method, path)
                    .contains(" ");
        }));
    }

    @Test
    void withoutATokenEverythingIs401() {
        for (Operation operation : OPERATIONS) {
            status(given(), operation, Map.of(), 401);
            status(given().auth().oauth2(Tokens.expired(tenant, "viewer", "operator")), operation, Map.of(), 401);
            status(given().auth().oauth2(Tokens.ofOtherIssuer(tenant, "viewer", "operator")), operation, Map.of(), 401);
        }
    }

    @Test
    void withoutATenantEverythingIs403() {
        String token = Tokens.withoutTenant("viewer", "operator");
        for (Operation operation : OPERATIONS) {
            status(given().auth().oauth2(token), operation, Map.of(), 403);
        }
    }

    @Test
    void aViewerChangesNothing() {
        Map<String, String> ids = somethingOfTheTenants();
        for (Operation operation : OPERATIONS) {
            if (operation.isChange()) {
                status(given().auth().oauth2(Tokens.viewer(tenant)), operation, ids, 403);
            }
        }
        assertThat(api.alerts().getFirst()).containsEntry("state", "open");
    }

    @Test
    void anotherTenantSeesAndTouchesNothing() {
        Map<String, String> ids = somethingOfTheTenants();
        String other = Breaks.freshTenant();
        for (Operation operation : OPERATIONS) {
            if (operation.path().contains("{id}")) {
                status(given().auth().oauth2(Tokens.operator(other)), operation, ids, 404);
            }
        }
        Api stranger = new Api(other);
        assertThat(stranger.alerts()).isEmpty();
        assertThat(stranger.deliveries()).isEmpty();
        stranger.get("/v1/channels").then().body("items", hasSize(0));
        stranger.get("/v1/alert-rules").then().body("items", hasSize(5));
        stranger.get("/v1/deliveries?alert=" + ids.get("alert")).then().body("items", hasSize(0));
        api.get("/v1/channels/" + ids.get("channel")).then().body("enabled", equalTo(true));
        assertThat(api.alerts().getFirst()).containsEntry("state", "open");
    }

    @Test
    void theDatabaseItselfHidesOtherTenants() throws SQLException {
        somethingOfTheTenants();
        for (String table :
                List.of("alert", "alert_change", "alert_rule", "channel", "delivery", "notice", "watched_break")) {
            try (var connection = stack.connect("alert", "alert_app");
                    var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
                assertThat(rows.next()).isTrue();
                assertThat(rows.getInt(1)).as(table).isZero();
            }
        }
    }

    @Test
    void historyCannotBeRewritten() throws SQLException {
        somethingOfTheTenants();
        try (var connection = stack.connect("alert", "alert_owner")) {
            connection.createStatement().execute("ALTER TABLE alert_change NO FORCE ROW LEVEL SECURITY");
            for (String change : List.of(
                    "UPDATE alert_change SET kind = 'x'", "DELETE FROM alert_change", "TRUNCATE alert_change")) {
                org.assertj.core.api.Assertions.assertThatThrownBy(
                                () -> connection.createStatement().execute(change))
                        .hasMessageContaining("append-only");
            }
            connection.createStatement().execute("ALTER TABLE alert_change FORCE ROW LEVEL SECURITY");
        }
    }

    private Map<String, String> somethingOfTheTenants() {
        api.post("/v1/channels", MAIL).then().statusCode(201);
        new Breaks(stack, tenant).open("150.00");
        Eventually.holds(() -> assertThat(api.alerts()).hasSize(1));
        return Map.of(
                "alert", String.valueOf(api.alerts().getFirst().get("alertId")),
                "rule", api.get("/v1/alert-rules").then().extract().path("items[0].id"),
                "channel", api.get("/v1/channels").then().extract().path("items[0].id"));
    }

    private static void status(
            RequestSpecification caller, Operation operation, Map<String, String> ids, int expected) {
        RequestSpecification request = operation.body().isEmpty()
                ? caller
                : caller.contentType(ContentType.JSON).body(operation.body());
        String path =
                operation.pathOf(ids.isEmpty() ? Map.of("alert", NOBODYS, "rule", NOBODYS, "channel", NOBODYS) : ids);
        var response = request.request(operation.method(), path);
        assertThat(response.statusCode()).as("%s", operation.key()).isEqualTo(expected);
        assertThat(response.contentType()).as("%s", operation.key()).contains("application/problem+json");
    }

    private static final String NOBODYS = "00000000-0000-8000-8000-000000000000";
}
