package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.tieout.event.BusinessEvent;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.EventRecord;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What later versions of a mapping read of facts that are booked, and who decides on it.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class RevisionIT {

    private static final String BALANCES = """
            SELECT account, sum(amount_minor) FROM line
             WHERE tenant = ? GROUP BY account HAVING sum(amount_minor) <> 0 ORDER BY 1""";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    static LongStream seeds() {
        return LongStream.of(1, 2, 3, System.nanoTime());
    }

    /// Version 1 read 20.00 where the receipt says 25.00: the entry of 20.00 is reversed and 25.00 is booked, at once.
    @Test
    void replacesWhatIsBookedOnceSomebodyApprovesIt() {
        TestEvents events = new TestEvents("revised");
        BusinessEvent first = events.issued("R1", "1001", "20.00", 1, "a");
        BusinessEvent second = events.issued("R1", "1001", "25.00", 2, "a");
        Client client = new Client(stack, "revised");
        client.send(first);
        new Feed(stack).send(second);

        ConsumerRecord<byte[], byte[]> pending = new Feed(stack).told(first, "revision");
        Feed.requireSame(pending, second);
        assertThat(Topics.header(pending, EventHeaders.REVISION)).isNull();
        assertThat(balances("revised")).containsExactly("2350 -2000", "4200 2000");
        Map<String, Object> revision = only("revised", "pending");
        assertThat(revision)
                .containsEntry("mapping", "shop/2")
                .containsEntry("holdingMapping", "shop/1")
                .containsEntry("sameReceipt", true);

        decide("revised", revision, "approve")
                .statusCode(200)
                .body("state", equalTo("approved"))
                .body("number", equalTo(1))
                .body("decidedBy", equalTo("approver@revised"));
        decide("revised", revision, "approve").statusCode(200).body("number", equalTo(1));

        assertThat(balances("revised")).containsExactly("2350 -2500", "4200 2500");
        assertThat(new Tables(stack)
                        .rows(
                                "SELECT number, account, amount_minor FROM line WHERE tenant = ? ORDER BY number, account",
                                "revised"))
                .containsExactly(
                        "0 2350 -2000", "0 4200 2000", "1 2350 2000", "1 4200 -2000", "2 2350 -2500", "2 4200 2500");
        client.get("/v1/events/" + Feed.idOf(first))
                .body("event.outcome", equalTo("booked"))
                .body("data.amount.amount", equalTo("25.00"))
                .body("entries", hasSize(3));
        ConsumerRecord<byte[], byte[]> told = toldAs(first, 1);
        Feed.requireSame(told, second);
        assertThat(Topics.header(told, EventHeaders.OUTCOME)).isEqualTo("booked");
        client.get("/v1/revisions?state=superseded").body("items.mapping", equalTo(List.of("shop/1")));
        decide("revised", revision, "refuse")
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/revision-decided"));
    }

    /// Whatever comes first, the reading of the latest version holds in the end, and the books are the same.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theLatestVersionHoldsInWhateverOrder(long seed) {
        String tenant = "revorder-" + seed;
        TestEvents events = new TestEvents(tenant);
        List<BusinessEvent> readings = new ArrayList<>(List.of(
                events.issued("R1", "1001", "20.00", 1, "a"),
                events.issued("R1", "1001", "25.00", 2, "a"),
                events.issued("R1", "1001", "30.00", 3, "a"),
                events.issued("R1", "1001", "25.00", 2, "a"),
                events.issued("R1", "1001", "20.00", 1, "a")));
        Collections.shuffle(readings, new Random(seed));
        Client client = new Client(stack, tenant);
        for (BusinessEvent reading : readings) {
            client.send(reading);
            Eventually.holds(() -> assertThat(new Tables(stack)
                            .count(
                                    """
                    SELECT (SELECT count(*) FROM revision WHERE tenant = ? AND payload = ?)
                         + (SELECT count(*) FROM event WHERE tenant = ? AND payload = ?)""",
                                    tenant,
                                    EventRecord.of(reading).value(),
                                    tenant,
                                    EventRecord.of(reading).value()))
                    .isPositive());
            if (new Random(seed).nextBoolean()) {
                approveAll(client);
            }
        }
        approveAll(client);

        assertThat(balances(tenant)).containsExactly("2350 -3000", "4200 3000");
        client.get("/v1/events/" + Feed.idOf(readings.getFirst()))
                .body("data.amount.amount", equalTo("30.00"))
                .body("conflicts", hasSize(0));
        client.get("/v1/revisions?state=pending").body("items", hasSize(0));
    }

    @Test
    void theLatestIsDecidedOnFirstAndNobodyElseSeesOrDecides() {
        TestEvents events = new TestEvents("revmany");
        BusinessEvent first = events.issued("R1", "1001", "20.00", 1, "a");
        Client client = new Client(stack, "revmany");
        client.send(first);
        new Feed(stack)
                .send(events.issued("R1", "1001", "25.00", 2, "a"), events.issued("R1", "1001", "30.00", 3, "a"));
        Eventually.holds(() -> client.get("/v1/revisions?state=pending").body("items", hasSize(2)));
        List<Map<String, Object>> pending = client.all("/v1/revisions?state=pending&pageSize=1", "items");
        assertThat(pending).extracting(one -> one.get("mapping")).containsExactly("shop/3", "shop/2");

        decide("revmany", pending.getLast(), "approve")
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/revision-outdated"))
                .body("detail", containsString("shop/3"));
        Map<String, Object> wrongHash =
                Map.of("revisionId", String.valueOf(pending.getFirst().get("revisionId")), "contentHash", "00");
        decide("revmany", wrongHash, "approve").statusCode(422).body("errors[0].pointer", equalTo("/contentHash"));
        decide("elsewhere", pending.getFirst(), "approve").statusCode(404);
        given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.of("revmany", "finance"))
                .contentType(ContentType.JSON)
                .body(Map.of("contentHash", "00", "reason", "no approver"))
                .post("/v1/revisions/" + pending.getFirst().get("revisionId") + ":approve")
                .then()
                .statusCode(403);
        new Client(stack, "elsewhere").get("/v1/revisions").body("items", hasSize(0));
        new Client(stack, "elsewhere")
                .get("/v1/revisions/" + pending.getFirst().get("revisionId"))
                .statusCode(404);

        decide("revmany", pending.getFirst(), "refuse").statusCode(200).body("state", equalTo("refused"));
        decide("revmany", pending.getLast(), "approve").statusCode(200);
        assertThat(balances("revmany")).containsExactly("2350 -2500", "4200 2500");
    }

    @Test
    void aRefusedReadingOfOtherBytesIsAConflictAndOneOfTheSameBytesIsNot() {
        TestEvents events = new TestEvents("revno");
        BusinessEvent same = events.issued("R1", "1001", "20.00", 1, "a");
        BusinessEvent other = events.issued("R2", "1001", "20.00", 1, "a");
        Client client = new Client(stack, "revno");
        client.send(same, other);
        BusinessEvent contrary = events.issued("R2", "1001", "21.00", 2, "b");
        new Feed(stack).send(events.issued("R1", "1001", "21.00", 2, "a"), contrary);
        Eventually.holds(() -> client.get("/v1/revisions?state=pending").body("items", hasSize(2)));

        List<Map<String, Object>> pending = client.all("/v1/revisions?state=pending", "items");
        pending.forEach(one -> decide("revno", one, "refuse").statusCode(200));

        Feed.requireSame(new Feed(stack).told(other, "conflict"), contrary);
        client.get("/v1/events/" + Feed.idOf(other)).body("conflicts", hasSize(1));
        client.get("/v1/events/" + Feed.idOf(same)).body("conflicts", hasSize(0));
        assertThat(balances("revno")).containsExactly("2350 -4000", "4200 4000");
    }

    @Test
    void theDatabaseRefusesAnotherReadingThatNobodyApproved() {
        TestEvents events = new TestEvents("revguard");
        new Client(stack, "revguard").send(events.issued("R1", "1001", "20.00", 1, "a"));

        assertThatThrownBy(() -> new Tables(stack)
                        .execute(
                                "ledger_writer",
                                "revguard",
                                "UPDATE event SET payload = '{}', revision = 1 WHERE tenant = 'revguard'"))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("refused");
    }

    private List<String> balances(String tenant) {
        return new Tables(stack).rows(BALANCES, tenant);
    }

    private void approveAll(Client client) {
        List<Map<String, Object>> pending = client.all("/v1/revisions?state=pending", "items");
        while (!pending.isEmpty()) {
            decide(client.tenant(), pending.getFirst(), "approve");
            List<Map<String, Object>> rest = new ArrayList<>(client.all("/v1/revisions?state=pending", "items"));
            Collections.rotate(rest, 1);
            pending = rest;
        }
    }

    private ConsumerRecord<byte[], byte[]> toldAs(BusinessEvent event, int revision) {
        String id = Feed.idOf(event).toString();
        return new Topics(stack)
                .read(
                        Feed.OUT,
                        1,
                        record -> id.equals(Topics.header(record, EventHeaders.EVENT_ID))
                                && Integer.toString(revision).equals(Topics.header(record, EventHeaders.REVISION)))
                .getFirst();
    }

    private Map<String, Object> only(String tenant, String state) {
        List<Map<String, Object>> all = new Client(stack, tenant).all("/v1/revisions?state=" + state, "items");
        assertThat(all).hasSize(1);
        return all.getFirst();
    }

    private static ValidatableResponse decide(String tenant, Map<String, Object> revision, String verb) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(Tokens.of(tenant, "approver"))
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "contentHash",
                        String.valueOf(revision.get("contentHash")),
                        "reason",
                        "the newer mapping reads the right field"))
                .post("/v1/revisions/" + revision.get("revisionId") + ":" + verb)
                .then();
    }
}
