package io.tieout.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.FactKey;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.SourceRole;
import io.tieout.ingest.domain.Mapped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyOrderTest {

    /// Placed at 108.25 with 8.25 tax; afterwards a line was taken off, and it was paid, refunded and cancelled.
    private static final String ORDER = """
            {"id":720982911946154501,"admin_graphql_api_id":"gid://shopify/Order/720982911946154501","name":"#2044",
             "created_at":"2026-03-03T02:00:00-05:00","processed_at":"2026-03-03T02:30:00-05:00",
             "updated_at":"2026-03-05T11:00:00-05:00","cancelled_at":"2026-03-05T11:00:00-05:00","test":false,
             "currency":"USD","presentment_currency":"EUR","financial_status":"voided","fulfillment_status":"pending",
             "subtotal_price":"90.00","current_subtotal_price":"100.00",
             "total_price":"108.25","current_total_price":"54.10","total_outstanding":"108.25","total_tax":"8.25",
             "total_price_set":{"shop_money":{"amount":"108.25","currency_code":"USD"},
                                "presentment_money":{"amount":"99.90","currency_code":"EUR"}},
             "total_tax_set":{"shop_money":{"amount":"8.25","currency_code":"USD"},
                              "presentment_money":{"amount":"7.61","currency_code":"EUR"}},
             "a_field_of_next_year":{"x":[1]}}""";

    private static OrderPlaced placed(String body) {
        return Given.event(Given.shopify("orders/create", body), OrderPlaced.class);
    }

    @Test
    void readsAnOrderAtThePriceItWasPlacedAtInTheMoneyOfTheShop() {
        OrderPlaced order = placed(ORDER);

        assertThat(order.total()).isEqualTo(Money.of(10_825, "USD"));
        assertThat(order.tax()).isEqualTo(Money.of(825, "USD"));
    }

    @Test
    void namesItselfAndWhenItWasPlaced() {
        var envelope = placed(ORDER).envelope();

        assertThat(envelope.role()).isEqualTo(SourceRole.STOREFRONT);
        assertThat(envelope.subject()).isEqualTo("720982911946154501");
        assertThat(envelope.deliveryId()).isEqualTo(Given.WEBHOOK_ID);
        assertThat(envelope.references().toString()).isEqualTo("[order:shopify-us:720982911946154501]");
        assertThat(envelope.occurredAt()).isEqualTo(Instant.parse("2026-03-03T07:30:00Z"));
        assertThat(envelope.businessDate())
                .as("before the cut-off at 04:00 in New York")
                .isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void prefersTheGidToAnIdThatARelayRounded() {
        OrderPlaced order = placed(ORDER.replace("\"id\":720982911946154501", "\"id\":720982911946154500"));

        assertThat(order.envelope().references().toString()).isEqualTo("[order:shopify-us:720982911946154501]");
        assertThat(FactKey.of(order)).isEqualTo(FactKey.of(placed(ORDER)));
    }

    @Test
    void aGidOfAnotherKindOfObjectIsNotItsName() {
        assertThat(placed(ORDER.replace("shopify/Order/720982911946154501", "shopify/Refund/1"))
                        .envelope()
                        .subject())
                .isEqualTo("720982911946154501");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"108.25\"", "\"108.250\"", "108.25", "108.250"})
    void plainTextsAndNumbersAreReadExactlyWhereAnOldPayloadHasNoMoneySets(String price) {
        String old = """
                {"id":450789470,"created_at":"2026-03-03T10:00:00-05:00","currency":"USD","total_price":%s,"total_tax":8.25}""".formatted(price);

        assertThat(placed(old).total()).isEqualTo(Money.of(10_825, "USD"));
        assertThat(placed(old).tax()).isEqualTo(Money.of(825, "USD"));
    }

    @Test
    void anOrderWithoutTaxStatedHasNone() {
        String body = ORDER.replace("\"total_tax\":\"8.25\",", "").replace("total_tax_set", "other_set");

        assertThat(placed(body).tax()).isNull();
    }

    @Test
    void taxLargerThanTheTotalIsNotedAndLeftOut() {
        Mapped mapped = Given.shopify("orders/create", ORDER.replace("\"amount\":\"8.25\"", "\"amount\":\"208.25\""));

        assertThat(Given.event(mapped, OrderPlaced.class).tax()).isNull();
        assertThat(Given.notes(mapped)).singleElement().asString().contains("is not a part of 108.25 USD");
    }

    @Test
    void theCurrencyOfTheSourceCountsWhereNothingStatesOne() {
        String body = "{\"id\":1,\"created_at\":\"2026-03-03T10:00:00-05:00\",\"total_price\":\"10.00\"}";

        assertThat(Given.event(Given.shopify(Map.of("shop-currency", "USD"), "orders/create", body), OrderPlaced.class)
                        .total())
                .isEqualTo(Money.of(1000, "USD"));
        assertThat(Given.violations(Given.shopify("orders/create", body))
                        .getFirst()
                        .fix())
                .isEqualTo("set the option shop-currency of the source");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            REPLACED,                          BY,                       POINTER
            '"currency":"USD"',                '"currency":"US"',        /currency
            '"currency":"USD"',                '"currency":"EUR"',       /total_price_set/shop_money/currency_code
            '"amount":"108.25"',               '"amount":"108.255"',     /total_price_set/shop_money/amount
            '"amount":"108.25"',               '"amount":"-1.00"',       /total_price
            '"amount":"8.25"',                 '"amount":"-1.00"',       /total_tax
            '"processed_at":"2026-03-03T02:30:00-05:00"', '"processed_at":"2026-03-03T02:30:00"', /processed_at
            """)
    void faultsAreNamed(String replaced, String by, String pointer) {
        assertThat(ORDER).contains(replaced);

        assertThat(Given.pointers(Given.shopify("orders/create", ORDER.replace(replaced, by))))
                .contains(pointer);
    }

    @Test
    void allMissingFieldsAreNamedAtOnce() {
        assertThat(Given.pointers(Given.shopify("orders/create", "{\"currency\":\"USD\"}")))
                .containsExactlyInAnyOrder("/id", "/created_at");
        assertThat(Given.pointers(Given.shopify(
                        "orders/create", "{\"id\":1,\"created_at\":\"2026-03-03T10:00:00Z\",\"currency\":\"USD\"}")))
                .containsExactly("/total_price");
    }

    @Test
    void anOrderOfATestGatewayMovesNoMoneyUnlessTheSourceAsksForIt() {
        String test = ORDER.replace("\"test\":false", "\"test\":true");

        assertThat(Given.reason(Given.shopify("orders/create", test))).contains("test gateway");
        assertThat(Given.events(Given.shopify(Map.of("accept-test-notifications", "true"), "orders/create", test)))
                .hasSize(1);
    }

    /// They say that something became of an order, and name no payment and no amount that moved.
    @ParameterizedTest
    @CsvSource({
        "orders/paid,names no payment",
        "orders/updated,changes an order",
        "orders/edited,changes an order",
        "orders/cancelled,changes an order",
        "orders/partially_fulfilled,changes an order",
        "tender_transactions/create,repeats what order_transactions/create"
    })
    void topicsThatTellOfItAgainAreIgnoredWithTheReason(String topic, String reason) {
        assertThat(Given.reason(Given.shopify(topic, ORDER))).contains(reason);
    }
}
