package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.GiftCardMove;
import io.tieout.event.StoredValueOrigin;
import io.tieout.ledger.CardEvents;
import io.tieout.ledger.Feed;
import io.tieout.ledger.TestEvents;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Who may ask, and what is answered to a question that cannot be read.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class AccessIT {

    /// What the list in an answer is called where it is not `items`, by a part of the path.
    private static final Map<String, String> LISTS =
            Map.of("/balance", "balances", "trial-balance", "books", "by=card", "cards", "by=origin", "books");

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "/v1/events/not-an-id, bad-id, eventId",
        "/v1/events/1-1-1-1-1, bad-id, eventId",
        "/v1/events?type=tieout.order.eaten.v1, bad-filter, type",
        "/v1/events?from=yesterday, bad-filter, from",
        "/v1/events?pageSize=0, bad-page-size, pageSize",
        "/v1/events?cursor=abc, bad-cursor, cursor",
        "/v1/events?subject=%00, bad-filter, subject",
        "/v1/transactions/1, bad-id, correlationId",
        "/v1/lookup, bad-reference, ref",
        "/v1/lookup?ref=order, bad-reference, ref",
        "/v1/lookup?ref=colour:x:red, bad-reference, ref",
        "/v1/entries?correlationId=1, bad-id, correlationId",
        "/v1/entries?to=2026-02-30, bad-filter, to",
        "/v1/trial-balance?currency=DOLLAR, bad-filter, currency",
        "/v1/trial-balance?asOf=06.03.2026, bad-filter, asOf",
        "/v1/accounts/2350/balance?currency=XAU, bad-filter, currency",
        "/v1/accounts/2350/sub-keys?open=maybe, bad-filter, open",
        "/v1/events?role=cashier, bad-filter, role",
        "/v1/events?outcome=conflict, bad-filter, outcome",
        "/v1/events?reference=order, bad-reference, reference",
        "/v1/events?recordedFrom=2026-03-03, bad-filter, recordedFrom",
        "/v1/entries?eventId=1, bad-id, eventId",
        "/v1/suspense?asOf=yesterday, bad-filter, asOf",
        "/v1/settlements?period=2026-7, bad-filter, period",
        "/v1/settlements?state=lost, bad-filter, state",
        "/v1/settlements?pageSize=0, bad-page-size, pageSize",
        "/v1/unmapped?kind=colour, bad-filter, kind",
        "/v1/cross-references?kind=colour, bad-filter, kind",
        "/v1/reports/stored-value-roll-forward?by=shop, bad-filter, by",
        "/v1/reports/stored-value-roll-forward?by=card&pageSize=0, bad-page-size, pageSize"
    })
    void namesTheParameterThatIsWrong(String path, String slug, String parameter) {
        get("wrong", path)
                .statusCode(400)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tieout.io/problems/" + slug))
                .body("errors[0].pointer", equalTo(parameter))
                .body("errors[0].fix", not(nullValue()));
    }

    @Test
    void refusesAnAccountThatTheChartHasNot() {
        get("wrong", "/v1/accounts/9999/balance")
                .statusCode(404)
                .body("type", equalTo("https://tieout.io/problems/unknown-account"))
                .body("errors[0].fix", containsString("2350"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/v1/events",
                "/v1/transactions",
                "/v1/lookup?ref=order:shopify-us:1001",
                "/v1/entries",
                "/v1/accounts/2350/balance",
                "/v1/accounts/2350/sub-keys",
                "/v1/suspense",
                "/v1/reports/stored-value-roll-forward?by=card",
                "/v1/reports/stored-value-roll-forward?by=origin",
                "/v1/trial-balance",
                "/v1/periods"
            })
    void showsAnotherTenantNothing(String path) {
        ownedBySomebodyElse();
        String empty = get("nobody", path).statusCode(200).extract().asString();
        assertThat(empty).doesNotContain("owner", "R1", "20.00");
        String list = LISTS.entrySet().stream()
                .filter(known -> path.contains(known.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("items");
        get("nobody", path).body(list, empty());
        get("owner", path).body(list, not(empty()));
        given().get(path).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of("owner", "integration"))
                .get(path)
                .then()
                .statusCode(403);
        given().auth().oauth2(Tokens.withoutTenant("viewer")).get(path).then().statusCode(403);
        given().auth()
                .oauth2(Tokens.expired("owner", "viewer"))
                .get(path)
                .then()
                .statusCode(401);
        given().auth().oauth2(Tokens.auditor("owner")).get(path).then().statusCode(200);
    }

    @Test
    void findsNothingOfAnotherTenantByItsIds() {
        BusinessEvent issued = ownedBySomebodyElse();
        String event = "/v1/events/" + Feed.idOf(issued);
        String transaction = "/v1/transactions/" + CorrelationIds.arrivalOf(issued);
        for (String path : List.of(event, transaction, "/v1/gift-cards/G1")) {
            get("owner", path).statusCode(200);
            get("nobody", path).statusCode(404);
            given().get(path).then().statusCode(401);
            given().auth()
                    .oauth2(Tokens.of("owner", "integration"))
                    .get(path)
                    .then()
                    .statusCode(403);
        }
        get("nobody", "/v1/entries?correlationId=" + CorrelationIds.arrivalOf(issued))
                .body("items", empty());
    }

    private BusinessEvent ownedBySomebodyElse() {
        BusinessEvent issued = new TestEvents("owner").issued("R1", "1001", "20.00");
        send(List.of(
                issued,
                new TestEvents("owner").captured("P1", "20.00", "voucher-x", TestEvents.order("1001")),
                new CardEvents("owner").moved(GiftCardMove.LOADED, StoredValueOrigin.SOLD, "G1", "20.00")));
        return issued;
    }

    private void send(List<? extends BusinessEvent> events) {
        Feed feed = new Feed(stack);
        feed.send(events);
        String tenant = events.getFirst().envelope().tenant();
        for (BusinessEvent event : events) {
            Eventually.holds(() -> get(tenant, "/v1/events/" + Feed.idOf(event)).statusCode(200));
        }
    }

    private static ValidatableResponse get(String tenant, String path) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.viewer(tenant))
                .get(path)
                .then();
    }
}
