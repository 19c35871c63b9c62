package io.tieout.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.Money;
import io.tieout.event.RefundBasis;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.ingest.domain.Mapped;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a Shopify refund comes to, in all the ways Shopify says it.
class ShopifyMoneyTest {

    private static String set(String name, String shop, String currency, String presented, String presentment) {
        return """
                "%s":{"shop_money":{"amount":"%s","currency_code":"%s"},"presentment_money":{"amount":"%s","currency_code":"%s"}}""".formatted(name, shop, currency, presented, presentment);
    }

    private static String line(String subtotal, String tax) {
        return "{\"restock_type\":\"return\",%s,%s}"
                .formatted(
                        set("subtotal_set", subtotal, "USD", subtotal, "USD"),
                        set("total_tax_set", tax, "USD", tax, "USD"));
    }

    private static String transaction(String kind, String status, String amount, String currency) {
        return "{\"kind\":\"%s\",\"status\":\"%s\",\"gateway\":\"visa\",\"amount\":\"%s\",\"currency\":\"%s\"}"
                .formatted(kind, status, amount, currency);
    }

    private static String refund(String fields) {
        return "{\"id\":11,\"order_id\":22,\"created_at\":\"2026-03-03T10:00:00-05:00\"," + fields + "}";
    }

    private static String of(String lines, String adjustments, String transactions) {
        return refund("\"refund_line_items\":[%s],\"order_adjustments\":[%s],\"transactions\":[%s]"
                .formatted(lines, adjustments, transactions));
    }

    private static RefundIssued issued(Mapped mapped) {
        return Given.event(mapped, RefundIssued.class);
    }

    private static Money amount(String body) {
        return issued(Given.shopifyRefund(body)).amount();
    }

    private static @Nullable Money tax(String body) {
        return issued(Given.shopifyRefund(body)).tax();
    }

    private static Money usd(long minor) {
        return Money.of(minor, "USD");
    }

    @Test
    void whatTheTransactionsMovedCountsNotWhatTheLinesAdd() {
        assertThat(amount(of(line("199.00", "0.00"), "", transaction("refund", "success", "180.00", "USD"))))
                .isEqualTo(usd(18_000));
    }

    @Test
    void severalTransactionsOfOneRefundAddUp() {
        String two = transaction("refund", "success", "10.00", "USD") + ","
                + transaction("refund", "success", "5.5", "USD").replace("visa", "gift_card");

        RefundIssued event = issued(Given.shopifyRefund(of(line("15.50", "0.00"), "", two)));

        assertThat(event.amount()).isEqualTo(usd(1550));
        assertThat(event.tender()).as("each gateway repays what it took").isEqualTo("original");
    }

    @ParameterizedTest
    @CsvSource({"gift_card,gift-card", "shopify_store_credit,store-credit", "cash,cash", "paypal,original"})
    void theGatewaySaysTheTender(String gateway, String tender) {
        String body =
                of("", "", transaction("refund", "success", "10.00", "USD").replace("visa", gateway));

        assertThat(issued(Given.shopifyRefund(body)).tender()).isEqualTo(tender);
    }

    @Test
    void pendingCountsBecauseNoSecondWebhookWillTell() {
        assertThat(amount(of("", "", transaction("refund", "pending", "25.00", "USD"))))
                .isEqualTo(usd(2500));
    }

    @Test
    void otherKindsAndFailedOnesMoveNothing() {
        String mixed = transaction("sale", "success", "99.00", "USD") + ","
                + transaction("refund", "failure", "20.00", "USD") + ","
                + transaction("refund", "error", "20.00", "USD") + ","
                + transaction("refund", "success", "20.00", "USD");

        assertThat(amount(of("", "", mixed))).isEqualTo(usd(2000));
    }

    @Test
    void withoutTransactionsTheLinesSayWhatWasMeant() {
        String body = of(line("199.00", "15.92") + "," + line("10.00", "0.80"), "", "");

        assertThat(amount(body)).isEqualTo(usd(22_572));
        assertThat(tax(body)).isEqualTo(usd(1672));
    }

    @Test
    void whereEveryTransactionFailedTheCustomerIsStillOwedTheLines() {
        assertThat(amount(of(line("18.00", "0.00"), "", transaction("refund", "failure", "18.00", "USD"))))
                .isEqualTo(usd(1800));
    }

