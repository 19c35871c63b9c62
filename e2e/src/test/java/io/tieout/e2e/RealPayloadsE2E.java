package io.tieout.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.e2e.SharedPayloads.Sample;
import io.tieout.simulator.suite.Answer;
import io.tieout.simulator.suite.Client;
import io.tieout.simulator.suite.Json;
import io.tieout.simulator.vendor.StripeRefund;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What vendors really send, signed as they sign, into the running suite. Each delivery becomes events, or is ignored
/// with the reason, or is rejected with the field and the fix; and what was accepted is in the books once.
class RealPayloadsE2E {

    /// Topic, what became of it, how often. The order transactions are authorizations; `orders/create` is once a
    /// webhook and twice an example of the REST API, which shows one order at two prices.
    private static final String EXPECTED_OF_SHOPIFY = """
            customers/create ignored 1
            disputes/create ignored 1
            fulfillments/create ignored 1
            fulfillments/update ignored 1
            inventory_levels/connect ignored 1
            inventory_levels/update ignored 1
            order_transactions/create ignored 3
            orders/cancelled ignored 1
            orders/create accepted 3
            orders/edited ignored 1
            orders/paid ignored 1
            orders/partially_fulfilled ignored 1
            products/update ignored 1
            refunds/create accepted 2
            returns/approve ignored 1
            returns/request ignored 1
            tender_transactions/create ignored 1
            """;

    /// One charge is only authorized; two of the three refunds of the API are one refund, read and listed.
    private static final String EXPECTED_OF_STRIPE = """
            charge.captured accepted 1
            charge.dispute.created ignored 1
            charge.failed ignored 1
            charge.refund.updated accepted 1
            charge.refunded accepted 1
            charge.succeeded accepted 1
            charge.succeeded ignored 1
            payment_intent.succeeded ignored 1
            payment_link.created ignored 1
            payout.created ignored 1
            payout.paid ignored 1
            refund.created accepted 3
            setup_intent.succeeded ignored 1
            """;

    private static final String EXPECTED_IN_THE_LEDGER = """
            tieout.order.placed.v1 storefront recorded 2
            tieout.payment.captured.v1 processor booked 2
            tieout.refund.issued.v1 storefront booked 2
            tieout.refund.processed.v1 processor booked 4
            """;

    @SuppressWarnings("NullAway.Init")
    private static RunningSuite running;

    private static final Client CLIENT = new Client();

    @BeforeAll
    static void start() {
        running = RunningSuite.start("real-payloads");
    }

    @AfterAll
    static void stop() {
        running.close();
        CLIENT.close();
    }

    @Test
    void everyPayloadIsBookedOnceOrAnsweredWithTheReason() {
        SharedPayloads payloads = SharedPayloads.find(running.root());
        VendorSources sources =
                new VendorSources(running.as("real"), CLIENT, Map.of("accept-test-notifications", "true"));

        List<Told> told = sendAll(sources, payloads);
        running.awaitDone();

        assertThat(counted(told, "/")).isEqualTo(EXPECTED_OF_SHOPIFY);
        assertThat(counted(told, ".")).isEqualTo(EXPECTED_OF_STRIPE);
        assertThat(told).allSatisfy(Told::isAnswered);
        assertThat(sources.recordedIds()).isEqualTo(eventIds(told));
        assertThat(recordedByType(sources)).isEqualTo(EXPECTED_IN_THE_LEDGER);
        assertBooks(sources);

        List<Told> again = sendAll(sources, payloads);
        running.awaitDone();

        assertThat(again)
                .extracting(each -> each.answer().body())
                .isEqualTo(told.stream().map(each -> each.answer().body()).toList());
        assertThat(recordedByType(sources)).isEqualTo(EXPECTED_IN_THE_LEDGER);
        assertBooks(sources);
    }

