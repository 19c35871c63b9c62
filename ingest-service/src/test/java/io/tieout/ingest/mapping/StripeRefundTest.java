package io.tieout.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.BusinessEvent;
import io.tieout.event.FactKey;
import io.tieout.event.Money;
import io.tieout.event.RefundEvent.RefundProcessed;
import io.tieout.event.RefundStatus;
import io.tieout.event.SourceRole;
import io.tieout.event.codec.ContentHash;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Source;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeRefundTest {

    /// 3 March 2026 10:00 in New York; the event is told ten minutes later.
    private static final long CREATED = 1_772_550_000L;

    private static final long TOLD = CREATED + 600;

    private static String refund(String id, String status) {
        return """
                {"id":"%s","object":"refund","amount":2000,"balance_transaction":"txn_1","charge":"ch_AAAAAAAAAA",
                 "created":%d,"currency":"usd","metadata":{"order_id":"5500000001011"},"payment_intent":"pi_AAAAAAAAAA",
                 "reason":"requested_by_customer","status":"%s","a_field_of_next_year":null}""".formatted(id, CREATED, status);
    }

    private static String event(String type, String object, String previous) {
        return """
                {"id":"evt_1","object":"event","api_version":"2024-10-28.acacia","created":%d,"type":"%s","livemode":true,
                 "data":{"object":%s,"previous_attributes":%s}}""".formatted(TOLD, type, object, previous);
    }

    private static RefundProcessed processed(String body) {
        return Given.event(Given.stripeEvent(body), RefundProcessed.class);
    }

    private static String refundEvent(String status) {
        return event("refund.created", refund("re_1", status), "{}");
    }

    @Test
    void readsARefund() {
        RefundProcessed event = processed(refundEvent("succeeded"));

        assertThat(event.status()).isEqualTo(RefundStatus.APPROVED);
        assertThat(event.statusAsSent()).isEqualTo("succeeded");
        assertThat(event.amount()).isEqualTo(Money.of(2000, "USD"));
        assertThat(event.reason()).isEqualTo("requested_by_customer");
        assertThat(event.envelope().subject()).isEqualTo("re_1");
        assertThat(event.envelope().role()).isEqualTo(SourceRole.PROCESSOR);
        assertThat(event.envelope().deliveryId()).isEqualTo("evt_1:re_1");
        assertThat(event.envelope().occurredAt()).isEqualTo(Instant.ofEpochSecond(CREATED));
    }

    /// The refund says where it goes, and the charge around it with which card that was paid; a hint, so what cannot be
    /// read is left out and refuses nothing.
    @Test
    void saysHowTheMoneyGoesBackAsFarAsStripeDoes() {
        String refund = refund("re_1", "succeeded")
                .replace("\"currency\"", "\"destination_details\":{\"card\":{},\"type\":\"card\"},\"currency\"");
        String charge = """
                {"id":"ch_AAAAAAAAAA","object":"charge","captured":true,"payment_intent":"pi_AAAAAAAAAA","metadata":{},
                 "payment_method_details":{"card_present":{"brand":"visa","last4":"4242"},"type":"card_present"},
                 "refunds":{"data":[%s]}}""".formatted(refund("re_1", "succeeded"));

        RefundProcessed alone = processed(event("refund.created", refund, "{}"));
        RefundProcessed within = processed(event("charge.refunded", charge, "{}"));
        RefundProcessed silent = processed(refundEvent("succeeded"));
        RefundProcessed odd = processed(event(
                "charge.refunded",
                charge.replace("\"4242\"", "4242").replace("\"type\":\"card_present\"", "\"type\":7"),
                "{}"));

        assertThat(alone.tender()).isEqualTo("card");
        assertThat(alone.cardDigits()).isNull();
        assertThat(within.tender()).isEqualTo("card");
        assertThat(within.cardDigits()).isEqualTo("4242");
        assertThat(silent.tender()).isNull();
        assertThat(odd.tender()).isNull();
        assertThat(odd.cardDigits()).isNull();
        assertThat(ContentHash.of(within))
                .as("whichever of them comes, it is one fact")
                .isEqualTo(ContentHash.of(silent));
    }

    @Test
    void namesRefundBothPaymentIdsAndTheOrderOfTheStorefront() {
        assertThat(processed(refundEvent("succeeded")).envelope().references().toString())
                .isEqualTo("[order:shopify-us:5500000001011, payment:stripe-us:ch_AAAAAAAAAA, "
                        + "payment:stripe-us:pi_AAAAAAAAAA, refund:stripe-us:re_1]");
    }

    @Test
    void readsExpandedObjectsAndLeavesOutWhatIsNull() {
        String expanded = refundEvent("succeeded")
                .replace("\"ch_AAAAAAAAAA\"", "{\"id\":\"ch_BBBBBBBBBB\",\"object\":\"charge\"}")
                .replace("\"pi_AAAAAAAAAA\"", "null");

        assertThat(processed(expanded).envelope().references().toString())
                .contains("payment:stripe-us:ch_BBBBBBBBBB")
                .doesNotContain("pi_");
    }

    @Test
    void withoutAnOrderIssuerTheMetadataNamesNoOrder() {
        Source source = Given.stripe(Map.of());
        Mapped mapped = StripeWebhook.map(source, Given.receipt(source, Map.of(), refundEvent("succeeded")));

        assertThat(Given.events(mapped).getFirst().envelope().references().toString())
                .doesNotContain("order:");
    }

    @Test
    void theMetadataKeyIsTheMerchantsChoice() {
        Source source = Given.stripe(Map.of("order-issuer", "shopify-us", "order-metadata-key", "shop_order"));
        String body = refundEvent("succeeded").replace("order_id", "shop_order");
        Mapped mapped = StripeWebhook.map(source, Given.receipt(source, Map.of(), body));

        assertThat(Given.events(mapped).getFirst().envelope().references().toString())
                .contains("order:shopify-us:5500000001011");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            SENT,             STATUS,    TRANSITION
            pending,          PENDING,   pending
            requires_action,  PENDING,   pending
            succeeded,        APPROVED,  approved
            canceled,         REJECTED,  rejected
            on_holiday,       UNMAPPED,  unmapped:on_holiday
            """)
    void everyStatusMeansSomethingOrIsKeptAsUnmapped(String sent, RefundStatus status, String transition) {
        RefundProcessed event = processed(refundEvent(sent));

        assertThat(event.status()).isEqualTo(status);
        assertThat(event.transition()).isEqualTo(transition);
    }

    @Test
    void failureAfterSuccessMeansTheMoneyCameBack() {
        String failed =
                refund("re_1", "failed").replace("{\"id\"", "{\"failure_reason\":\"lost_or_stolen_card\",\"id\"");
        RefundProcessed event = processed(event("refund.updated", failed, "{\"status\":\"succeeded\"}"));

        assertThat(event.status()).isEqualTo(RefundStatus.FAILED);
        assertThat(event.reason()).isEqualTo("lost_or_stolen_card");
        assertThat(event.envelope().occurredAt())
                .as("it failed when Stripe told so, not when it was created")
                .isEqualTo(Instant.ofEpochSecond(TOLD));
    }

    @Test
    void failureOfWhatWasPendingMeansItNeverWent() {
        RefundProcessed event =
                processed(event("charge.refund.updated", refund("re_1", "failed"), "{\"status\":\"pending\"}"));

        assertThat(event.status()).isEqualTo(RefundStatus.REJECTED);
    }

    @Test
    void whereTheStatusBeforeIsNotToldTheBalanceTransactionOfTheFailureSays() {
        String returned =
                refund("re_1", "failed").replace("{\"id\"", "{\"failure_balance_transaction\":\"txn_2\",\"id\"");

        assertThat(processed(event("refund.failed", returned, "null")).status()).isEqualTo(RefundStatus.FAILED);
        assertThat(processed(event("refund.failed", refund("re_1", "failed"), "null"))
                        .status())
                .isEqualTo(RefundStatus.REJECTED);
    }

    /// Stripe updates a refund for other reasons too, such as the bank's reference becoming known days later.
    @Test
    void anUpdateThatLeavesTheStatusTellsTheSameFactAtTheSameTime() {
        RefundProcessed created = processed(refundEvent("succeeded"));
        RefundProcessed updated =
                processed(event("refund.updated", refund("re_1", "succeeded"), "{\"destination_details\":{}}"));

        assertThat(FactKey.of(updated)).isEqualTo(FactKey.of(created));
        assertThat(updated.envelope().occurredAt()).isEqualTo(created.envelope().occurredAt());
    }

    @Test
    void chargeRefundedTellsOfEachRefundItCarriesAndNeverOfTheCumulativeAmount() {
        String charge = """
                {"id":"ch_AAAAAAAAAA","object":"charge","amount":9000,"amount_captured":9000,"amount_refunded":4000,
                 "captured":true,"currency":"usd","payment_intent":"pi_CCCCCCCCCC","metadata":{"order_id":"77"},
                 "refunds":{"object":"list","has_more":true,"data":[%s,%s]}}""".formatted(refund("re_1", "succeeded"), refund("re_2", "pending"));
        Mapped mapped = Given.stripeEvent(event("charge.refunded", charge, "{\"amount_refunded\":2000}"));

        assertThat(Given.events(mapped))
                .extracting(event -> event.envelope().deliveryId() + " " + event.transition())
                .containsExactly("evt_1:re_1 approved", "evt_1:re_2 pending");
        assertThat(Given.events(mapped))
                .extracting(event -> ((RefundProcessed) event).amount())
                .containsOnly(Money.of(2000, "USD"));
        assertThat(Given.events(mapped).getFirst().envelope().references().toString())
                .contains("order:shopify-us:77", "payment:stripe-us:pi_CCCCCCCCCC", "payment:stripe-us:ch_AAAAAAAAAA");
        assertThat(Given.notes(mapped)).singleElement().asString().contains("more refunds than this event carries");
    }

    @Test
    void theSameRefundInBothKindsOfEventIsOneFact() {
        String charge = "{\"id\":\"ch_AAAAAAAAAA\",\"captured\":true,\"refunds\":{\"data\":[%s]}}"
                .formatted(refund("re_1", "succeeded"));
        BusinessEvent byCharge = Given.events(Given.stripeEvent(event("charge.refunded", charge, "null")))
                .getFirst();

        assertThat(FactKey.of(byCharge)).isEqualTo(FactKey.of(processed(refundEvent("succeeded"))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"id\":\"ch_1\",\"captured\":true,\"amount_refunded\":100}",
                "{\"id\":\"ch_1\",\"captured\":true,\"refunds\":null}",
                "{\"id\":\"ch_1\",\"captured\":true,\"refunds\":{\"data\":[]}}"
            })
    void chargeRefundedWithoutRefundsIsKeptWithTheReason(String charge) {
        assertThat(Given.reason(Given.stripeEvent(event("charge.refunded", charge, "null"))))
                .contains("refund objects arrive as refund.*");
    }

    @Test
    void releasingAnAuthorizationMovesNoMoney() {
        String charge = "{\"id\":\"ch_1\",\"captured\":false,\"refunds\":{\"data\":[%s]}}"
                .formatted(refund("re_1", "succeeded"));
        String expired = refund("re_1", "succeeded").replace("requested_by_customer", "expired_uncaptured_charge");

        assertThat(Given.reason(Given.stripeEvent(event("charge.refunded", charge, "null"))))
                .contains("never captured");
        assertThat(Given.reason(Given.stripeEvent(event("refund.created", expired, "null"))))
                .contains("authorization expire");
    }

    @Test
    void otherEventsAreIgnoredWithTheReason() {
        assertThat(Given.reason(Given.stripeEvent(event("payout.paid", "{\"id\":\"po_1\"}", "null"))))
                .startsWith("Stripe event payout.paid is not mapped");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            REPLACED,                BY,                    POINTER
            '"amount":2000',         '"amount":20.5',       /data/object/amount
            '"amount":2000',         '"amount":"2000"',     /data/object/amount
            '"amount":2000',         '"amount":-1',         /data/object/amount
            '"amount":2000,',        '',                    /data/object/amount
            '"currency":"usd"',      '"currency":"us"',     /data/object/currency
            '"currency":"usd"',      '"currency":"lyd"',    /data/object/currency
            '"currency":"usd",',     '',                    /data/object/currency
            '"status":"succeeded",', '',                    /data/object/status
            '"id":"re_1",',          '',                    /data/object/id
            '"id":"evt_1",',         '',                    /id
            '"created":1772550000,', '',                    /data/object/created
            '"created":1772550000',  '"created":1772550000000', /data/object/created
            '"type":"refund.created",', '',                 /type
            """)
    void faultsAreNamed(String replaced, String by, String pointer) {
        String body = refundEvent("succeeded");
        assertThat(body).contains(replaced);

        assertThat(Given.pointers(Given.stripeEvent(body.replace(replaced, by))))
                .contains(pointer);
    }

    @Test
    void anIdLongerThanTheLimitIsRefused() {
        String body = refundEvent("succeeded").replace("5500000001011", "9".repeat(201));

        assertThat(Given.pointers(Given.stripeEvent(body))).containsExactly("/data/object/metadata/order_id");
    }

    @Test
    void aMissingObjectIsNamed() {
        assertThat(Given.pointers(Given.stripeEvent("{\"id\":\"evt_1\",\"type\":\"refund.created\",\"data\":{}}")))
                .contains("/data/object");
    }
}