    @Test
    void shippingComesAsANegativeAdjustmentWithItsTax() {
        String shipping = "{\"kind\":\"shipping_refund\",\"amount\":\"-27.00\",\"tax_amount\":\"-1.60\"}";

        assertThat(amount(of(line("100.00", "8.00"), shipping, ""))).isEqualTo(usd(13_660));
        assertThat(tax(of(line("100.00", "8.00"), shipping, ""))).isEqualTo(usd(960));
    }

    @Test
    void shippingToldTwiceCountsOnce() {
        String body =
                refund("""
                "refund_line_items":[%s],"transactions":[],
                "order_adjustments":[{"kind":"shipping_refund","amount":"-5.00","tax_amount":"0.00"}],
                "refund_shipping_lines":[{%s}]""".formatted(line("10.00", "0.00"), set("subtotal_amount_set", "5.00", "USD", "5.00", "USD")));

        assertThat(amount(body)).isEqualTo(usd(1500));
    }

    @Test
    void shippingToldOnlyInItsOwnListCounts() {
        String body = refund("\"refund_line_items\":[%s],\"transactions\":[],\"refund_shipping_lines\":[{%s}]"
                .formatted(line("10.00", "0.00"), set("subtotal_amount_set", "5.00", "USD", "5.00", "USD")));

        assertThat(amount(body)).isEqualTo(usd(1500));
    }

    @Test
    void aDiscrepancyBalancesTheLinesEitherWay() {
        String lessThanLines = "{\"kind\":\"refund_discrepancy\",\"amount\":\"19.00\",\"tax_amount\":\"0.00\"}";
        String noLines = "{\"kind\":\"refund_discrepancy\",\"amount\":\"-5.15\",\"tax_amount\":\"0.00\",%s}"
                .formatted(set("amount_set", "-5.15", "USD", "-5.15", "USD"));

        assertThat(amount(of(line("199.00", "0.00"), lessThanLines, ""))).isEqualTo(usd(18_000));
        RefundIssued appeasement = issued(Given.shopifyRefund(of("", noLines, "")));
        assertThat(appeasement.amount()).isEqualTo(usd(515));
        assertThat(appeasement.basis()).isEqualTo(RefundBasis.APPEASEMENT);
    }

    @Test
    void restockingAloneIsNoRefund() {
        assertThat(Given.reason(Given.shopifyRefund(of(line("0.00", "0.00"), "", ""))))
                .contains("moves no money");
        assertThat(Given.reason(Given.shopifyRefund(of("", "", "")))).contains("moves no money");
    }

    @Test
    void voidingAnAuthorizationOwesNobodyAnything() {
        String body = of(line("50.00", "0.00"), "", transaction("void", "success", "50.00", "USD"));

        assertThat(Given.reason(Given.shopifyRefund(body))).contains("voided");
    }

    @Test
    void plainNumbersAreReadExactlyWhereAnOldPayloadHasNoMoneySets() {
        String old = of("{\"restock_type\":\"return\",\"subtotal\":195.66,\"total_tax\":3.98}", "", "");

        assertThat(issued(Given.shopifyRefund(Map.of("shop-currency", "USD"), old))
                        .amount())
                .isEqualTo(usd(19_964));
        assertThat(Given.violations(Given.shopifyRefund(old)).getFirst().fix()).contains("shop-currency");
    }

    @Test
    void theNoiseOfBinaryFloatsIsTakenOffAndMoreIsRefused() {
        Map<String, String> usd = Map.of("shop-currency", "USD");

        assertThat(issued(Given.shopifyRefund(usd, of("{\"subtotal\":22.200000000000003}", "", "")))
                        .amount())
                .isEqualTo(usd(2220));
        assertThat(Given.pointers(Given.shopifyRefund(usd, of("{\"subtotal\":22.205}", "", ""))))
                .containsExactly("/refund_line_items/0/subtotal");
        assertThat(Given.pointers(Given.shopifyRefund(usd, of("{\"subtotal\":1e999999999}", "", ""))))
                .containsExactly("/refund_line_items/0/subtotal");
    }

    @ParameterizedTest
    @CsvSource({"JPY,2000,2000", "JPY,2000.00,2000", "KWD,1.250,1250", "USD,1.2,120", "VND,20,20"})
    void decimalsFollowTheCurrency(String currency, String sent, long minor) {
        assertThat(amount(of("", "", transaction("refund", "success", sent, currency))))
                .isEqualTo(Money.of(minor, currency));
    }