    private static List<Told> sendAll(VendorSources sources, SharedPayloads payloads) {
        List<Told> told = new ArrayList<>(sendShopify(sources, payloads.shopify()));
        told.addAll(sendStripe(sources, payloads.stripe()));
        return told;
    }

    /// 398.00 and 209.00 owed for returned goods; 20.00 and 1.00 captured; 10.00 and three times 1.00 paid back.
    private static void assertBooks(VendorSources sources) {
        assertThat(sources.turnover("4200")).as("debits and credits").isEqualTo("607.00 0.00");
        assertThat(sources.turnover("2350")).isEqualTo("13.00 607.00");
        assertThat(sources.turnover("2400")).isEqualTo("0.00 21.00");
        assertThat(sources.turnover("1200")).isEqualTo("21.00 13.00");
        assertThat(sources.trialBalance()
                        .at("/books/0/totals/difference/amount")
                        .asText())
                .isEqualTo("0.00");
    }

    /// Nobody's money is behind what a shop's administrator sends to try a webhook.
    @Test
    void testNotificationsBookNothingUnlessTheSourceAsksForThem() {
        SharedPayloads payloads = SharedPayloads.find(running.root());
        VendorSources sources = new VendorSources(running.as("tried"), CLIENT, Map.of());
        List<Sample> notifications = payloads.shopify().stream()
                .filter(sample -> sample.headers().containsKey("x-shopify-test"))
                .toList();

        List<Told> told = sendShopify(sources, notifications);
        running.awaitDone();

        assertThat(told).isNotEmpty().allMatch(each -> each.outcome().endsWith(" ignored"));
        assertThat(sources.recorded()).isEmpty();
    }

    /// As recorded, two payments share one blanked-out id: a contradiction, of which one is booked.
    @Test
    void recordingsThatShareAnIdContradictEachOtherAndBookOnce() {
        SharedPayloads payloads = SharedPayloads.find(running.root());
        VendorSources sources = new VendorSources(running.as("blank"), CLIENT, Map.of());

        Set<String> captures = new HashSet<>();
        for (Told told : sendStripe(sources, payloads.stripeAsRecorded())) {
            if (told.outcome().matches("charge\\.(captured|succeeded) accepted")) {
                captures.addAll(told.eventIds());
            }
        }
        running.awaitDone();

        assertThat(captures).hasSize(1);
        assertThat(sources.fate(captures.iterator().next()).path("conflicts")).hasSize(1);
        assertThat(sources.turnover("2400")).as("one of the two").isIn("0.00 1.00", "0.00 20.00");
    }

    /// The shop and the processor both tell of one payment, each in several messages.
    @Test
    void aCaptureToldByShopAndProcessorIsBookedOnce() {
        VendorSources sources = new VendorSources(running.as("told-twice"), CLIENT, Map.of());
        long order = 9_007_199_254_740_993L;
        byte[] placed = bytes("""
                {"id":%d,"created_at":"2026-03-03T10:00:00-05:00","currency":"USD","total_price":"403.00","test":false}""".formatted(order));
        byte[] sale = bytes("""
                {"id":9007199254740995,"order_id":%d,"kind":"sale","status":"success","gateway":"stripe","amount":"403.0",
                 "currency":"USD","created_at":"2026-03-03T10:00:01-05:00","processed_at":null,"test":false,
                 "authorization":"pi_TOLDTWICE1","payment_details":{"credit_card_company":"Visa"}}""".formatted(order));

        sources.shopify("order_transactions/create", "wh-sale", Map.of(), sale).expect(202);
        sources.shopify("orders/create", "wh-order", Map.of(), placed).expect(202);
        sources.shopify("orders/paid", "wh-paid", Map.of(), placed).expect(202);
        for (String type : List.of("charge.succeeded", "charge.captured", "payment_intent.succeeded")) {
            sources.stripe(chargeEvent(type)).expect(202);
        }
        running.awaitDone();

        assertThat(recordedByType(sources)).isEqualTo("""
                tieout.order.placed.v1 storefront recorded 1
                tieout.payment.captured.v1 processor booked 1
                tieout.payment.captured.v1 storefront recorded 1
                """);
        assertThat(sources.turnover("1200")).isEqualTo("403.00 0.00");
        assertThat(sources.turnover("2400")).isEqualTo("0.00 403.00");
        assertThat(sources.recorded())
                .extracting(event -> event.path("correlationId").asText())
                .containsOnly(
                        sources.recorded().getFirst().path("correlationId").asText());
    }

