package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.RefundStatus;
import io.tieout.ledger.Feed;
import io.tieout.ledger.TestEvents;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class ApiIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void tiesRefundsPayableInCaseA() {
        send(CaseA.of("case-a"));

        get("case-a", "/v1/accounts/2350/balance?entity=US&currency=USD&asOf=2026-03-06")
                .statusCode(200)
                .body("name", equalTo("Refunds payable"))
                .body("balances", hasSize(1))
                .body("balances[0].credits.amount", equalTo("291.75"))
                .body("balances[0].debits.amount", equalTo("248.75"))
                .body("balances[0].balance.amount", equalTo("43.00"))
                .body("balances[0].side", equalTo("credit"));
        get("case-a", "/v1/accounts/2350/balance?subKey=order:shopify-us:1006")
                .body("balances[0].balance.amount", equalTo("0.00"));
        get("case-a", "/v1/accounts/2350/balance?asOf=2026-03-02").body("balances", empty());
        get("case-a", "/v1/accounts/1110/balance").statusCode(200).body("balances", empty());
        get("case-a", "/v1/trial-balance?entity=US&currency=USD&asOf=2026-03-06")
                .statusCode(200)
                .body("books", hasSize(1))
                .body("books[0].accounts.account", contains("1200", "2350", "4200"))
                .body("books[0].accounts.find { it.account == '1200' }.credit.amount", equalTo("248.75"))
                .body("books[0].accounts.find { it.account == '4200' }.debit.amount", equalTo("291.75"))
                .body("books[0].totals.debit.amount", equalTo("291.75"))
                .body("books[0].totals.credit.amount", equalTo("291.75"))
                .body("books[0].totals.difference.amount", equalTo("0.00"));
        get("case-a", "/v1/trial-balance?currency=EUR").body("books", empty());
    }

    @Test
    void showsATransactionFromEndToEndUnderEveryIdItEverHad() {
        TestEvents events = new TestEvents("flow");
        BusinessEvent posted = events.posted("CM-1", "20.00", TestEvents.refund(TestEvents.STOREFRONT, "R1"));
        BusinessEvent approved = events.processed(
                "re_1",
                RefundStatus.APPROVED,
                "20.00",
                TestEvents.refund(TestEvents.PROCESSOR, "re_1"),
                TestEvents.order("1001"));
        BusinessEvent issued = events.issued("R1", "1001", "20.00");
        send(List.of(posted, approved, issued));

        String finalId =
                get("flow", "/v1/events/" + Feed.idOf(posted)).extract().path("event.correlationId");
        for (BusinessEvent event : List.of(posted, approved, issued)) {
            get("flow", "/v1/transactions/" + CorrelationIds.arrivalOf(event))
                    .statusCode(200)
                    .body("correlationId", equalTo(finalId))
                    .body("events.role", hasItems("storefront", "processor", "erp"))
                    .body("events.traceId", everyItem(not(nullValue())))
                    .body("events[0].occurredAt", equalTo("2026-03-03T10:00:00.25Z"))
                    .body("entries.row", containsInAnyOrder("4", "4c"))
                    .body("entries[0].lines.amount.amount", hasItem("20.00"))
                    .body("states.state", hasItems("issued", "approved", "posted"))
                    .body("balances.account", contains("1200", "4200"));
        }
        get("flow", "/v1/transactions").body("items", hasSize(1)).body("items[0].events", equalTo(3));
        for (String reference : List.of("order:shopify-us:1001", "refund:shopify-us:R1", "refund:stripe-us:re_1")) {
            get("flow", "/v1/lookup?ref=" + reference)
                    .statusCode(200)
                    .body("joins", equalTo(true))
                    .body("items.correlationId", contains(finalId));
        }
        get("flow", "/v1/lookup?ref=order:woo:1001").statusCode(200).body("items", empty());
    }

    @Test
    void findsWhatOnlyGroups() {
        TestEvents events = new TestEvents("grouped");
        send(List.of(
                events.captured("P1", "10.00", "card", TestEvents.order("1"), TestEvents.reference("customer:crm:C1")),
                events.captured(
                        "P2", "10.00", "card", TestEvents.order("2"), TestEvents.reference("customer:crm:C1"))));

        get("grouped", "/v1/lookup?ref=customer:crm:C1")
                .body("joins", equalTo(false))
                .body("items", hasSize(2));
    }

    @Test
    void tellsWhatBecameOfAnEvent() {
        TestEvents events = new TestEvents("fate");
        BusinessEvent issued = events.issued("R1", "1001", "20.00");
        send(List.of(issued, issued, events.issued("R1", "1001", "21.00")));
        BusinessEvent suspended = events.captured("P1", "50.00", "voucher-x", TestEvents.order("1001"));
        BusinessEvent failed = events.processed("re_9", RefundStatus.FAILED, "5.00");
        BusinessEvent posted = events.posted("CM-1", "20.00", null);
        send(List.of(suspended, failed, posted));

        Eventually.holds(() -> get("fate", "/v1/events/" + Feed.idOf(issued))
                .statusCode(200)
                .body("event.outcome", equalTo("booked"))
                .body("event.amount", equalTo(Map.of("amount", "20.00", "currency", "USD")))
                .body("entries[0].row", equalTo("4"))
                .body("entries[0].lines.account", contains("4200", "2350"))
                .body("duplicates", equalTo(1))
                .body("conflicts", hasSize(1))
                .body("conflicts[0].data.amount.amount", equalTo("21.00"))
                .body("data.reason", equalTo("changed mind")));
        get("fate", "/v1/events/" + Feed.idOf(suspended))
                .body("event.outcome", equalTo("suspended"))
                .body("event.suspenseCode", equalTo("tender:voucher-x"))
                .body("entries[0].lines.account", hasItem("2990"));
        get("fate", "/v1/events/" + Feed.idOf(failed))
                .body("event.outcome", equalTo("recorded"))
                .body(
                        "event.awaits",
                        equalTo(Feed.idOf(events.processed("re_9", RefundStatus.APPROVED, "5.00"))
                                .toString()))
                .body("entries", empty());
        get("fate", "/v1/events/" + Feed.idOf(posted)).body("event.outcome", equalTo("recorded"));
        get("fate", "/v1/events/" + UUID.randomUUID())
                .statusCode(404)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tieout.io/problems/unknown-event"))
                .body("detail", containsString("still be on its way"));
    }

    @Test
    void booksAFailureWithItsApprovalWhicheverComesFirst() {
        TestEvents events = new TestEvents("failed-first");
        BusinessEvent failed = events.processed("re_1", RefundStatus.FAILED, "20.00", TestEvents.order("1001"));
        BusinessEvent approved = events.processed("re_1", RefundStatus.APPROVED, "20.00", TestEvents.order("1001"));
        send(List.of(failed));
        get("failed-first", "/v1/entries").body("items", empty());

        send(List.of(approved));

        new Feed(stack).told(failed, "booked");
        get("failed-first", "/v1/entries").body("items.row", contains("4f", "4c"));
        get("failed-first", "/v1/events/" + Feed.idOf(failed))
                .body("event.outcome", equalTo("booked"))
                .body("event", not(hasKey("awaits")));
        get("failed-first", "/v1/accounts/2350/balance").body("balances[0].balance.amount", equalTo("0.00"));
        get("failed-first", "/v1/accounts/1200/balance").body("balances[0].balance.amount", equalTo("0.00"));
    }

    /// Two captures of one order, alike but for their ids, are flagged and stay booked; one of another amount is not
    /// theirs.
    @Test
    void flagsOneFactUnderSeveralKeys() {
        TestEvents events = new TestEvents("twice");
        send(List.of(
                events.captured("ch_1", "50.00", "card", TestEvents.order("1001")),
                events.captured("ch_2", "50.00", "card", TestEvents.order("1001")),
                events.captured("ch_3", "12.00", "card", TestEvents.order("1001")),
                events.captured("ch_4", "50.00", "card", TestEvents.order("1002"))));

        get("twice", "/v1/same-facts?from=2026-03-01&to=2026-03-31")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].amount.amount", equalTo("50.00"))
                .body("items[0].events.subject", containsInAnyOrder("ch_1", "ch_2"));
        get("twice", "/v1/same-facts?from=2026-04-01&to=2026-04-30").body("items", empty());
        get("twice", "/v1/same-facts?from=2026-01-01&to=2026-04-30").statusCode(400);
        get("twice", "/v1/accounts/2400/balance").body("balances[0].balance.amount", equalTo("162.00"));
    }

    @Test
    void filtersAndPages() {
        send(CaseA.of("paged"));

        List<String> seen = new ArrayList<>();
        String next = "";
        do {
            JsonPath page = get("paged", "/v1/entries?account=2350&pageSize=7&cursor=" + next)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.eventId"));
            next = page.getString("next");
        } while (next != null);
        assertThat(seen).hasSize(20).doesNotHaveDuplicates();
        get("paged", "/v1/entries?account=1200&pageSize=500").body("items", hasSize(9));
        get("paged", "/v1/entries?from=2026-03-04").body("items", empty());
        get("paged", "/v1/entries?to=2026-03-02").body("items", empty());
        get("paged", "/v1/entries?from=2026-03-03&to=2026-03-03&pageSize=500").body("items", hasSize(20));
        String r6 =
                get("paged", "/v1/lookup?ref=order:shopify-us:1006").extract().path("items[0].correlationId");
        get("paged", "/v1/entries?correlationId=" + r6).body("items", hasSize(6));
        get("paged", "/v1/events?type=tieout.erp-entry.posted.v1&pageSize=500").body("items", hasSize(8));
        get("paged", "/v1/events?source=stripe-us&subject=re_R1")
                .body("items.subject", contains("re_R1"))
                .body("$", not(hasKey("next")));
        get("paged", "/v1/events?from=2026-03-03&to=2026-03-03&pageSize=500").body("items", hasSize(30));
        String cursor = get("paged", "/v1/events?pageSize=29")
                .body("items", hasSize(29))
                .extract()
                .path("next");
        get("paged", "/v1/events?pageSize=29&cursor=" + cursor).body("items", hasSize(1));
        get("paged", "/v1/transactions?pageSize=5").body("items", hasSize(5)).body("$", hasKey("next"));
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