    @ParameterizedTest
    @CsvSource({"JPY,20.50", "USD,1.234", "USD,abc", "USD,-5.00", "USD,''", "USD,1234567890123456789.00"})
    void amountsThatAreNotExactAreRefused(String currency, String sent) {
        assertThat(Given.pointers(Given.shopifyRefund(of("", "", transaction("refund", "success", sent, currency)))))
                .containsExactly("/transactions/0/amount");
    }

    @Test
    void theMoneyOfTheShopIsBookedWhereTheCustomerPaidInAnother() {
        String line =
                "{\"restock_type\":\"return\",%s}".formatted(set("subtotal_set", "108.50", "USD", "100.00", "EUR"));

        assertThat(amount(of(line, "", transaction("refund", "success", "100.00", "EUR"))))
                .isEqualTo(usd(10_850));
        assertThat(amount(of(line, "", ""))).isEqualTo(usd(10_850));
    }

    @Test
    void aConversionThatNothingStatesIsNotInvented() {
        String line =
                "{\"restock_type\":\"return\",%s}".formatted(set("subtotal_set", "108.50", "USD", "100.00", "EUR"));

        Mapped mapped = Given.shopifyRefund(of(line, "", transaction("refund", "success", "60.00", "EUR")));

        assertThat(Given.pointers(mapped)).containsExactly("/transactions/0/currency");
    }

    @Test
    void twoCurrenciesOfTheShopInOneRefundAreRefused() {
        String lines = line("1.00", "0.00") + ","
                + "{\"restock_type\":\"return\",%s}".formatted(set("subtotal_set", "1.00", "EUR", "1.00", "EUR"));

        assertThat(Given.pointers(Given.shopifyRefund(of(lines, "", ""))))
                .containsExactly("/refund_line_items/1/subtotal_set/shop_money/currency_code");
    }

    @Test
    void unknownStatusesAreRefusedByName() {
        Mapped mapped = Given.shopifyRefund(of("", "", transaction("refund", "awaiting_response", "1.00", "USD")));

        assertThat(Given.violations(mapped).getFirst().message()).isEqualTo("is unknown: awaiting_response");
    }

    @Test
    void taxLargerThanWhatWasPaidBackIsNotedAndLeftOut() {
        Mapped mapped =
                Given.shopifyRefund(of(line("100.00", "8.00"), "", transaction("refund", "success", "5.00", "USD")));

        assertThat(issued(mapped).tax()).isNull();
        assertThat(Given.notes(mapped)).singleElement().asString().contains("8.00 USD");
    }

    @Test
    void amountsBeyondAnyMoneyAreRefusedNotWrapped() {
        String huge = line("900000000000000.00", "0.00");
        String many = (huge + ",").repeat(199) + huge;

        assertThat(Given.pointers(Given.shopifyRefund(of(many, "", "")))).containsExactly("/refund_line_items");
    }

    @Test
    void processorIdsAreReferencesOnlyWhereTheSourceSaysWhoseTheyAre() {
        String transaction = transaction("refund", "success", "5.00", "USD")
                .replace(
                        "{",
                        "{\"authorization\":\"re_1PQRSTUVWXYZabcd\",\"receipt\":{\"id\":\"pi_1PQRSTUVWXYZabcd\"},");

        assertThat(issued(Given.shopifyRefund(Map.of("processor-issuer", "stripe-us"), of("", "", transaction)))
                        .envelope()
                        .references()
                        .toString())
                .contains("refund:stripe-us:re_1PQRSTUVWXYZabcd", "payment:stripe-us:pi_1PQRSTUVWXYZabcd");
        assertThat(issued(Given.shopifyRefund(of("", "", transaction)))
                        .envelope()
                        .references()
                        .toString())
                .doesNotContain("stripe");
    }

    @Test
    void keysOfAGatewayThatLookLikeNothingAreNoReferences() {
        String transaction = transaction("refund", "success", "5.00", "USD")
                .replace("{", "{\"authorization\":\"authorization-key\",");

        assertThat(issued(Given.shopifyRefund(Map.of("processor-issuer", "stripe-us"), of("", "", transaction)))
                        .envelope()
                        .references())
                .hasSize(2);
    }
}