    private static byte[] chargeEvent(String type) {
        return bytes("""
                {"id":"evt_%s","type":"%s","created":1772550060,"data":{"object":{"id":"ch_TOLDTWICE1","amount":45000,
                 "amount_captured":40300,"captured":true,"created":1772550001,"currency":"usd","status":"succeeded",
                 "payment_intent":"pi_TOLDTWICE1","payment_method_details":{"type":"card"},"metadata":{}}}}""".formatted(type, type));
    }

    /// Two partial refunds of a charge, told again by their sum; then the second fails after it had succeeded.
    @Test
    void refundsAreBookedOneByOneAndTheOneThatFailsIsTakenBack() {
        VendorSources sources = new VendorSources(running.as("partial"), CLIENT, Map.of());
        Instant at = Instant.parse("2026-03-03T15:00:00Z");
        StripeRefund first = new StripeRefund("PARTIAL001", 88, 1_000, at);
        StripeRefund second = new StripeRefund("PARTIAL002", 88, 500, at);
        ObjectNode sum = first.chargeRefunded("succeeded", at);
        sum.withObject("/data/object").put("amount_refunded", 1_500).remove("refunds");
        ObjectNode failed = second.event("refund.failed", "failed", at.plusSeconds(86_400));
        failed.withObject("/data/object").put("failure_balance_transaction", "txn_back");

        sources.stripe(Json.bytes(failed)).expect(202);
        sources.stripe(Json.bytes(sum)).expect(202);
        sources.stripe(Json.bytes(second.event("refund.created", "succeeded", at)))
                .expect(202);
        sources.stripe(Json.bytes(first.event("refund.created", "succeeded", at)))
                .expect(202);
        running.awaitDone();

        assertThat(sources.turnover("2350")).as("debits and credits").isEqualTo("15.00 5.00");
        assertThat(sources.turnover("1200")).isEqualTo("5.00 15.00");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static List<Told> sendShopify(VendorSources sources, List<Sample> samples) {
        List<Told> told = new ArrayList<>();
        for (Sample sample : samples) {
            Answer answer = sources.shopify(sample.topic(), "wh-" + sample.name(), sample.headers(), sample.body());
            told.add(new Told(sample, answer));
        }
        return told;
    }

    private static List<Told> sendStripe(VendorSources sources, List<Sample> samples) {
        List<Told> told = new ArrayList<>();
        samples.forEach(sample -> told.add(new Told(sample, sources.stripe(sample.body()))));
        return told;
    }

    private static Set<String> eventIds(List<Told> told) {
        return told.stream().flatMap(each -> each.eventIds().stream()).collect(Collectors.toSet());
    }

    /// @param separator of the vendor's topics
    private static String counted(List<Told> told, String separator) {
        return lines(told.stream()
                .filter(each -> each.sample().topic().contains(separator))
                .map(Told::outcome)
                .toList());
    }

    private static String recordedByType(VendorSources sources) {
        return lines(sources.recorded().stream()
                .map(event ->
                        event.path("type").asText() + " " + event.path("role").asText() + " "
                                + event.path("outcome").asText())
                .toList());
    }

    /// Each text once, in order, with how often it was there.
    private static String lines(List<String> texts) {
        Map<String, Integer> counts = new TreeMap<>();
        texts.forEach(text -> counts.merge(text, 1, Integer::sum));
        return counts.entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
