package io.tieout.recon;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import io.tieout.recon.fixture.Api;
import io.tieout.recon.fixture.Tenants;
import io.tieout.test.StackResource;
import io.tieout.test.Tokens;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Two files and nothing else, over HTTP.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "recon"))
class ReconciliationIT {

    private static final String TENANT = Tenants.fresh("files");
    private static final Api API = new Api(TENANT);
    private static final String PAYMENTS =
            "order_id,type,paid\nO1,card,25.00\nO2,card,10.00\nO2,voucher,5.00\n=O3,card,7.50\n";
    private static final String ITEMS =
            "order_id,line,price,freight\nO1,1,20.00,5.00\nO2,1,12.00,3.00\n=O3,1,7.00,0.60\n";

    @Test
    void proposesColumnsAndExplainsTheDifference() {
        Response created = post(PAYMENTS, ITEMS, Map.of());

        created.then()
                .statusCode(201)
                .header("Location", containsString("/v1/reconciliations/"))
                .body("ties", equalTo(false))
                .body("complete", equalTo(true))
                .body("columns.b", hasItems("order_id", "price + freight"))
                .body("sections[0].difference", equalTo("-0.10"))
                .body("sections[0].residual", equalTo("0.00"));
        JsonPath details = API.json("/v1/reconciliations/" + id(created));
        assertThat(details.getList("items.class")).containsExactly("amount");
        assertThat(details.getString("items[0].delta")).isEqualTo("-0.10");
        assertThat(details.getList("items[0].aRows.line")).containsExactly(5);
        assertThat(details.getString("createdAt")).isNotBlank();
    }

    @Test
    void takesTheOptionsOfTheCommandLine() {
        post(
                        PAYMENTS,
                        ITEMS,
                        Map.of("key", "order_id", "amountA", "paid", "amountB", "price+freight", "tolerance", "0.10"))
                .then()
                .statusCode(201)
                .body("ties", equalTo(true))
                .body("sections[0].accepted", equalTo("-0.10"));
    }

    @Test
    void pagesThroughMatches() {
        String id = id(post(PAYMENTS, ITEMS, Map.of()));

        JsonPath first = API.json("/v1/reconciliations/" + id + "?kind=match&pageSize=1");
        JsonPath second =
                API.json("/v1/reconciliations/" + id + "?kind=match&pageSize=1&cursor=" + first.getString("next"));

        assertThat(first.getList("items.stage")).containsExactly("key");
        assertThat(second.getList("items.stage")).containsExactly("key-sum");
        assertThat(second.getString("next")).isNull();
    }

    @Test
    void writesCsvThatRunsNothing() {
        String csv = API.get("/v1/reconciliations/" + id(post(PAYMENTS, ITEMS, Map.of())) + "?format=csv")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .extract()
                .asString();

        assertThat(csv.lines().skip(1))
                .containsExactly("amount,P2,'=O3,,7.50,7.60,-0.10,the amounts differ,Reverse and repost,5,4,0");
    }

    @Test
    void namesFileLineColumnAndFix() {
        post(
                        "id,amount\n1,5.00\n2,x\n",
                        "id,amount\n1,5.00\n2,6.00\n",
                        Map.of("amountA", "amount", "amountB", "amount"))
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tieout.io/problems/bad-file"))
                .body("detail", startsWith("a.csv, line 3, column \"amount\": \"x\" is no number"));
    }

    @Test
    void asksForTheFileThatIsMissing() {
        given().auth()
                .oauth2(Tokens.finance(TENANT))
                .multiPart("a", "a.csv", PAYMENTS.getBytes(StandardCharsets.UTF_8))
                .post("/v1/reconciliations")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("b"));
    }

    @Test
    void refusesMoreRowsThanItCompares() {
        String rows = IntStream.rangeClosed(1, 50_001)
                .mapToObj(id -> id + ",1.00\n")
                .collect(Collectors.joining("", "id,amount\n", ""));

        post(rows, rows, Map.of()).then().statusCode(413).body("detail", containsString("./tieout reconcile"));
    }

    @Test
    void keepsManyMatches() {
        String rows = IntStream.rangeClosed(1, 12_000)
                .mapToObj(id -> "R" + id + "," + id + ".25\n")
                .collect(Collectors.joining("", "id,amount\n", ""));

        Response created = post(rows, rows, Map.of());

        created.then().statusCode(201).body("sections[0].matches", equalTo(12_000));
        API.get("/v1/reconciliations/" + id(created) + "?kind=match&pageSize=500")
                .then()
                .statusCode(200)
                .body("items", hasSize(500));
        API.get("/v1/reconciliations/" + id(created) + "?kind=match&format=csv")
                .then()
                .statusCode(422);
    }

    @Test
    void isForThoseWhoMayAndOfTheirTenantOnly() {
        String id = id(post(PAYMENTS, ITEMS, Map.of()));

        assertThat(sent(Tokens.viewer(TENANT)).statusCode()).isEqualTo(403);
        assertThat(sent(Tokens.auditor(TENANT)).statusCode()).isEqualTo(403);
        assertThat(withFiles(given()).statusCode()).isEqualTo(401);
        assertThat(new Api(Tenants.fresh("others"))
                        .get("/v1/reconciliations/" + id)
                        .statusCode())
                .isEqualTo(404);
        assertThat(API.get("/v1/reconciliations/7").statusCode()).isEqualTo(400);
        API.get("/v1/reconciliations/" + id + "?kind=odd")
                .then()
                .statusCode(400)
                .body("errors[0].pointer", equalTo("kind"));
    }

    @Test
    void theNewestAreKept() {
        String tenant = Tenants.fresh("many");
        String first = id(sent(Tokens.finance(tenant)));
        for (int i = 0; i < 100; i++) {
            sent(Tokens.finance(tenant)).then().statusCode(201);
        }

        assertThat(new Api(tenant).get("/v1/reconciliations/" + first).statusCode())
                .isEqualTo(404);
    }

    private static Response post(String a, String b, Map<String, String> options) {
        return given().auth()
                .oauth2(Tokens.finance(TENANT))
                .multiPart("a", "a.csv", a.getBytes(StandardCharsets.UTF_8))
                .multiPart("b", "b.csv", b.getBytes(StandardCharsets.UTF_8))
                .formParams(options)
                .post("/v1/reconciliations");
    }

    private static Response sent(String token) {
        return withFiles(given().auth().oauth2(token));
    }

    private static Response withFiles(RequestSpecification request) {
        return request.multiPart("a", "a.csv", PAYMENTS.getBytes(StandardCharsets.UTF_8))
                .multiPart("b", "b.csv", ITEMS.getBytes(StandardCharsets.UTF_8))
                .post("/v1/reconciliations");
    }

    private static String id(Response created) {
        return created.then().statusCode(201).extract().path("id");
    }
}
