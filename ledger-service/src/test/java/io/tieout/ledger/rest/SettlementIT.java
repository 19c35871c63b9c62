package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static io.tieout.ledger.rest.Settled.LIST;
import static io.tieout.ledger.rest.Settled.captured;
import static io.tieout.ledger.rest.Settled.line;
import static io.tieout.ledger.rest.Settled.paidOut;
import static io.tieout.ledger.rest.Settled.refund;
import static io.tieout.ledger.rest.Settled.refundLine;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.smallrye.mutiny.Uni;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrectionPosted;
import io.tieout.event.CorrectionPosted.PostedEntry;
import io.tieout.event.RefundStatus;
import io.tieout.event.codec.CorrectionRecord;
import io.tieout.event.codec.EventHeaders;
import io.tieout.ledger.Feed;
import io.tieout.ledger.TestEvents;
import io.tieout.ledger.app.SettleResidues;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import jakarta.inject.Inject;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// Residues of clearing, of events of 2026-03-03, that some tenants' policy settles.
@QuarkusTest
@TestProfile(Settled.SomeSettle.class)
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class SettlementIT {

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Inject
    SettleResidues residues;

    /// 100.00 captured and 99.98 settled; 10.00 of lines and 9.97 paid out. Nothing else is touched.
    @Test
    void booksAndTellsWhatIsLeftOfKeysThatAreDone() throws IOException {
        Client client = client("paid");
        client.send(
                captured(client, "P1", "100.00"),
                line(client, "P1", "po_1", "99.98", "3.00"),
                paidOut(client, "po_1", "96.98"),
                captured(client, "P2", "10.00"),
                line(client, "P2", "po_2", "10.00", "0.00"),
                paidOut(client, "po_2", "9.97"),
                captured(client, "P3", "5.00"),
                line(client, "P3", "po_3", "4.94", "0.00"),
                paidOut(client, "po_3", "4.94"),
                captured(client, "P4", "0.04"),
                new TestEvents(client.tenant()).processed("R1", RefundStatus.APPROVED, "45.00", refund("R1")),
                refundLine(client, "R1", "-45.02"));

        settle(6);
        client.get(LIST).body("items", empty());

        settle(8);
        client.get(LIST)
                .statusCode(200)
                .body("items.state", contains("settled", "settled"))
                .body("items.subKey", contains("payment:stripe-us:P1", "po_2"))
                .body("items.amount.amount", contains("0.02", "0.03"))
                .body("items[0].account", equalTo("1200"))
                .body("items[0].bookedTo", equalTo("6910"))
                .body("items[0].period", equalTo("2026-03"))
                .body("items[0].policy", equalTo("retail-default/3"))
                .body("items[0].stoppedBy", nullValue());
        client.get("/v1/entries?row=28")
                .body("items", hasSize(2))
                .body("items[0].lines.account", contains("6910", "1200"))
                .body("items[0].lines.side", contains("debit", "credit"))
                .body("items[0].lines.amount.amount", contains("0.02", "0.02"))
                .body("items[0].businessDate", equalTo("2026-03-03"))
                .body(
                        "items[0].settlementId",
                        equalTo(client.get(LIST).extract().path("items[0].settlementId")));
        client.get("/v1/accounts/6910/balance")
                .body("balances[0].balance.amount", equalTo("0.05"))
                .body("balances[0].side", equalTo("debit"));
        client.get("/v1/accounts/1200/sub-keys?open=true&pageSize=500")
                .body(
                        "items.subKey",
                        contains("payment:stripe-us:P3", "payment:stripe-us:P4", "po_r", "refund:stripe-us:R1"));
        client.get("/v1/trial-balance").body("books[0].totals.difference.amount", equalTo("0.00"));
        assertThat(told(client.tenant(), 2))
                .containsExactlyInAnyOrder(
                        "settle 2026-03-03 6910 payment:stripe-us:P1 debit 0.02 USD, 1200 payment:stripe-us:P1 credit 0.02 USD",
                        "settle 2026-03-03 6910 po_2 debit 0.03 USD, 1200 po_2 credit 0.03 USD");
    }

    private List<String> told(String tenant, int count) throws IOException {
        List<String> told = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : new Topics(stack)
                .read(
                        Feed.OUT,
                        count,
                        record -> CorrectionRecord.TYPE.equals(Topics.header(record, EventHeaders.TYPE))
                                && Topics.text(record).contains(tenant))) {
            CorrectionPosted posted = CorrectionRecord.read(record.value());
            PostedEntry entry = posted.entries().getFirst();
            told.add(posted.kind() + " " + entry.businessDate() + " "
                    + entry.lines().stream()
                            .map(line -> line.account() + " " + line.subKey() + " "
                                    + line.side().code() + " " + line.amount())
                            .collect(joining(", ")));
        }
        return told;
    }

    /// Looks of two instances at once, and further looks, book nothing more.
    @Test
    void booksOnceHoweverOftenItLooks() {
        Client client = client("same-sign");
        List<BusinessEvent> events = new ArrayList<>();
        for (int i = 10; i < 31; i++) {
            events.add(captured(client, "P" + i, "1.00"));
            events.add(line(client, "P" + i, "po_1", "0.99", "0.00"));
        }
        events.add(paidOut(client, "po_1", "20.79"));
        client.send(events);

        Instant at = Instant.now().plus(Duration.ofDays(8));
        Uni.join()
                .all(residues.settle(at), residues.settle(at), residues.settle(at))
                .andFailFast()
                .await()
                .atMost(Settled.PATIENCE);
        settle(9);

        client.get(LIST + "&state=settled").body("items", hasSize(19));
        client.get(LIST + "&state=open")
                .body("items.subKey", contains("payment:stripe-us:P29", "payment:stripe-us:P30"))
                .body("items.stoppedBy", contains("repeating", "repeating"));
        client.get("/v1/accounts/6910/balance").body("balances[0].balance.amount", equalTo("0.19"));
        assertThat(given().get("/q/metrics").asString())
                .contains("tieout_ledger_residues_total{", "result=\"repeating\"");
        assertThat(client.<String>all("/v1/settlements?pageSize=4", "items.subKey"))
                .hasSize(21)
                .doesNotHaveDuplicates()
                .isSorted();
    }

    /// 0.05 a day: what has no room waits, and is named with the cap.
    @Test
    void stopsAtACapInOneOrder() {
        Client client = client("capped");
        client.send(
                captured(client, "P3", "10.00"),
                captured(client, "P2", "10.00"),
                captured(client, "P1", "10.00"),
                line(client, "P3", "po_1", "9.98", "0.00"),
                line(client, "P2", "po_1", "9.97", "0.00"),
                line(client, "P1", "po_1", "9.97", "0.00"),
                paidOut(client, "po_1", "29.92"));

        settle(8);

        client.get(LIST)
                .body("items.subKey", contains("payment:stripe-us:P1", "payment:stripe-us:P2", "payment:stripe-us:P3"))
                .body("items.state", contains("settled", "open", "settled"))
                .body("items[1].stoppedBy", equalTo("day-cap"))
                .body("items[1].settlementId", nullValue());
        client.get(LIST + "&state=open&account=1200&entity=US&period=2026-03").body("items", hasSize(1));
        client.get(LIST + "&entity=CA").body("items", empty());
        client.get(LIST + "&account=1210").body("items", empty());
        client("paid").get(LIST + "&state=open").body("items", empty());
        given().get(LIST).then().statusCode(401);
        given().auth()
                .oauth2(Tokens.of(client.tenant(), "integration"))
                .get(LIST)
                .then()
                .statusCode(403);
    }

    /// The month of the residue is closed by then.
    @Test
    void postsInTheFirstOpenPeriod() {
        Client client = client("march");
        client.send(
                captured(client, "P1", "100.00"),
                line(client, "P1", "po_1", "99.98", "0.00"),
                paidOut(client, "po_1", "99.98"));
        PeriodCalls.close(client.tenant(), "2026-03");

        settle(8);

        client.get(LIST + "&period=2026-04").body("items.businessDate", contains("2026-03-03"));
        client.get("/v1/entries?row=28")
                .body("items[0].period", equalTo("2026-04"))
                .body("items[0].originPeriod", equalTo("2026-03"));
    }

    private Client client(String name) {
        return Settled.client(stack, name);
    }

    private void settle(int daysFromNow) {
        Settled.look(residues, daysFromNow);
    }
}
