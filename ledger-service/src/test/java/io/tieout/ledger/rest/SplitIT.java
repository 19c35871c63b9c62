package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.tieout.event.BusinessEvent;
import io.tieout.event.Reference;
import io.tieout.event.RefundIntent;
import io.tieout.event.SourceRole;
import io.tieout.event.TransactionSplit;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.SplitRecord;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import io.tieout.test.Topics;
import io.vertx.core.json.Json;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// Taking apart what a false reference tied: the warehouse sends shipment 0 where it has no number.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class SplitIT {

    private static final String FALSE = "shipment:wms-us:0";

    private static final String REASON = "The warehouse sends 0 where it has no number";

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    @Test
    void takesApartWhatAFalseReferenceTied() throws IOException {
        String tenant = "split";
        Client client = new Client(stack, tenant);
        BusinessEvent one = refund(tenant, "R1", "1001", "20.00", FALSE);
        BusinessEvent other = refund(tenant, "R2", "1002", "5.00", FALSE);
        client.send(one, other);
        String whole = correlationIdOf(client, one);
        assertThat(correlationIdOf(client, other)).isEqualTo(whole);
        List<String> books = new Tables(stack).books(tenant);

        List<String> parts = split(tenant, whole, FALSE, "k1")
                .statusCode(200)
                .body("former", equalTo(whole))
                .body("reference", equalTo(FALSE))
                .body("number", equalTo(1))
                .body("transactions", hasSize(2))
                .body("requestedBy", equalTo("finance@split"))
                .body("approvedBy", equalTo("approver@split"))
                .extract()
                .path("transactions");
        split(tenant, whole, FALSE, "k1").statusCode(200).body("transactions", equalTo(parts));

        assertThat(List.of(correlationIdOf(client, one), correlationIdOf(client, other)))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(parts);
        assertThat(new Tables(stack).books(tenant)).isEqualTo(books);
        client.get("/v1/transactions/" + correlationIdOf(client, one))
                .body("events", hasSize(1))
                .body("entries", hasSize(1))
                .body("entries[0].eventId", equalTo(Feed.idOf(one).toString()));
        client.get("/v1/lookup?ref=" + FALSE).body("items", hasSize(2)).body("joins", equalTo(false));
        BusinessEvent third = refund(tenant, "R3", "1003", "1.00", FALSE);
        client.send(third);
        assertThat(correlationIdOf(client, third)).isNotIn(parts);
        requireTold(tenant, whole, parts);
    }

    /// Order 1001 ties them too: then the reference is not what ties wrongly, and goes on joining.
    @Test
    void refusesWhatWouldChangeNothing() {
        String tenant = "stilltied";
        Client client = new Client(stack, tenant);
        BusinessEvent one = refund(tenant, "R1", "1001", "20.00", FALSE);
        client.send(one, refund(tenant, "R2", "1001", "5.00", FALSE), refund(tenant, "R3", "1003", "1.00"));
        String whole = correlationIdOf(client, one);

        split(tenant, whole, FALSE, "k1")
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/still-tied"));
        client.get("/v1/lookup?ref=" + FALSE).body("joins", equalTo(true));
        split(tenant, whole, "order:shopify-us:1003", "k2")
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/not-tied"));
        split(tenant, whole, "customer:shopify-us:C1", "k3")
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/not-tied"));
        split(tenant, new UUID(1, 1).toString(), FALSE, "k4").statusCode(404);
    }

    @Test
    void needsTwoPersonsOfTheTenant() {
        String tenant = "splitters";
        Client client = new Client(stack, tenant);
        BusinessEvent one = refund(tenant, "R1", "1001", "20.00", FALSE);
        client.send(one, refund(tenant, "R2", "1002", "5.00", FALSE));
        String whole = correlationIdOf(client, one);
        String hash = hash(whole, FALSE, "k1");
        String body = body(FALSE, "k1", "approver@" + tenant, hash);

        given().urlEncodingEnabled(false)
                .contentType("application/json")
                .body(body)
                .post("/v1/transactions/" + whole + ":split")
                .then()
                .statusCode(401);
        for (String token : List.of(Tokens.viewer(tenant), Tokens.approver(tenant), Tokens.auditor(tenant))) {
            post(token, whole, body).statusCode(403);
        }
        post(Tokens.finance(tenant), whole, body)
                .statusCode(403)
                .body("type", equalTo("https://tieout.io/problems/not-approved"));
        post(Tokens.finance(tenant), whole, body(FALSE, "k1", "finance@" + tenant, hash))
                .statusCode(403)
                .body("type", equalTo("https://tieout.io/problems/second-person-needed"));
        post(Tokens.finance(tenant), whole, body("order:shopify-us:1001", "k1", "approver@" + tenant, hash))
                .statusCode(422)
                .body("errors[0].pointer", equalTo("/approval/hash"));
        post(Tokens.finance(tenant), whole, body("nonsense", "k1", "approver@" + tenant, hash))
                .statusCode(422)
                .body("type", equalTo("https://tieout.io/problems/split-refused"))
                .body("errors.pointer", contains("/reference", "/approval/hash"));
        split("elsewhere", whole, FALSE, "k1").statusCode(404);
        assertThat(new Tables(stack).count("SELECT count(*) FROM unmerge WHERE tenant = ?", tenant))
                .isZero();

        approve(tenant, hash);
        post(Tokens.operator(tenant), whole, body).statusCode(200);
        post(
                        Tokens.operator(tenant),
                        whole,
                        body(
                                "order:shopify-us:1001",
                                "k1",
                                "approver@" + tenant,
                                hash(whole, "order:shopify-us:1001", "k1")))
                .statusCode(409)
                .body("type", equalTo("https://tieout.io/problems/idempotency-key-taken"));
        assertThatThrownBy(() -> new Tables(stack).execute("ledger_writer", tenant, "DELETE FROM unmerge"))
                .isInstanceOf(SQLException.class);
    }

    private void requireTold(String tenant, String former, List<String> parts) throws IOException {
        List<ConsumerRecord<byte[], byte[]>> records = new Topics(stack)
                .read(
                        Feed.OUT,
                        parts.size(),
                        record -> SplitRecord.TYPE.equals(Topics.header(record, EventHeaders.TYPE))
                                && isOf(record, tenant));
        List<String> told = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> record : records) {
            TransactionSplit split = SplitRecord.read(record.value());
            assertThat(split.former()).hasToString(former);
            assertThat(split.number()).isEqualTo(1);
            told.add(split.correlationId().toString());
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(parts);
    }

    private static boolean isOf(ConsumerRecord<byte[], byte[]> record, String tenant) {
        try {
            return SplitRecord.read(record.value()).tenant().equals(tenant);
        } catch (IOException malformed) {
            return false;
        }
    }

    private static BusinessEvent refund(String tenant, String refund, String order, String amount, String... carried) {
        List<Reference> references =
                new ArrayList<>(List.of(TestEvents.refund(TestEvents.STOREFRONT, refund), TestEvents.order(order)));
        for (String one : carried) {
            references.add(TestEvents.reference(one));
        }
        TestEvents events = new TestEvents(tenant);
        return events.issued(
                events.envelope(
                        TestEvents.STOREFRONT, SourceRole.STOREFRONT, refund, references.toArray(Reference[]::new)),
                RefundIntent.ISSUED,
                amount,
                "original");
    }

    private static String correlationIdOf(Client client, BusinessEvent event) {
        return client.get("/v1/events/" + Feed.idOf(event)).extract().path("event.correlationId");
    }

    private static ValidatableResponse split(String tenant, String id, String reference, String key) {
        String hash = hash(id, reference, key);
        approve(tenant, hash);
        return post(Tokens.finance(tenant), id, body(reference, key, "approver@" + tenant, hash));
    }

    private static String hash(String id, String reference, String key) {
        return CanonicalJson.hashOf(new TreeMap<>(Map.of(
                "action",
                "split",
                "correlationId",
                id,
                "idempotencyKey",
                key,
                "reference",
                reference,
                "reason",
                REASON)));
    }

    private static String body(String reference, String key, String by, String hash) {
        return Json.encode(Map.of(
                "idempotencyKey",
                key,
                "reference",
                reference,
                "reason",
                REASON,
                "approval",
                Map.of("by", by, "hash", hash)));
    }

    private static void approve(String tenant, String hash) {
        given().auth()
                .oauth2(Tokens.approver(tenant))
                .contentType("application/json")
                .body(Map.of("hash", hash))
                .post("/v1/approvals")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse post(String token, String id, String body) {
        return given().urlEncodingEnabled(false)
                .auth()
                .oauth2(token)
                .contentType("application/json")
                .body(body)
                .post("/v1/transactions/" + id + ":split")
                .then();
    }
}
