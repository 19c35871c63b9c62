package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.SourceRole;
import io.tieout.event.StockEvent.StockMoved;
import io.tieout.event.StockMove;
import io.tieout.ledger.Feed;
import io.tieout.ledger.TestEvents;
import io.tieout.ledger.policy.PolicyFile;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Versions of the posting policy, from the draft to the entries they book.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class PolicyIT {

    private static final String POLICIES = "/v1/posting-policies";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void booksByTheVersionOfTheBusinessDate() {
        LocalDate from = Drafts.later(0);
        save("dated", Drafts.of(4, from)).statusCode(201);
        decide("dated", "retail-default@4:activate", "approver")
                .statusCode(200)
                .body("status", equalTo("active"))
                .body("savedBy", equalTo("finance@dated"))
                .body("activatedBy", equalTo("approver@dated"));

        // Told before the earlier one, so that the order of arrival would show.
        RefundProcessed after = approved("dated", "re_2", from);
        RefundProcessed before = approved("dated", "re_1", from.minusDays(1));
        new Feed(stack).send(after, before);
        new Feed(stack).told(after, 1);
        new Feed(stack).told(before, 1);

        get("dated", "/v1/events/" + Feed.idOf(before))
                .body("entries.policy", contains("retail-default/3"))
                .body("entries[0].lines.account", contains("2350", "1200"));
        get("dated", "/v1/events/" + Feed.idOf(after))
                .body("entries.policy", contains("retail-default/4"))
                .body("entries[0].lines.account", contains("2350", "1210"));
        get("dated", POLICIES)
                .body("items.id", contains("retail-default@4", "retail-default@3"))
                .body("items.status", contains("active", "configured"))
                .body("items[1].effectiveTo", equalTo(from.minusDays(1).toString()));
        get("other", POLICIES).body("items.id", contains("retail-default@3"));
        get("other", POLICIES + "/retail-default@4").statusCode(404);
    }

    /// Which version values a movement follows from its business date, also when the cost is told, or changed, later.
    @Test
    void valuesByTheVersionThatBooksTheMovement() {
        LocalDate from = Drafts.later(0);
        save("valued", Drafts.of(4, from)).statusCode(201);
        decide("valued", "retail-default@4:activate", "approver").statusCode(200);
        StockMoved after = received("valued", "MV-2", from);
        StockMoved before = received("valued", "MV-1", from.minusDays(1));
        Feed feed = new Feed(stack);
        for (BusinessEvent event : List.of(
                after,
                cost("valued", "2026-01-01T00:00:00Z", "3.00"),
                before,
                cost("valued", "2026-02-01T00:00:00Z", "4.00"))) {
            feed.send(event);
            feed.told(event, 1);
        }

        get("valued", "/v1/events/" + Feed.idOf(before))
                .body("entries.policy.unique()", contains("retail-default/3"))
                .body("entries", hasSize(3));
        get("valued", "/v1/events/" + Feed.idOf(after)).body("entries.policy.unique()", contains("retail-default/4"));
        get("valued", "/v1/accounts/2050/balance").body("balances[0].balance.amount", equalTo("20.00"));
        get("valued", "/v1/accounts/2060/balance").body("balances[0].balance.amount", equalTo("20.00"));
        get("valued", "/v1/accounts/1400/balance").body("balances[0].balance.amount", equalTo("40.00"));
    }

    @Test
    void keepsADraftUnderItsVersionForEver() {
        String yaml = Drafts.of(4, Drafts.later(0));
        String location = save("kept", yaml)
                .statusCode(201)
                .body("id", equalTo("retail-default@4"))
                .body("status", equalTo("draft"))
                .extract()
                .header("Location");
        save("kept", yaml).statusCode(200);
        save("kept", yaml + "# another text\n")
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/policy-taken"));
        save(
                        "kept",
                        PolicyFile.text("policies/retail-default.yaml")
                                .replaceFirst("(?m)^policy:", "effectiveFrom: 2099-01-01\npolicy:"))
                .statusCode(409);

        get("kept", location.substring(location.indexOf("/v1")))
                .statusCode(200)
                .body("yaml", equalTo(yaml))
                .body("policy.status", equalTo("draft"))
                .body("accounts.account", hasItems("1200", "2350"))
                .body("facts.find { it.fact == 'refund.processed' }.rows", greaterThan(3))
                .body("options.promotions", equalTo("memo"));
    }

    @Test
    void refusesABadPolicyWithTheLineAndTheFix() {
        String good = Drafts.of(4, Drafts.later(0));
        refused(good.replaceFirst("(?m)^effectiveFrom: .*$", "#"), "effectiveFrom is missing");
        refused(good.replaceFirst("(?m)^effectiveFrom: .*$", "effectiveFrom: soon"), "is a business date");
        refused(good.replaceFirst("1110: amount", "1119: amount"), "unknown account 1119");
        refused(good.replaceFirst("credit: \\{4000: gross, 2100: tax}", "credit: {4000: gross}"), "is unbalanced in");
        refused(good.replaceFirst("tender: cash", "tender: [cash, card]"), "hold for the same event");
        refused(
                Drafts.changed(
                        good,
                        "  refund.processed:",
                        "- row: suspense (4c)\n",
                        "- row: suspense (4c)\n        when: {status: pending}\n"),
                "has no row and no suspense row");
        refused("]", "is not YAML");
        get("refused", POLICIES).body("items", hasSize(1));
    }

    @Test
    void refusesNothingAtAllLikeAnythingThatIsNoPolicy() {
        given().auth()
                .oauth2(Tokens.finance("nothing"))
                .contentType("application/yaml")
                .post(POLICIES)
                .then()
                .statusCode(422)
                .body("type", equalTo("https://tieout.io/problems/policy-refused"));
    }

    private static void refused(String yaml, String why) {
        save("refused", yaml)
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tieout.io/problems/policy-refused"))
                .body("detail", startsWith("Line "))
                .body("errors[0].pointer", startsWith("line "))
                .body("errors[0].message", containsString(why))
                .body("errors[0].fix", containsString("Change line "));
    }

    @Test
    void needsASecondPersonAndADateThatIsFarEnough() {
        save("decided", Drafts.of(4, Drafts.later(0))).statusCode(201);
        // Today has begun somewhere on Earth at every time of the day; tomorrow has only from 10:00 UTC on.
        save("decided", Drafts.of(5, Drafts.later(-3))).statusCode(201);
        save("decided", Drafts.of(6, Drafts.later(0))).statusCode(201);

        decide("decided", "retail-default@4:activate", "finance", "approver")
                .statusCode(403)
                .body("type", equalTo("https://tieout.io/problems/second-person-needed"));
        decide("decided", "retail-default@4:activate", "finance").statusCode(403);
        decide("decided", "retail-default@5:activate", "approver")
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/too-soon"));
        decide("decided", "retail-default@9:activate", "approver").statusCode(404);
        decide("decided", "retail-default@3:activate", "approver")
                .statusCode(409)
                .body("detail", containsString("configured"));
        decide("decided", "nothing:activate", "approver").statusCode(400);

        decide("decided", "retail-default@4:activate", "approver").statusCode(200);
        decide("decided", "retail-default@4:activate", "approver").statusCode(200);
        decide("decided", "retail-default@6:activate", "approver")
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/policy-date-taken"));
        save("decided", Drafts.of(7, Drafts.later(0)))
                .statusCode(422)
                .body("errors[0].message", containsString("another version holds from"));

        decide("decided", "retail-default@4:retire", "approver").statusCode(200).body("status", equalTo("retired"));
        decide("decided", "retail-default@4:activate", "approver").statusCode(409);
        decide("decided", "retail-default@6:activate", "approver").statusCode(200);
        get("decided", POLICIES).body("items.findAll { it.status == 'active' }.id", contains("retail-default@6"));
    }

    @Test
    void letsOnlyThoseInWhoMay() {
        for (String token : new String[] {Tokens.viewer("may"), Tokens.auditor("may"), Tokens.approver("may")}) {
            given().auth()
                    .oauth2(token)
                    .contentType("application/yaml")
                    .body(Drafts.of(4, Drafts.later(0)).getBytes(UTF_8))
                    .post(POLICIES)
                    .then()
                    .statusCode(403);
        }
        given().get(POLICIES).then().statusCode(401);
        get("may", POLICIES + "/retail-default@3").statusCode(200).body("policy.status", equalTo("configured"));
        get("may", POLICIES + "/retail-default@3").body("accounts.name", hasItem("Refunds payable"));
    }

    static RefundProcessed approved(String tenant, String refund, LocalDate businessDate) {
        RefundProcessed approved = new TestEvents(tenant).processed(refund, RefundStatus.APPROVED, "20.00");
        return new RefundProcessed(
                on(approved.envelope(), businessDate),
                approved.status(),
                approved.statusAsSent(),
                approved.amount(),
                null);
    }

    private static Envelope on(Envelope told, LocalDate businessDate) {
        return new Envelope(
                told.tenant(),
                told.entity(),
                told.source(),
                told.role(),
                told.deliveryId(),
                told.subject(),
                told.occurredAt(),
                told.receivedAt(),
                businessDate,
                null,
                told.references(),
                told.provenance());
    }

    static ValidatableResponse save(String tenant, String yaml) {
        return given().auth()
                .oauth2(Tokens.finance(tenant))
                .contentType("application/yaml")
                .body(yaml.getBytes(UTF_8))
                .post(POLICIES)
                .then();
    }

    private static ValidatableResponse decide(String tenant, String path, String... roles) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.of(tenant, roles))
                .post(POLICIES + "/" + path)
                .then();
    }

    private static ValidatableResponse get(String tenant, String path) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.viewer(tenant))
                .get(path)
                .then();
    }

    private static StockMoved received(String tenant, String movement, LocalDate businessDate) {
        return new StockMoved(
                on(new TestEvents(tenant).envelope("wms-us", SourceRole.WMS, movement), businessDate),
                StockMove.RECEIPT,
                "SKU-1",
                "S1",
                5,
                null,
                null,
                null,
                null);
    }

    private static BusinessEvent cost(String tenant, String effectiveAt, String cost) {
        return new UnitCostChanged(
                new TestEvents(tenant).envelope(TestEvents.ERP, SourceRole.ERP, "SKU-1"),
                Instant.parse(effectiveAt),
                TestEvents.usd(cost),
                null);
    }
}
