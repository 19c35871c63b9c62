package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static io.tieout.ledger.TestEvents.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Envelope;
import io.tieout.event.FulfilmentEvent.FulfilmentConfirmed;
import io.tieout.event.FulfilmentKind;
import io.tieout.event.ItemKind;
import io.tieout.event.ItemLine;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.ReferenceDataEvent.UnitCostChanged;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.RegisteredRoles;
import io.tieout.event.SourceRole;
import io.tieout.event.codec.EventHeaders;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Whose word books, by the roles that ingest found registered.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class BookingRoleIT {

    private static final String ALONE = "erp storefront";
    private static final String CONNECTED = "erp processor storefront wms";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void aShopWithoutAProcessorFeedBooksItsOwnCaptures() {
        BusinessEvent captured = captured("role-alone", SourceRole.STOREFRONT, "P1", ALONE);

        outcome("role-alone", captured, "booked");

        client("role-alone")
                .get("/v1/events/" + Feed.idOf(captured))
                .body("event.registeredRoles", contains("erp", "storefront"))
                .body("entries[0].lines.account", contains("1200", "2400"));
    }

    /// What happened before the date is the shop's to book, what happens from then on the processor's, whoever else
    /// tells of it and whatever the other does not tell.
    @Test
    void aProcessorTakesOverFromTheDateOfItsRegistration() {
        String tenant = "role-takeover";
        outcome(tenant, captured(tenant, SourceRole.PROCESSOR, "early", ALONE), "recorded");
        outcome(tenant, captured(tenant, SourceRole.STOREFRONT, "before", ALONE), "booked");
        outcome(tenant, captured(tenant, SourceRole.STOREFRONT, "from", CONNECTED), "recorded");
        outcome(tenant, captured(tenant, SourceRole.PROCESSOR, "after", CONNECTED), "booked");
        outcome(tenant, captured(tenant, SourceRole.STOREFRONT, "untold", CONNECTED), "recorded");

        assertThat(new Tables(stack).rows("""
                        SELECT e.subject, sum(abs(l.amount_minor)) FROM line l JOIN event e ON e.id = l.event
                         WHERE l.tenant = ? GROUP BY 1 ORDER BY 1""", tenant)).containsExactly("after 4000", "before 4000");
    }

    @Test
    void anotherStampIsTheSameFact() {
        BusinessEvent first = captured("role-again", SourceRole.STOREFRONT, "P1", ALONE);
        BusinessEvent repeat = captured("role-again", SourceRole.STOREFRONT, "P1", CONNECTED);
        Feed feed = new Feed(stack);
        feed.send(first);
        feed.told(first, 1);

        feed.send(repeat);

        assertThat(feed.told(first, 2)).allSatisfy(told -> {
            assertThat(Topics.header(told, EventHeaders.OUTCOME)).isEqualTo("booked");
            assertThat(Topics.header(told, EventHeaders.REGISTERED_ROLES)).isEqualTo(ALONE);
        });
        Tables tables = new Tables(stack);
        Eventually.holds(
                () -> assertThat(tables.count("SELECT sum(deliveries) FROM duplicate WHERE tenant = 'role-again'"))
                        .isEqualTo(1));
        assertThat(tables.count("SELECT count(*) FROM conflict WHERE tenant = 'role-again'"))
                .isZero();
        assertThat(tables.books("role-again")).hasSize(2);
    }

    /// Ingest may know roles that this version does not; what was delivered is told on unchanged.
    @Test
    void theStampIsToldOnAsItWasDelivered() {
        BusinessEvent captured = new TestEvents("role-later").captured("P1", "20.00", "card");
        Feed feed = new Feed(stack);

        feed.send(captured, java.util.Map.of(EventHeaders.REGISTERED_ROLES, "processor robot"));
        feed.told(captured, 1);
        feed.send(captured);

        assertThat(feed.told(captured, 2))
                .allSatisfy(told -> assertThat(Topics.header(told, EventHeaders.REGISTERED_ROLES))
                        .isEqualTo("processor robot"));
    }

    @Test
    void anEventWithoutAStampBooksAsIfEveryRoleWereRegistered() {
        TestEvents events = new TestEvents("role-unstamped");
        BusinessEvent shop =
                new PaymentCaptured(events.envelope("shopify-us", SourceRole.STOREFRONT, "P1"), usd("20.00"), "card");

        outcome("role-unstamped", shop, "recorded");
        outcome("role-unstamped", events.captured("P2", "20.00", "card"), "booked");
        client("role-unstamped").get("/v1/events/" + Feed.idOf(shop)).body("event.registeredRoles", nullValue());
    }

    /// The stamp is recorded: what is booked when a cost becomes known, and what a dry run says, follow from it.
    @Test
    void whatIsBookedLaterFollowsFromTheStampToo() {
        String tenant = "role-valued-later";
        outcome(tenant, shipped(tenant, "alone", ALONE), "booked");
        outcome(tenant, shipped(tenant, "connected", CONNECTED), "recorded");
        BusinessEvent cost = new UnitCostChanged(
                new TestEvents(tenant).envelope(TestEvents.ERP, SourceRole.ERP, "SKU-1"),
                Instant.parse("2026-01-01T00:00:00Z"),
                usd("3.00"),
                null);
        outcome(tenant, cost, "recorded");

        assertThat(new Tables(stack).rows("""
                        SELECT e.subject, l.account, l.amount_minor FROM line l JOIN event e ON e.id = l.event
                         WHERE l.tenant = ? ORDER BY 1, 2""", tenant))
                .containsExactly("alone 1400 -300", "alone 2400 2000", "alone 4000 -2000", "alone 5000 300");
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.finance(tenant))
                .contentType("application/json")
                .body("{\"from\":\"2026-03-03\",\"to\":\"2026-03-03\"}")
                .post("/v1/posting-policies/retail-default@3:dryRun")
                .then()
                .body("events", equalTo(3))
                .body("differing", equalTo(0));
    }

    /// A refund approved before the processor's time is not in the books, so there is nothing that its failure takes
    /// back.
    @Test
    void nothingIsTakenBackOfWhatWasEvidence() {
        String tenant = "role-taken-back";
        BusinessEvent early = processed(tenant, "re_1", RefundStatus.APPROVED, ALONE);
        BusinessEvent failed = processed(tenant, "re_1", RefundStatus.FAILED, CONNECTED);
        outcome(tenant, early, "recorded");
        outcome(tenant, failed, "recorded");
        BusinessEvent failedFirst = processed(tenant, "re_2", RefundStatus.FAILED, CONNECTED);
        outcome(tenant, failedFirst, "recorded");
        outcome(tenant, processed(tenant, "re_2", RefundStatus.APPROVED, ALONE), "recorded");
        Feed feed = new Feed(stack);
        BusinessEvent together = processed(tenant, "re_3", RefundStatus.FAILED, CONNECTED);
        feed.send(together, processed(tenant, "re_3", RefundStatus.APPROVED, ALONE));
        feed.told(together, "recorded");
        BusinessEvent both = processed(tenant, "re_4", RefundStatus.FAILED, CONNECTED);
        feed.send(both, processed(tenant, "re_4", RefundStatus.APPROVED, CONNECTED));
        feed.told(both, "booked");

        client(tenant)
                .get("/v1/events/" + Feed.idOf(failed))
                .body("event.awaits", equalTo(Feed.idOf(early).toString()))
                .body("entries", hasSize(0));
        assertThat(new Tables(stack)
                        .rows(
                                "SELECT DISTINCT e.subject FROM line l JOIN event e ON e.id = l.event WHERE l.tenant = ?",
                                tenant))
                .containsExactly("re_4");
    }

    private void outcome(String tenant, BusinessEvent event, String outcome) {
        client(tenant).send(event);
        client(tenant).get("/v1/events/" + Feed.idOf(event)).body("event.outcome", equalTo(outcome));
    }

    private Client client(String tenant) {
        return new Client(stack, tenant);
    }

    private static PaymentCaptured captured(String tenant, SourceRole role, String payment, String registered) {
        return new PaymentCaptured(envelope(tenant, role, payment, registered), usd("20.00"), "card");
    }

    private static RefundProcessed processed(String tenant, String refund, RefundStatus status, String registered) {
        return new RefundProcessed(
                envelope(tenant, SourceRole.PROCESSOR, refund, registered), status, status.code(), usd("20.00"), null);
    }

    private static FulfilmentConfirmed shipped(String tenant, String parcel, String registered) {
        return new FulfilmentConfirmed(
                envelope(tenant, SourceRole.STOREFRONT, parcel, registered),
                FulfilmentKind.SHIPMENT,
                List.of(new ItemLine("1", ItemKind.GOODS, "SKU-1", 1, usd("20.00"), null, null, null, null)),
                usd("20.00"),
                null,
                null);
    }

    private static Envelope envelope(String tenant, SourceRole role, String subject, String registered) {
        return new TestEvents(tenant)
                .envelope(role.code() + "-us", role, subject)
                .withRegistered(RegisteredRoles.parse(registered));
    }
}
