package io.tieout.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.FactKey;
import io.tieout.event.Money;
import io.tieout.event.PaymentEvent.PaymentCaptured;
import io.tieout.event.SourceRole;
import io.tieout.event.codec.ContentHash;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StripeChargeTest {

    private static final long CREATED = 1_772_550_000L;
    private static final long TOLD = CREATED + 86_400;

    private static final String CHARGE = """
            {"id":"ch_AAAAAAAAAA","object":"charge","amount":9000,"amount_captured":8050,"amount_refunded":950,
             "captured":true,"created":%d,"currency":"usd","metadata":{"order_id":"5500000001011"},"paid":true,
             "payment_intent":"pi_AAAAAAAAAA","payment_method_details":{"card":{"brand":"visa"},"type":"card"},
             "refunded":false,"status":"succeeded","a_field_of_next_year":null}""".formatted(CREATED);

    private static String event(String type, String charge) {
        return """
                {"id":"evt_1","object":"event","created":%d,"type":"%s","data":{"object":%s}}""".formatted(TOLD, type, charge);
    }

    private static PaymentCaptured captured(String type, String charge) {
        return Given.event(Given.stripeEvent(event(type, charge)), PaymentCaptured.class);
    }

    @Test
    void readsWhatWasCapturedAndNotWhatWasAuthorized() {
        PaymentCaptured payment = captured("charge.captured", CHARGE);

        assertThat(payment.amount()).isEqualTo(Money.of(8050, "USD"));
        assertThat(payment.tender()).isEqualTo("card");
        assertThat(payment.envelope().role()).isEqualTo(SourceRole.PROCESSOR);
        assertThat(payment.envelope().subject()).isEqualTo("ch_AAAAAAAAAA");
        assertThat(payment.envelope().deliveryId()).isEqualTo("evt_1:ch_AAAAAAAAAA");
    }

    @Test
    void namesBothPaymentIdsAndTheOrderOfTheStorefront() {
        assertThat(captured("charge.succeeded", CHARGE).envelope().references().toString())
                .isEqualTo("[order:shopify-us:5500000001011, payment:stripe-us:ch_AAAAAAAAAA, "
                        + "payment:stripe-us:pi_AAAAAAAAAA]");
    }

    @Test
    void aChargeIsCapturedWhenItIsCreatedOrWhenStripeTellsOfItsCapture() {
        assertThat(captured("charge.succeeded", CHARGE).envelope().occurredAt())
                .isEqualTo(Instant.ofEpochSecond(CREATED));
        assertThat(captured("charge.captured", CHARGE).envelope().occurredAt()).isEqualTo(Instant.ofEpochSecond(TOLD));
    }

    @Test
    void bothKindsOfEventTellOneFact() {
        PaymentCaptured succeeded = captured("charge.succeeded", CHARGE);
        PaymentCaptured captured = captured("charge.captured", CHARGE);

        assertThat(FactKey.of(captured)).isEqualTo(FactKey.of(succeeded));
        assertThat(ContentHash.of(captured)).isEqualTo(ContentHash.of(succeeded));
    }

    @Test
    void anAuthorizationIsAPromise() {
        String authorized = CHARGE.replace("\"captured\":true", "\"captured\":false");

        assertThat(Given.reason(Given.stripeEvent(event("charge.succeeded", authorized))))
                .contains("only authorized");
    }

    @ParameterizedTest
    @CsvSource({"pending,tells when it has its money", "failed,no money moved"})
    void aChargeWithoutSuccessCapturedNothing(String status, String reason) {
        String charge = CHARGE.replace("\"status\":\"succeeded\"", "\"status\":\"" + status + "\"");

        assertThat(Given.reason(Given.stripeEvent(event("charge.captured", charge))))
                .contains(reason);
    }

    @Test
    void aCaptureOfNothingIsNone() {
        assertThat(Given.reason(Given.stripeEvent(
                        event("charge.captured", CHARGE.replace("\"amount_captured\":8050", "\"amount_captured\":0")))))
                .contains("captured nothing");
    }

    @ParameterizedTest
    @CsvSource({
        "'\"type\":\"card_present\"',card",
        "'\"type\":\"interac_present\"',card",
        "'\"type\":\"klarna\"',klarna",
        "'\"type\":null',unstated"
    })
    void theTenderIsACardOrStripesOwnWord(String type, String tender) {
        assertThat(captured("charge.succeeded", CHARGE.replace("\"type\":\"card\"", type))
                        .tender())
                .isEqualTo(tender);
    }

    @ParameterizedTest
    @CsvSource({"jpy,8050", "kwd,8.050", "isk,80.5"})
    void decimalsFollowStripesTable(String currency, String major) {
        String charge = CHARGE.replace("\"usd\"", "\"" + currency + "\"");

        if (currency.equals("isk")) {
            assertThat(Given.pointers(Given.stripeEvent(event("charge.captured", charge))))
                    .containsExactly("/data/object/amount_captured");
        } else {
            assertThat(captured("charge.captured", charge).amount().decimal()).isEqualTo(major);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge.pending", "charge.failed", "charge.expired"})
    void eventsOfChargesWithoutMoneyAreIgnoredWithTheReason(String type) {
        assertThat(Given.reason(Given.stripeEvent(event(type, CHARGE)))).contains("moves no money");
    }

    @ParameterizedTest
    @ValueSource(strings = {"charge.updated", "payment_intent.succeeded"})
    void eventsThatTellOfItAgainAreIgnoredWithTheReason(String type) {
        assertThat(Given.reason(Given.stripeEvent(event(type, CHARGE)))).contains("one payment is one fact");
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            REPLACED,                  BY,                       POINTER
            '"amount_captured":8050,', '',                       /data/object/amount_captured
            '"amount_captured":8050',  '"amount_captured":-1',   /data/object/amount_captured
            '"amount_captured":8050',  '"amount_captured":"80"', /data/object/amount_captured
            '"captured":true,',        '',                       /data/object/captured
            '"captured":true',         '"captured":"perhaps"',   /data/object/captured
            '"currency":"usd",',       '',                       /data/object/currency
            '"currency":"usd"',        '"currency":"xyz"',       /data/object/currency
            '"status":"succeeded"',    '"status":"on_holiday"',  /data/object/status
            '"id":"ch_AAAAAAAAAA",',   '',                       /data/object/id
            '"id":"evt_1",',           '',                       /id
            """)
    void faultsAreNamed(String replaced, String by, String pointer) {
        String body = event("charge.captured", CHARGE);
        assertThat(body).contains(replaced);

        assertThat(Given.pointers(Given.stripeEvent(body.replace(replaced, by))))
                .containsExactly(pointer);
    }

    @Test
    void aMissingObjectIsNamed() {
        assertThat(Given.pointers(
                        Given.stripeEvent("{\"id\":\"evt_1\",\"created\":1772550000,\"type\":\"charge.captured\"}")))
                .contains("/data/object");
    }
}
