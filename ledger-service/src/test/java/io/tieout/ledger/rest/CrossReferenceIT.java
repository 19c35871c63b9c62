package io.tieout.ledger.rest;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.tieout.event.BusinessEvent;
import io.tieout.event.MappingKind;
import io.tieout.event.ReferenceDataEvent.MappingChanged;
import io.tieout.event.SourceRole;
import io.tieout.ledger.Feed;
import io.tieout.ledger.Tables;
import io.tieout.ledger.TestEvents;
import io.tieout.ledger.app.Sha256;
import io.tieout.test.Eventually;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import io.tieout.test.Tokens;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What codes of systems mean, and that it reaches the books whether it is said before or after the events.
@QuarkusTest
@WithTestResource(value = StackResource.class, initArgs = @ResourceArg(name = "database", value = "ledger"))
class CrossReferenceIT {

    private static final String CARD = "[{\"canonical\":\"card\"}]";
    private static final Instant BEFORE = Instant.parse("2026-03-01T00:00:00Z");

    @SuppressWarnings("NullAway.Init")
    TestStack stack;

    static LongStream seeds() {
        return LongStream.concat(LongStream.of(1, 2, 3), LongStream.of(System.nanoTime()));
    }

    @Test
    void aTenderLeavesTheQueueAndSuspenseWhenItsMeaningIsSaved() {
        TestEvents events = new TestEvents("mapped");
        BusinessEvent first = events.captured("P1", "50.00", "voucher-x", TestEvents.order("1"));
        Client client = new Client(stack, "mapped");
        client.send(
                first,
                events.captured("P2", "20.00", "voucher-x", TestEvents.order("2")),
                events.captured("P3", "7.00", "voucher-y", TestEvents.order("3")));
        client.get("/v1/unmapped")
                .statusCode(200)
                .body("items.code", contains("voucher-x", "voucher-y"))
                .body("items[0].kind", equalTo("tender"))
                .body("items[0].source", equalTo("stripe-us"))
                .body("items[0].events", equalTo(2))
                .body("items[0].firstSeen", equalTo("2026-03-03T10:00:00.25Z"))
                .body("items[0].open[0].credits.amount", equalTo("70.00"));
        assertThat(client.all("/v1/unmapped?pageSize=1", "items.code")).containsExactly("voucher-x", "voucher-y");

        new Codes("mapped").means("stripe-us", "tender", "voucher-x", CARD);

        Eventually.holds(() -> client.get("/v1/unmapped").body("items.code", contains("voucher-y")));
        client.get("/v1/suspense").body("items.code", contains("tender:voucher-y"));
        client.get("/v1/accounts/1200/balance").body("balances[0].balance.amount", equalTo("77.00"));
        client.get("/v1/accounts/2400/balance").body("balances[0].balance.amount", equalTo("70.00"));
        client.get("/v1/trial-balance").body("books[0].totals.difference.amount", equalTo("0.00"));
        client.get("/v1/events/" + Feed.idOf(first))
                .body("event.outcome", equalTo("booked"))
                .body("event", not(hasKey("suspenseCode")));
        client.get("/v1/events?outcome=suspended").body("items.subject", contains("P3"));
    }

    @Test
    void whatHappensLaterIsBookedByItAtOnce() {
        TestEvents events = new TestEvents("mapped-before");
        Client client = new Client(stack, "mapped-before");
        new Codes("mapped-before").means("stripe-us", "tender", "VISA", CARD);

        client.send(
                events.captured("P1", "50.00", "VISA", TestEvents.order("1")),
                events.captured("P2", "20.00", "card", TestEvents.order("2")),
                events.captured("P3", "5.00", "AMEX", TestEvents.order("3")));

        client.get("/v1/accounts/2400/balance").body("balances[0].balance.amount", equalTo("70.00"));
        client.get("/v1/unmapped").body("items.code", contains("AMEX"));
        assertThat(new Tables(stack).count("SELECT count(*) FROM entry WHERE tenant = 'mapped-before'"))
                .isEqualTo(3);
    }

    /// The code that is explained is booked by what it means; the other one of the kind stands in the queue.
    @Test
    void theFirstMeaningOfAKindReachesWhatCameBefore() {
        TestEvents events = new TestEvents("first-of-kind");
        Client client = new Client(stack, "first-of-kind");
        client.send(events.returned("MV-1", "W-1", 5), events.returned("MV-2", "W-2", 7));
        client.get("/v1/unmapped").body("items", empty());

        new Codes("first-of-kind").means("wms-us", "sku", "W-1", "[{\"canonical\":\"SKU-1\"}]");

        Eventually.holds(() -> client.get("/v1/unmapped").body("items.code", contains("W-2")));
        client.send(events.cost("SKU-1", BEFORE, "4.00", null));
        client.send(events.cost("W-2", BEFORE, "1.00", null));
        Eventually.holds(() -> client.get("/v1/accounts/1400/sub-keys")
                .body("items.subKey", contains("SKU-1@S1", "W-2@S1"))
                .body("items.balance.amount", contains("20.00", "7.00")));
    }

