package io.tieout.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.FactKey;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.SourceRole;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.domain.SourceFormat;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShopifyTransactionTest {

    private static final String TOPIC = "order_transactions/create";

    private static final String CAPTURE = """
            {"id":130560818172775263,"order_id":720982911946154501,"parent_id":130560818172775261,"kind":"capture",
             "admin_graphql_api_id":"gid://shopify/OrderTransaction/130560818172775263","status":"success","test":false,
             "gateway":"shopify_payments","authorization":"pi_AAAAAAAAAA","created_at":"2026-03-03T10:00:00-05:00",
             "processed_at":"2026-03-03T10:00:02-05:00","amount":"403.0","currency":"USD","payment_id":"#2044.2",
             "payment_details":{"credit_card_number":"•••• •••• •••• 4242","credit_card_company":"Visa"},
             "receipt":{"id":"ch_AAAAAAAAAA"},
             "total_unsettled_set":{"presentment_money":{"amount":"0.0","currency":"USD"},
                                    "shop_money":{"amount":"0.0","currency":"USD"}}}""";

    private static PaymentCaptured captured(String body) {
        return Given.event(Given.shopify(TOPIC, body), PaymentCaptured.class);
    }

    @Test
    void readsACapture() {
        PaymentCaptured payment = captured(CAPTURE);

        assertThat(payment.amount()).isEqualTo(Money.of(40_300, "USD"));
        assertThat(payment.tender()).isEqualTo("card");
        assertThat(payment.envelope().role())
                .as("evidence, where a processor reports its captures")
                .isEqualTo(SourceRole.STOREFRONT);
        assertThat(payment.envelope().subject()).isEqualTo("130560818172775263");
        assertThat(payment.envelope().occurredAt()).isEqualTo(Instant.parse("2026-03-03T15:00:02Z"));
    }

    @Test
    void namesItsOrderAndTheAuthorizationItGoesBackTo() {
        assertThat(captured(CAPTURE).envelope().references().toString())
                .isEqualTo("[order:shopify-us:720982911946154501, payment:shopify-us:130560818172775261, "
                        + "payment:shopify-us:130560818172775263]");
    }

    @Test
    void theProcessorsIdsTieItToTheProcessorsOwnWord() {
        Mapped mapped = Given.shopify(Map.of("processor-issuer", "stripe-us"), TOPIC, CAPTURE);

        assertThat(Given.events(mapped).getFirst().envelope().references().toString())
                .contains("payment:stripe-us:ch_AAAAAAAAAA", "payment:stripe-us:pi_AAAAAAAAAA");
    }

    @Test
    void idsThatARelayRoundedNameNoStranger() {
        Mapped mapped = Given.shopify(
                TOPIC,
                CAPTURE.replace("\"id\":130560818172775263", "\"id\":130560818172775260")
                        .replace("720982911946154501", "720982911946154500")
                        .replace("130560818172775261", "130560818172775264"));

        assertThat(Given.events(mapped).getFirst().envelope().references().toString())
                .isEqualTo("[payment:shopify-us:130560818172775263]");
        assertThat(Given.notes(mapped)).hasSize(2).allMatch(note -> note.contains("was rounded by a relay"));
    }

    @Test
    void aSaleCapturesAtOnce() {
        String sale = CAPTURE.replace("\"capture\"", "\"sale\"").replace("130560818172775261", "null");

        assertThat(captured(sale).amount()).isEqualTo(Money.of(40_300, "USD"));
    }

    @Test
    void severalCapturesOfOneAuthorizationAreSeveralFacts() {
        String second = CAPTURE.replace("130560818172775263", "130560818172775265");

        assertThat(FactKey.of(captured(second))).isNotEqualTo(FactKey.of(captured(CAPTURE)));
    }

    @Test
    void whereItHasNoTimeOfProcessingTheTimeOfCreationCounts() {
        String body = CAPTURE.replace("\"2026-03-03T10:00:02-05:00\"", "null");

        assertThat(captured(body).envelope().occurredAt()).isEqualTo(Instant.parse("2026-03-03T15:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"403.0\"", "\"403.00\"", "403", "403.00"})
    void amountsComeAsTextsAndAsNumbers(String amount) {
        assertThat(captured(CAPTURE.replace("\"403.0\"", amount)).amount()).isEqualTo(Money.of(40_300, "USD"));
    }

    @ParameterizedTest
    @CsvSource({
        "authorization,a promise",
        "emv_authorization,a promise",
        "void,moves no money",
        "refund,refunds arrive as refunds/create",
        "change,the till tells of it"
    })
    void otherKindsCaptureNothing(String kind, String reason) {
        assertThat(Given.reason(Given.shopify(TOPIC, CAPTURE.replace("\"capture\"", "\"" + kind + "\""))))
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({"pending,tells of it again", "failure,no money moved", "error,no money moved"})
    void unfinishedOnesCaptureNothing(String status, String reason) {
        assertThat(Given.reason(Given.shopify(TOPIC, CAPTURE.replace("\"success\"", "\"" + status + "\""))))
                .contains(reason);
    }

    @ParameterizedTest
    @CsvSource({
        "gift_card,redeeming stored value is no capture",
        "shopify_store_credit,redeeming stored value is no capture",
        "cash,told by the till"
    })
    void tendersThatOthersTellOfAreNoCaptures(String gateway, String reason) {
        assertThat(Given.reason(Given.shopify(TOPIC, CAPTURE.replace("shopify_payments", gateway))))
                .contains(reason);
    }

    @Test
    void aGatewayThatShowsNoCardIsTheTenderByItsOwnName() {
        String body = CAPTURE.replace("payment_details", "other_details").replace("shopify_payments", "paypal");

        assertThat(captured(body).tender()).isEqualTo("paypal");
    }

    @Test
    void theMoneyOfTheCustomerIsNotTakenForTheShops() {
        Mapped mapped = Given.shopify(
                TOPIC,
                CAPTURE.replace(
                        "\"amount\":\"403.0\",\"currency\":\"USD\"", "\"amount\":\"380.0\",\"currency\":\"EUR\""));

        assertThat(Given.violations(mapped).getFirst().message())
                .isEqualTo("is EUR, and nothing says what it is in the shop's USD");
        assertThat(Given.pointers(mapped)).containsExactly("/currency");
    }

    @Test
    void theCurrencyOfTheSourceCountsWhereNothingStatesOne() {
        String body = CAPTURE.replace(",\"currency\":\"USD\",\"payment_id\"", ",\"payment_id\"")
                .replace("total_unsettled_set", "other_set");

        assertThat(Given.events(Given.shopify(Map.of("shop-currency", "USD"), TOPIC, body)))
                .hasSize(1);
        assertThat(Given.pointers(Given.shopify(TOPIC, body))).containsExactly("/currency");
    }

    @Test
    void aShopThatIsOnlyAPointOfSaleClaimsNoCaptures() {
        Source pos = Given.source("shopify-pos", SourceFormat.SHOPIFY, Map.of(), SourceRole.POS);
        Mapped mapped = ShopifyWebhook.map(pos, Given.receipt(pos, Map.of("x-shopify-topic", TOPIC), CAPTURE));

        assertThat(Given.reason(mapped)).contains("without the role storefront");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            REPLACED,                        BY,                    POINTER
            '"kind":"capture"',              '"kind":"barter"',     /kind
            '"kind":"capture",',             '',                    /kind
            '"status":"success"',            '"status":"thinking"', /status
            '"status":"success",',           '',                    /status
            '"amount":"403.0"',              '"amount":"-403.0"',   /amount
            '"amount":"403.0"',              '"amount":"403.001"',  /amount
            '"amount":"403.0",',             '',                    /amount
            '"currency":"USD","payment_id"', '"currency":"dollars","payment_id"', /currency
            '"order_id":720982911946154501,', '',                   /order_id
            """)
    void faultsAreNamed(String replaced, String by, String pointer) {
        assertThat(CAPTURE).contains(replaced);

        assertThat(Given.pointers(Given.shopify(TOPIC, CAPTURE.replace(replaced, by))))
                .containsExactly(pointer);
    }

    @Test
    void aTransactionOfATestGatewayMovesNoMoney() {
        assertThat(Given.reason(Given.shopify(TOPIC, CAPTURE.replace("\"test\":false", "\"test\":true"))))
                .contains("test gateway");
    }
}
