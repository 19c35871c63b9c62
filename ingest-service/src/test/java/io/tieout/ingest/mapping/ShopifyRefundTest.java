package io.tieout.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.FactKey;
import io.tieout.event.Money;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.RefundIntent;
import io.tieout.event.SourceRole;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Source;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShopifyRefundTest {

    private static final String LINE = """
            {"id":9007199254740999,"quantity":1,"line_item_id":5,"restock_type":"return","subtotal":18.5,"total_tax":1.5,
             "subtotal_set":{"shop_money":{"amount":"18.50","currency_code":"USD"},
                             "presentment_money":{"amount":"18.50","currency_code":"USD"}},
             "total_tax_set":{"shop_money":{"amount":"1.50","currency_code":"USD"},
                              "presentment_money":{"amount":"1.50","currency_code":"USD"}}}""";

    private static final String SUCCESS =
            "{\"id\":7,\"kind\":\"refund\",\"status\":\"success\",\"gateway\":\"shopify_payments\",\"amount\":\"20.00\",\"currency\":\"USD\"}";

    private static String refund(String lines, String adjustments, String transactions) {
        return """
                {"id":890088186047892319,"order_id":820982911946154508,"admin_graphql_api_id":"gid://shopify/Refund/890088186047892319",
                 "created_at":"2026-03-03T02:00:00-05:00","processed_at":"2026-03-03T02:30:00-05:00","note":"Arrived broken",
                 "refund_line_items":[%s],"order_adjustments":[%s],"refund_shipping_lines":[],"transactions":[%s],
                 "a_field_of_next_year":{"x":[1]}}""".formatted(lines, adjustments, transactions);
    }

    private static RefundIssued issued(Mapped mapped) {
        return Given.event(mapped, RefundIssued.class);
    }

    @Test
    void readsARefundOfReturnedGoods() {
        RefundIssued event = issued(Given.shopifyRefund(refund(LINE, "", SUCCESS)));

        assertThat(event.intent()).isEqualTo(RefundIntent.ISSUED);
        assertThat(event.basis()).isEqualTo(RefundBasis.GOODS_RETURNED);
        assertThat(event.amount()).isEqualTo(Money.of(2000, "USD"));
        assertThat(event.tax()).isEqualTo(Money.of(150, "USD"));
        assertThat(event.tender()).isEqualTo("original");
        assertThat(event.reason()).isEqualTo("Arrived broken");
        assertThat(event.extent()).isNull();
    }

    /// Only the last four digits, and only where all of the money goes to that card.
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            NUMBER,              DIGITS
            •••• •••• •••• 4242, 4242
            4242,                4242
            4242424242424242,
            unknown,
            """)
    void knowsTheCardByItsLastDigits(String number, @Nullable String digits) {
        String onCard =
                SUCCESS.replace("\"kind\"", "\"payment_details\":{\"credit_card_number\":\"" + number + "\"},\"kind\"");

        assertThat(issued(Given.shopifyRefund(refund(LINE, "", onCard))).cardDigits())
                .isEqualTo(digits);
        assertThat(issued(Given.shopifyRefund(refund(LINE, "", onCard + "," + SUCCESS)))
                        .cardDigits())
                .isNull();
    }

    @Test
    void namesTheSourceItsDeliveryAndTheReferences() {
        var envelope = issued(Given.shopifyRefund(refund(LINE, "", SUCCESS))).envelope();

        assertThat(envelope.role()).isEqualTo(SourceRole.STOREFRONT);
        assertThat(envelope.deliveryId()).isEqualTo(Given.WEBHOOK_ID);
        assertThat(envelope.subject()).isEqualTo("890088186047892319");
        assertThat(envelope.occurredAt()).isEqualTo(Instant.parse("2026-03-03T07:30:00Z"));
        assertThat(envelope.businessDate())
                .as("02:30 in New York is before the cut-off at 04:00")
                .isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(envelope.references().toString())
                .isEqualTo("[order:shopify-us:820982911946154508, refund:shopify-us:890088186047892319]");
        assertThat(envelope.provenance().mapping()).isEqualTo("shopify-refund/1");
    }

    @Test
    void prefersTheGidToAnIdThatARelayRounded() {
        String rounded = refund(LINE, "", SUCCESS)
                .replace("\"id\":890088186047892319", "\"id\":890088186047892400")
                .replace("820982911946154508", "820982911946154500");

        Mapped mapped = Given.shopifyRefund(rounded);

        assertThat(issued(mapped).envelope().references().toString())
                .isEqualTo("[refund:shopify-us:890088186047892319]");
        assertThat(Given.notes(mapped)).singleElement().asString().contains("order_id 820982911946154500 was rounded");
    }

    @Test
    void keepsAnOrderIdThatRoundingCannotHurt() {
        String rounded = refund(LINE, "", SUCCESS)
                .replace("\"id\":890088186047892319", "\"id\":890088186047892400")
                .replace("820982911946154508", "5123456789");

        assertThat(issued(Given.shopifyRefund(rounded)).envelope().references().toString())
                .contains("order:shopify-us:5123456789");
    }

    @Test
    void readsIdsAbove2To53ExactlyWhereNoNameStandsBesideThem() {
        String unnamed = refund(LINE, "", SUCCESS).replace("admin_graphql_api_id", "other_name");

        assertThat(issued(Given.shopifyRefund(unnamed)).envelope().references().toString())
                .isEqualTo("[order:shopify-us:820982911946154508, refund:shopify-us:890088186047892319]");
    }

    @Test
    void partialRefundsOfOneOrderAreFactsOfTheirOwn() {
        RefundIssued first = issued(Given.shopifyRefund(refund(LINE, "", SUCCESS)));
        RefundIssued second = issued(
                Given.shopifyRefund(refund(LINE, "", SUCCESS).replace("890088186047892319", "890088186047892320")));

        assertThat(FactKey.of(second)).isNotEqualTo(FactKey.of(first));
        assertThat(second.envelope().references().getFirst())
                .isEqualTo(first.envelope().references().getFirst());
    }

    @Test
    void takesIdsAsTextToo() {
        String text = refund(LINE, "", SUCCESS).replace("820982911946154508", "\"820982911946154508\"");

        assertThat(issued(Given.shopifyRefund(text)).envelope().references().toString())
                .contains("order:shopify-us:820982911946154508");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            RESTOCK_TYPES,       BASIS
            cancel,              before-fulfilment
            cancel+cancel,       before-fulfilment
            return,              goods-returned
            no_restock,          goods-returned
            legacy_restock,      goods-returned
            cancel+return,       goods-returned
            """)
    void theBasisFollowsFromTheLines(String restockTypes, String basis) {
        String lines = String.join(
                ",",
                java.util.Arrays.stream(restockTypes.split("\\+", -1))
                        .map(type -> LINE.replace("\"return\"", "\"" + type + "\""))
                        .toList());

        assertThat(issued(Given.shopifyRefund(refund(lines, "", SUCCESS)))
                        .basis()
                        .code())
                .isEqualTo(basis);
    }

    @Test
    void moneyWithoutLinesIsAnAppeasement() {
        RefundIssued event = issued(Given.shopifyRefund(refund("", "", SUCCESS)));

        assertThat(event.basis()).isEqualTo(RefundBasis.APPEASEMENT);
        assertThat(event.tax()).isNull();
    }

    @Test
    void anUnknownRestockTypeIsNotGuessedAt() {
        Mapped mapped = Given.shopifyRefund(refund(LINE.replace("\"return\"", "\"exchange\""), "", SUCCESS));

        assertThat(Given.pointers(mapped)).containsExactly("/refund_line_items/0/restock_type");
    }

    @Test
    void blankNotesAreNoReason() {
        assertThat(issued(Given.shopifyRefund(refund(LINE, "", SUCCESS).replace("Arrived broken", " ")))
                        .reason())
                .isNull();
    }

    @Test
    void allMissingFieldsAreNamedAtOnce() {
        assertThat(Given.pointers(Given.shopifyRefund("{\"id\":1}"))).contains("/order_id", "/created_at");
    }

    @Test
    void testNotificationsTellOfNoRealRefund() {
        Source source = Given.shopify(Map.of());
        Map<String, String> headers = Map.of("x-shopify-topic", "refunds/create", "x-shopify-test", "true");

        Mapped mapped = ShopifyWebhook.map(source, Given.receipt(source, headers, refund(LINE, "", SUCCESS)));

        assertThat(Given.reason(mapped)).contains("test notification", "accept-test-notifications");
    }

    @Test
    void testNotificationsAreReadWhereTheSourceAsksForIt() {
        Source source = Given.shopify(Map.of("accept-test-notifications", "true"));
        Map<String, String> headers = Map.of("x-shopify-topic", "refunds/create", "x-shopify-test", "true");

        Mapped mapped = ShopifyWebhook.map(source, Given.receipt(source, headers, refund(LINE, "", SUCCESS)));

        assertThat(issued(mapped).envelope().deliveryId())
                .as("without a webhook id the content makes it")
                .startsWith("sha256:");
    }

    @Test
    void aRefundOfATestGatewayMovesNoMoney() {
        String test = SUCCESS.replace("\"id\":7", "\"id\":7,\"test\":true");

        assertThat(Given.reason(Given.shopifyRefund(refund(LINE, "", test)))).contains("test gateway");
        assertThat(Given.events(Given.shopifyRefund(refund(LINE, "", test + "," + SUCCESS))))
                .as("one of two was real")
                .hasSize(1);
    }

    @Test
    void otherTopicsAreIgnoredWithTheReason() {
        Source source = Given.shopify(Map.of());
        Mapped mapped =
                ShopifyWebhook.map(source, Given.receipt(source, Map.of("x-shopify-topic", "customers/create"), "{}"));

        assertThat(Given.reason(mapped))
                .isEqualTo("Shopify topic customers/create is not mapped; mapped: orders/create, "
                        + "order_transactions/create, refunds/create");
    }

    @Test
    void aMissingTopicIsNamed() {
        Source source = Given.shopify(Map.of());

        assertThat(Given.pointers(ShopifyWebhook.map(source, Given.receipt(source, Map.of(), "{}"))))
                .containsExactly("X-Shopify-Topic");
    }

    @ParameterizedTest
    @CsvSource({"'',''", "[],''", "{\"id\":1,''", "nonsense,''", "{\"id\":1}{,''", "{\"id\":1 \"id\":2},''"})
    void whatIsNotOneObjectIsRefusedWithItsPlace(String body, String pointer) {
        assertThat(Given.pointers(Given.shopifyRefund(body))).containsExactly(pointer);
    }

    @Test
    void aTimeWithoutOffsetIsRefused() {
        Mapped mapped = Given.shopifyRefund(refund(LINE, "", SUCCESS).replace("02:30:00-05:00", "02:30:00"));

        assertThat(Given.pointers(mapped)).containsExactly("/processed_at");
    }

    @Test
    void aNoteLongerThanTheLimitIsRefusedNotCut() {
        Mapped mapped = Given.shopifyRefund(refund(LINE, "", SUCCESS).replace("Arrived broken", "x".repeat(1_001)));

        assertThat(Given.violations(mapped).getFirst().message()).isEqualTo("has 1001 characters");
    }

    @Test
    void aTextThatNoDatabaseHoldsIsRefused() {
        Mapped mapped = Given.shopifyRefund(refund(LINE, "", SUCCESS).replace("broken", "\\u0000"));

        assertThat(Given.pointers(mapped)).containsExactly("/note");
    }
}
