package io.tieout.ledger.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.RefundIntent;
import io.tieout.event.SourceRole;
import io.tieout.ledger.Feed;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What the posting policy has no row for.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class SuspenseIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void namesCodeSourceAndOpenAmount() {
        TestEvents events = new TestEvents("suspense");
        BusinessEvent suspended = events.captured("P1", "50.00", "voucher-x", TestEvents.order("1001"));
        Client client = new Client(stack, "suspense");
        client.send(suspended, events.captured("P2", "10.00", "card", TestEvents.order("1002")));

        client.get("/v1/suspense?entity=US&currency=USD&asOf=2026-03-06")
                .statusCode(200)
                .body("items.code", contains("tender:voucher-x"))
                .body("items.source", contains("stripe-us"))
                .body("items.type", contains("tieout.payment.captured.v1"))
                .body("items.subject", contains("P1"))
                .body("items.eventId", contains(Feed.idOf(suspended).toString()))
                .body(
                        "items.correlationId",
                        contains(CorrelationIds.arrivalOf(suspended).toString()))
                .body("items[0].amount.amount", equalTo("50.00"))
                .body("items[0].side", equalTo("credit"))
                .body("items[0].businessDate", equalTo("2026-03-03"))
                .body("items[0].ageDays", equalTo(3))
                .body("totals[0].items", equalTo(1))
                .body("totals[0].credits.amount", equalTo("50.00"))
                .body("totals[0].balance.amount", equalTo("50.00"));
        client.get("/v1/suspense?asOf=2026-03-02").body("items", empty()).body("totals", empty());
        client.get("/v1/suspense?entity=CA").body("items", empty());
        client.get("/v1/suspense?currency=EUR").body("items", empty());
    }

    @Test
    void pagesAndTotalsToTheBalanceOfTheAccount() {
        TestEvents events = new TestEvents("suspense-paged");
        Client client = new Client(stack, "suspense-paged");
        client.send(
                events.captured("P1", "50.00", "voucher-x", TestEvents.order("1")),
                events.captured("P2", "30.00", "voucher-y", TestEvents.order("2")),
                events.issued(
                        events.envelope(TestEvents.STOREFRONT, SourceRole.STOREFRONT, "R1", TestEvents.order("3")),
                        RefundIntent.ISSUED,
                        "20.00",
                        "voucher-z"));

        List<String> codes = client.all("/v1/suspense?pageSize=1", "items.code");

        assertThat(codes).doesNotHaveDuplicates().contains("tender:voucher-x", "tender:voucher-y");
        String balance = client.get("/v1/accounts/2990/balance").extract().path("balances[0].balance.amount");
        client.get("/v1/suspense?pageSize=1")
                .body("totals[0].balance.amount", equalTo(balance))
                .body("totals[0].items", equalTo(codes.size()))
                .body("$", hasKey("next"));
    }

    @Test
    void forgetsWhatWasCleared() throws SQLException {
        BusinessEvent suspended = new TestEvents("suspense-cleared").captured("P1", "50.00", "voucher-x");
        Client client = new Client(stack, "suspense-cleared");
        client.send(suspended);
        client.get("/v1/suspense").body("items.subject", contains("P1"));

        bookUnder(suspended, 20_00);
        client.get("/v1/suspense").body("items[0].amount.amount", equalTo("30.00"));

        bookUnder(suspended, 30_00);
        client.get("/v1/suspense")
                .body("items", empty())
                .body("totals", empty())
                .body("$", not(hasKey("next")));
    }

    /// As a correction does: on the same key of the account.
    private void bookUnder(BusinessEvent event, long debitMinor) throws SQLException {
        try (Connection connection = stack.connect("ledger", "ledger_writer");
                PreparedStatement delta = connection.prepareStatement("""
                        INSERT INTO balance_delta (tenant, entity, account, sub_key, currency, business_date, recorded_day,
                                                   debit_minor, credit_minor)
                        VALUES (?, 'US', '2990', ?, 'USD', '2026-03-04', '2026-03-04', ?, 0)""")) {
            delta.setString(1, event.envelope().tenant());
            delta.setString(2, Feed.idOf(event).toString());
            delta.setLong(3, debitMinor);
            delta.executeUpdate();
        }
    }
}