    @Test
    void holdsOnlyInItsTime() {
        TestEvents events = new TestEvents("dated-codes");
        Client client = new Client(stack, "dated-codes");
        client.send(events.captured("P1", "50.00", "GC", TestEvents.order("1")));
        Codes codes = new Codes("dated-codes");

        codes.means("stripe-us", "tender", "GC", "[{\"canonical\":\"card\",\"from\":\"2026-03-04T00:00:00Z\"}]");
        codes.means("stripe-us", "tender", "OTHER", CARD);
        Eventually.holds(() -> client.get("/v1/cross-references").body("items.code", contains("GC", "OTHER")));
        client.get("/v1/unmapped").body("items.code", contains("GC"));

        codes.means("stripe-us", "tender", "GC", "[{\"canonical\":\"card\",\"until\":\"2026-03-04T00:00:00Z\"}]");
        Eventually.holds(() -> client.get("/v1/unmapped").body("items", empty()));
        codes.means("stripe-us", "tender", "GC", "[]");
        Eventually.holds(() -> client.get("/v1/unmapped").body("items.code", contains("GC")));
        client.get("/v1/suspense").body("items[0].amount.amount", equalTo("50.00"));
    }

    /// The cost is the ERP's under its own SKU, the movement the warehouse's under its own; they meet under ours. Where
    /// the events come first, nobody has kept anything for their source before.
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyOrderOfMeaningsAndEventsLeavesTheSameBooks(long seed) {
        String tenant = "skus-" + seed;
        TestEvents events = new TestEvents(tenant);
        Codes codes = new Codes(tenant);
        Client client = new Client(stack, tenant);
        List<Runnable> steps = new ArrayList<>(List.of(
                () -> client.send(events.cost("E-42", BEFORE, "4.00", null)),
                () -> client.send(events.returned("MV-1", "W-42", 5)),
                () -> codes.means("wms-us", "sku", "W-42", "[{\"canonical\":\"SKU-42\"}]"),
                () -> codes.means(TestEvents.ERP, "sku", "E-42", "[{\"canonical\":\"SKU-42\"}]")));
        Collections.shuffle(steps, new Random(seed));

        steps.forEach(Runnable::run);

        Tables tables = new Tables(stack);
        Eventually.holds(() ->
                assertThat(tables.rows("""
                SELECT account, sub_key, sum(debit_minor - credit_minor) FROM balance_delta WHERE tenant = ?
                 GROUP BY account, sub_key HAVING sum(debit_minor - credit_minor) <> 0 ORDER BY account""", tenant)).containsExactly("1400 SKU-42@S1 2000", "5000 SKU-42@S1 -2000"));
        client.get("/v1/unmapped").body("items", empty());
    }

    @Test
    void learnsFromASourceThatTellsWhatItsCodesMean() {
        TestEvents events = new TestEvents("learnt");
        Client client = new Client(stack, "learnt");
        BusinessEvent later = changed(events, "2026-04-01T00:00:00Z", null);
        BusinessEvent change = changed(events, "2026-03-01T00:00:00Z", "card");

        client.send(events.captured("P1", "50.00", "voucher-x", TestEvents.order("1")), later, change);

        Eventually.holds(() -> client.get("/v1/suspense").body("items", empty()));
        client.get("/v1/cross-references/stripe-us/tender/voucher-x")
                .statusCode(200)
                .body("validities.canonical", contains("card", null))
                .body("validities[0].until", equalTo("2026-04-01T00:00:00Z"))
                .body("savedBy", equalTo("stripe-us"));
    }

    /// The ERP's table from our accounts into its own says nothing of ours.
    @Test
    void doesNotLearnTablesIntoOtherSystemsCodes() {
        TestEvents events = new TestEvents("not-learnt");
        Client client = new Client(stack, "not-learnt");

        client.send(new MappingChanged(
                events.envelope(TestEvents.ERP, SourceRole.ERP, "4000"), BEFORE, MappingKind.ACCOUNT, "800000"));

        client.get("/v1/cross-references").body("items", empty());
    }

