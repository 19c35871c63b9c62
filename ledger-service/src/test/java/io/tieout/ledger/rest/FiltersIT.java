package io.tieout.ledger.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.tieout.event.BusinessEvent;
import io.tieout.event.RefundStatus;
import io.tieout.ledger.Feed;
import io.tieout.ledger.TestEvents;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The lists of events and entries: what the filters leave, and pages while more is recorded.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class FiltersIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void filtersEvents() {
        TestEvents events = new TestEvents("filter-events");
        Client client = new Client(stack, "filter-events");
        client.send(
                events.captured("P1", "10.00", "card", TestEvents.order("1")),
                events.captured("P2", "10.00", "voucher-x", TestEvents.order("2")),
                events.issued("R1", "1", "5.00"),
                events.processed("re_9", RefundStatus.FAILED, "5.00"),
                events.posted("CM-1", "5.00", null));

        client.get("/v1/events?entity=US").body("items", hasSize(5));
        client.get("/v1/events?entity=CA").body("items", empty());
        client.get("/v1/events?role=processor").body("items.subject", containsInAnyOrder("P1", "P2", "re_9"));
        client.get("/v1/events?role=processor&outcome=booked").body("items.subject", contains("P1"));
        client.get("/v1/events?outcome=suspended").body("items.subject", contains("P2"));
        client.get("/v1/events?outcome=recorded")
                .body("items.subject", containsInAnyOrder("re_9", "CM-1"))
                .body("items.outcome", everyItem(is("recorded")));
        String recorded = client.get("/v1/events?outcome=suspended").extract().path("items[0].recordedAt");
        client.get("/v1/events?outcome=suspended&recordedFrom=" + recorded).body("items", hasSize(1));
        client.get("/v1/events?outcome=suspended&recordedBefore=" + recorded).body("items", empty());
        client.get("/v1/events?recordedFrom=2026-01-01T00:00:00Z").body("items", hasSize(5));
    }

    @Test
    void findsTheEventsThatCarryAReference() {
        TestEvents events = new TestEvents("filter-reference");
        BusinessEvent captured = events.captured(
                "P1", "10.00", "card", TestEvents.reference("payment:stripe-us:P1"), TestEvents.order("1"));
        BusinessEvent issued = events.issued("R1", "1", "5.00");
        BusinessEvent grouped = events.captured(
                "P2", "10.00", "card", TestEvents.order("2"), TestEvents.reference("customer:crm:C\"1"));
        Client client = new Client(stack, "filter-reference");
        client.send(captured, issued, grouped);
        client.send(events.captured("P2", "10.00", "card", TestEvents.order("2"), TestEvents.order("3")));

        client.get("/v1/events?reference=order:shopify-us:1").body("items.subject", containsInAnyOrder("R1", "P1"));
        client.get("/v1/events?reference=payment:stripe-us:P1").body("items.subject", contains("P1"));
        client.get("/v1/events?reference=customer:crm:C%221").body("items.subject", contains("P2"));
        client.get("/v1/events?reference=order:shopify-us:1&role=storefront").body("items.subject", contains("R1"));
        client.get("/v1/events?reference=order:shopify-us:404").body("items", empty());
        Eventually.holds(
                () -> client.get("/v1/events?reference=order:shopify-us:3").body("items.subject", contains("P2")));
    }

    @Test
    void filtersEntries() {
        TestEvents events = new TestEvents("filter-entries");
        BusinessEvent issued = events.issued("R1", "1", "5.00");
        Client client = new Client(stack, "filter-entries");
        client.send(
                events.captured("P1", "10.00", "card", TestEvents.order("1")),
                issued,
                events.processed("re_1", RefundStatus.APPROVED, "5.00", TestEvents.order("1")));

        client.get("/v1/entries?entity=US&currency=USD").body("items", hasSize(3));
        client.get("/v1/entries?entity=CA").body("items", empty());
        client.get("/v1/entries?currency=EUR").body("items", empty());
        client.get("/v1/entries?account=2350&subKey=order:shopify-us:1")
                .body("items.row", containsInAnyOrder("4", "4c"));
        client.get("/v1/entries?account=4200&subKey=order:shopify-us:1").body("items", empty());
        client.get("/v1/entries?row=4c").body("items.row", contains("4c"));
        client.get("/v1/entries?row=2a").body("items.row", contains("1b, 2a"));
        client.get("/v1/entries?row=1").body("items", empty());
        client.get("/v1/entries?policy=retail-default").body("items", hasSize(3));
        String policy = client.get("/v1/entries").extract().path("items[0].policy");
        client.get("/v1/entries?policy=" + policy).body("items", hasSize(3));
        client.get("/v1/entries?policy=retail").body("items", empty());
        client.get("/v1/entries?eventId=" + Feed.idOf(issued))
                .body("items.row", contains("4"))
                .body("items[0].lines.account", hasItem("2350"));
        client.get("/v1/entries?account=2350&from=2026-03-03&to=2026-03-03").body("items", hasSize(2));
        client.get("/v1/entries?account=2350&from=2026-03-04").body("items", empty());
    }

    @Test
    void pagesAreStableWhileMoreIsRecorded() {
        TestEvents events = new TestEvents("stable");
        Client client = new Client(stack, "stable");
        List<BusinessEvent> first = captures(events, "A", 12);
        client.send(first);

        assertThat(pagesWhileRecording(client, "/v1/events?pageSize=5", events, "B"))
                .doesNotHaveDuplicates()
                .containsAll(ids(first));
        assertThat(pagesWhileRecording(client, "/v1/entries?account=1200&pageSize=5", events, "C"))
                .doesNotHaveDuplicates()
                .containsAll(ids(first));
    }

    /// The event ids of all pages; before each further page two more events are recorded.
    private static List<String> pagesWhileRecording(Client client, String path, TestEvents events, String prefix) {
        List<String> seen = new ArrayList<>();
        String next = "";
        int pages = 0;
        do {
            JsonPath page = client.get(path + "&cursor=" + next)
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            seen.addAll(page.getList("items.eventId"));
            next = page.getString("next");
            if (pages < 2) {
                client.send(captures(events, prefix + pages, 2));
            }
            pages++;
        } while (next != null);
        assertThat(pages).isGreaterThan(2);
        return seen;
    }

    private static List<BusinessEvent> captures(TestEvents events, String prefix, int count) {
        List<BusinessEvent> captures = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            captures.add(events.captured(prefix + i, "1.00", "card", TestEvents.order(prefix + i)));
        }
        return captures;
    }

    private static List<String> ids(List<BusinessEvent> events) {
        return events.stream().map(event -> Feed.idOf(event).toString()).toList();
    }
}