    @Test
    void whatPeopleCorrectedIsLeftToThem() {
        TestEvents events = new TestEvents("left-to-people");
        BusinessEvent captured = events.captured("P1", "50.00", "voucher-x", TestEvents.order("1"));
        Client client = new Client(stack, "left-to-people");
        client.send(captured);
        CorrectionBody undo = CorrectionBody.about(
                "reverse",
                "k1",
                Feed.idOf(captured),
                CorrectionBody.lines(
                        "1200 credit 50.00 " + subKey(captured, "1200"),
                        "2990 debit 50.00 " + subKey(captured, "2990")));
        Codes codes = new Codes("left-to-people");
        codes.approve(undo.hash());
        given().auth()
                .oauth2(Tokens.finance("left-to-people"))
                .contentType("application/json")
                .body(undo.by("approver@left-to-people"))
                .post("/v1/corrections")
                .then()
                .statusCode(201);

        codes.means("stripe-us", "tender", "voucher-x", CARD);

        Eventually.holds(() -> client.get("/v1/unmapped").body("items", empty()));
        assertThat(new Tables(stack)
                        .count("SELECT coalesce(sum(abs(debit_minor - credit_minor)), 0) FROM (SELECT account,"
                                + " sum(debit_minor) AS debit_minor, sum(credit_minor) AS credit_minor FROM balance_delta"
                                + " WHERE tenant = 'left-to-people' GROUP BY account) AS balances"))
                .isZero();
    }

    @Test
    void refusesWhatOverlapsOrIsUnknownOrNotApproved() {
        Codes codes = new Codes("refused-codes");
        codes.approved("pos-us", "tender", "GC", """
                        [{"canonical":"card"},{"canonical":"cash","from":"2026-03-01T00:00:00Z"}]""")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("type", equalTo("https://tieout.io/problems/cross-reference-refused"))
                .body("errors.pointer", contains("/validities/1/from"))
                .body("errors[0].message", containsString("/validities/0"));
        codes.approved("pos-us", "tender", "GC", "[{\"canonical\":\"beads\"}]")
                .statusCode(422)
                .body("errors.pointer", contains("/validities/0/canonical"));
        codes.approved("erp-us", "account", "800000", "[{\"canonical\":\"4711\"}]")
                .statusCode(422)
                .body("errors.pointer", contains("/validities/0/canonical"));
        codes.put("pos-us", "tender", "GC", CARD, "approver@refused-codes", "0".repeat(64))
                .statusCode(422)
                .body("errors.pointer", contains("/approval/hash"));
        String hash =
                Sha256.hex("{\"code\":\"GC\",\"kind\":\"tender\",\"source\":\"pos-us\",\"validities\":" + CARD + "}");
        codes.put("pos-us", "tender", "GC", CARD, "approver@refused-codes", hash)
                .statusCode(403)
                .body("type", equalTo("https://tieout.io/problems/not-approved"));
        codes.put("pos-us", "tender", "GC", CARD, "finance@refused-codes", hash)
                .statusCode(403)
                .body("type", equalTo("https://tieout.io/problems/second-person-needed"));
        new Client(stack, "refused-codes")
                .get("/v1/cross-references/pos-us/tender/GC")
                .statusCode(404)
                .body("type", equalTo("https://tieout.io/problems/unknown-code"));
    }

    @Test
    void importsAFileOrNothingOfIt() {
        Codes codes = new Codes("imported");
        String header = "source,kind,code,canonical,from,until\n";
        codes.imported(header + "pos-us,tender,GC,gift-card,,\npos-us,tender,CC,beads,,\n")
                .statusCode(422)
                .body("errors.pointer", contains("/lines/3/canonical"));
        Client client = new Client(stack, "imported");
        client.get("/v1/cross-references").body("items", empty());

        codes.imported(header + "pos-us,tender,GC,gift-card,,\npos-us,sku,0042,SKU-42,,\n")
                .statusCode(200)
                .body("codes", equalTo(2))
                .body("changed", equalTo(2));
        codes.imported(header + "pos-us,tender,GC,gift-card,,\npos-us,tender,CC,card,,\n")
                .statusCode(200)
                .body("changed", equalTo(1));

        assertThat(client.all("/v1/cross-references?pageSize=1", "items.code")).containsExactly("0042", "CC", "GC");
        client.get("/v1/cross-references?kind=sku").body("items.code", contains("0042"));
        new Client(stack, "imported-other").get("/v1/cross-references").body("items", empty());
    }

    private String subKey(BusinessEvent event, String account) {
        return new Tables(stack)
                .rows(
                        "SELECT l.sub_key FROM line l JOIN event e ON e.id = l.event WHERE e.event_id = ?::uuid AND l.account = ?",
                        Feed.idOf(event).toString(),
                        account)
                .getFirst();
    }

    private static BusinessEvent changed(TestEvents events, String effectiveAt, @Nullable String target) {
        return new MappingChanged(
                events.envelope(TestEvents.PROCESSOR, SourceRole.PROCESSOR, "voucher-x"),
                Instant.parse(effectiveAt),
                MappingKind.TENDER,
                target);
    }
}
