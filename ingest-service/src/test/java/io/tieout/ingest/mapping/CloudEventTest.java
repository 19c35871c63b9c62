package io.tieout.ingest.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import io.tieout.event.ErpEvent.ErpEntryPosted;
import io.tieout.event.Money;
import io.tieout.event.RefundEvent.RefundIssued;
import io.tieout.event.SourceRole;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.RoleRegister;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.mapping.CloudEventRequest.Batch;
import io.tieout.ingest.mapping.CloudEventRequest.Mode;
import io.tieout.ingest.mapping.CloudEventRequest.Single;
import io.tieout.ingest.mapping.CloudEventRequest.TooMany;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CloudEventTest {

    private static final Source ERP = Given.cloudEvents(SourceRole.ERP);

    private static final String DATA = """
            {"state":"posted","documentType":"credit-memo","amount":{"amount":"20.00","currency":"USD"},
             "postingDate":"2026-03-03","carries":{"type":"refund","issuer":"shopify-us","value":"R1"}}""";

    private static final String EVENT = """
            {"specversion":"1.0","id":"CM-9","type":"tieout.erp-entry.posted.v1","source":"/somebody/else",
             "subject":"CM-9","time":"2026-03-03T10:12:00-05:00","correlationid":"flow 7","comexampleextra":"kept",
             "datacontenttype":"application/json; charset=utf-8","data":%s}""".formatted(DATA);

    private static Mapped structured(String body) {
        return single(CloudEventRequest.read(Mode.STRUCTURED, ERP, Given.receipt(ERP, Map.of(), body), 1000));
    }

    private static Mapped single(CloudEventRequest.Reading reading) {
        assertThat(reading).isInstanceOf(Single.class);
        return ((Single) reading).mapped();
    }

    private static Map<String, String> binaryHeaders() {
        return Map.of(
                "content-type", "application/json",
                "ce-specversion", "1.0",
                "ce-id", "CM%2D9 %C3%A9",
                "ce-type", "tieout.erp-entry.posted.v1",
                "ce-source", "/x",
                "ce-subject", "CM-9",
                "ce-time", "2026-03-03T10:12:00-05:00");
    }

    @Test
    void readsAStructuredEvent() {
        ErpEntryPosted event = Given.event(structured(EVENT), ErpEntryPosted.class);

        assertThat(event.amount()).isEqualTo(Money.of(2000, "USD"));
        assertThat(event.envelope().role()).isEqualTo(SourceRole.ERP);
        assertThat(event.envelope().deliveryId()).isEqualTo("CM-9");
        assertThat(event.envelope().correlationLabel()).isEqualTo("flow 7");
        assertThat(event.envelope().references().toString()).isEqualTo("[refund:shopify-us:R1]");
        assertThat(event.envelope().businessDate()).isEqualTo(LocalDate.of(2026, 3, 3));
    }

    @Test
    void tenantSourceAndEntityComeFromTheCredentialNotFromTheBody() {
        var envelope = Given.event(
                        structured(EVENT.replace(
                                "\"specversion\"", "\"tenant\":\"other\",\"entity\":\"DE\",\"specversion\"")),
                        ErpEntryPosted.class)
                .envelope();

        assertThat(envelope.tenant()).isEqualTo("acme");
        assertThat(envelope.source()).isEqualTo("netsuite-us");
        assertThat(envelope.entity()).isEqualTo("US");
    }

    @Test
    void aBusinessDateThatIsStatedCounts() {
        String stated = EVENT.replace("\"specversion\"", "\"businessdate\":\"2026-02-28\",\"specversion\"");

        assertThat(Given.event(structured(stated), ErpEntryPosted.class)
                        .envelope()
                        .businessDate())
                .isEqualTo(LocalDate.of(2026, 2, 28));
    }

    @Test
    void readsABinaryEventWithPercentEncodedAttributes() {
        Receipt receipt = Given.receipt(ERP, binaryHeaders(), DATA);
        Mapped mapped = single(CloudEventRequest.read(Mode.BINARY, ERP, receipt, 1000));

        assertThat(Given.event(mapped, ErpEntryPosted.class).envelope().deliveryId())
                .isEqualTo("CM-9 é");
    }

    @Test
    void faultsOfBinaryAttributesNameTheHeader() {
        Map<String, String> headers = new java.util.HashMap<>(binaryHeaders());
        headers.remove("ce-subject");
        headers.put("ce-time", "yesterday");
        Mapped mapped = single(CloudEventRequest.read(Mode.BINARY, ERP, Given.receipt(ERP, headers, DATA), 1000));

        assertThat(Given.pointers(mapped)).containsExactly("ce-subject", "ce-time");
    }

    @Test
    void binaryEventsWithTheSameBodyAreDifferentDeliveries() {
        Map<String, String> other = new java.util.HashMap<>(binaryHeaders());
        other.put("ce-id", "CM-10");

        assertThat(CloudEventRequest.deliveryOf(Mode.BINARY, binaryHeaders()))
                .isNotEqualTo(CloudEventRequest.deliveryOf(Mode.BINARY, other))
                .isEqualTo(CloudEventRequest.deliveryOf(Mode.BINARY, binaryHeaders()));
    }

    @ParameterizedTest
    @CsvSource({
        "application/cloudevents+json,STRUCTURED",
        "application/cloudevents+json; charset=utf-8,STRUCTURED",
        "Application/CloudEvents-Batch+JSON,BATCH",
        "application/json,EITHER",
        "application/xml,UNSUPPORTED",
        "text/plain,UNSUPPORTED",
        "'',UNSUPPORTED"
    })
    void theContentTypeSaysTheMode(String contentType, Mode mode) {
        assertThat(CloudEventRequest.modeOf(contentType, Map.of("content-type", contentType)))
                .isEqualTo(mode);
    }

    @Test
    void plainJsonWithAttributesInHeadersIsBinary() {
        assertThat(CloudEventRequest.modeOf("application/json", binaryHeaders()))
                .isEqualTo(Mode.BINARY);
    }

    @Test
    void goodItemsOfABatchSurviveBadOnes() {
        String batch = "[" + EVENT + "," + EVENT.replace("\"20.00\"", "20.00") + ",7]";
        var reading = CloudEventRequest.read(Mode.BATCH, ERP, Given.receipt(ERP, Map.of(), batch), 1000);

        assertThat(reading).isInstanceOf(Batch.class);
        var items = ((Batch) reading).items();
        assertThat(Given.events(items.get(0))).hasSize(1);
        assertThat(Given.pointers(items.get(1))).containsExactly("/data/amount/amount");
        assertThat(Given.pointers(items.get(2))).containsExactly("");
    }

    @Test
    void moreEventsThanAllowedAreCountedNotRead() {
        String batch = "[" + "{},".repeat(1_000) + "{}]";

        assertThat(CloudEventRequest.read(Mode.BATCH, ERP, Given.receipt(ERP, Map.of(), batch), 1000))
                .isEqualTo(new TooMany(1_001));
    }

    @Test
    void aBatchThatIsNoListIsRefused() {
        var reading = CloudEventRequest.read(Mode.BATCH, ERP, Given.receipt(ERP, Map.of(), EVENT), 1000);

        assertThat(Given.pointers(single(reading))).containsExactly("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[{}", "[{}]]", "[{}] {}", "[{},]", "[{\"a\":1,\"a\":2}]", "[{}, nope]", "[{}}"})
    void aBatchThatIsNotOneDocumentIsRefusedAsAWhole(String body) {
        for (Mode mode : List.of(Mode.BATCH, Mode.EITHER)) {
            Mapped mapped = single(CloudEventRequest.read(mode, ERP, Given.receipt(ERP, Map.of(), body), 1000));

            assertThat(Given.pointers(mapped)).containsExactly("");
            assertThat(((Mapped.Rejected) mapped).isMalformed()).isTrue();
        }
    }

    @Test
    void whatFollowsABatchIsNamed() {
        var reading = CloudEventRequest.read(Mode.BATCH, ERP, Given.receipt(ERP, Map.of(), "[]\n []"), 1000);

        assertThat(Given.violations(single(reading)).getFirst().message())
                .isEqualTo("is not JSON: something follows the document at line 2, column 3");
    }

    @Test
    void plainJsonIsAnEventOrAListAsItTurnsOut() {
        var one = CloudEventRequest.read(Mode.EITHER, ERP, Given.receipt(ERP, Map.of(), EVENT), 1000);
        var several = CloudEventRequest.read(
                Mode.EITHER, ERP, Given.receipt(ERP, Map.of(), " [" + EVENT + "," + EVENT + "] "), 1000);

        assertThat(Given.events(single(one))).hasSize(1);
        assertThat(((Batch) several).items())
                .hasSize(2)
                .allSatisfy(item -> assertThat(Given.events(item)).hasSize(1));
    }

    @Test
    void anUnknownTypeIsAnsweredWithTheKnownOnes() {
        Mapped mapped = structured(EVENT.replace("erp-entry.posted", "erp-entry.guessed"));

        assertThat(Given.pointers(mapped)).containsExactly("/type");
        assertThat(Given.violations(mapped).getFirst().fix())
                .contains("tieout.order.placed.v1", "tieout.handoff.recorded.v1");
    }

    @Test
    void aSourceMayOnlyClaimWhatItsRolesSay() {
        Source storefront = Given.cloudEvents(SourceRole.STOREFRONT);
        var reading =
                CloudEventRequest.read(Mode.STRUCTURED, storefront, Given.receipt(storefront, Map.of(), EVENT), 1000);

        assertThat(Given.violations(single(reading)).getFirst().message()).contains("has the roles storefront");
    }

    @Test
    void theFirstRoleThatMayMakeTheClaimMakesIt() {
        Source both = Given.cloudEvents(SourceRole.ERP, SourceRole.POS, SourceRole.STOREFRONT);
        String refund = """
                {"specversion":"1.0","id":"1","type":"tieout.refund.issued.v1","subject":"R1","time":"2026-03-03T10:12:00Z",
                 "data":{"intent":"issued","basis":"appeasement","tender":"cash","amount":{"amount":"1","currency":"USD"}}}""";
        var reading = CloudEventRequest.read(Mode.STRUCTURED, both, Given.receipt(both, Map.of(), refund), 1000);

        assertThat(Given.event(single(reading), RefundIssued.class).envelope().role())
                .isEqualTo(SourceRole.POS);
    }

    @ParameterizedTest
    @CsvSource(useHeadersInDisplayName = true, textBlock = """
            REPLACED,                             BY,                                  POINTER
            '"specversion":"1.0",',               '',                                  /specversion
            '"specversion":"1.0"',                '"specversion":"0.3"',               /specversion
            '"id":"CM-9",',                       '',                                  /id
            '"id":"CM-9"',                        '"id":9',                            /id
            '"subject":"CM-9",',                  '',                                  /subject
            '"time":"2026-03-03T10:12:00-05:00"', '"time":"2026-03-03"',               /time
            '"time":"2026-03-03T10:12:00-05:00"', '"time":"9999-03-03T00:00:00Z"',     /time
            '"source":"/somebody/else"',          '"data_base64":"e30="',              /data_base64
            'application/json; charset=utf-8',    'application/xml',                   /datacontenttype
            '"amount":"20.00"',                   '"amount":20.00',                    /data/amount/amount
            '"amount":"20.00"',                   '"amount":"20.001"',                 /data/amount/amount
            '"currency":"USD"',                   '"currency":"JPX"',                  /data/amount/currency
            '"state":"posted",',                  '',                                  /data/state
            '"2026-03-03",',                      '"2026-02-30",',                     /data/postingDate
            '"value":"R1"',                       '"value":"\\u0000"',                 /data/carries/value
            '"value":"R1"',                       '"value":"\\ud800"',                 /data/carries/value
            """)
    void faultsAreNamed(String replaced, String by, String pointer) {
        assertThat(EVENT).contains(replaced);

        assertThat(Given.pointers(structured(EVENT.replace(replaced, by)))).contains(pointer);
    }

    @Test
    void theWrongNumberOfDecimalsForTheCurrencyIsRefused() {
        Mapped mapped = structured(EVENT.replace("\"USD\"", "\"JPY\"").replace("20.00", "20.50"));

        assertThat(Given.pointers(mapped)).containsExactly("/data/amount/amount");
        assertThat(Given.violations(mapped).getFirst().fix()).contains("JPY has 0 decimals");
    }

    @Test
    void anIdLongerThanTheLimitIsRefused() {
        Mapped mapped = structured(EVENT.replace("\"id\":\"CM-9\"", "\"id\":\"" + "x".repeat(201) + "\""));

        assertThat(Given.violations(mapped).getFirst().message()).isEqualTo("has 201 characters");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "{\"a\":1,\"a\":2}",
                "{} {}",
                "nope",
                "{\"a\":1e99999999999999999999999999999999999999999}"
            })
    void whatIsNotOneDocumentIsRefusedWithoutQuotingIt(String body) {
        Mapped mapped = structured(body);

        assertThat(Given.pointers(mapped)).containsExactly("");
        assertThat(((Mapped.Rejected) mapped).isMalformed()).isTrue();
    }

    @Test
    void aDeepDocumentIsRefused() {
        Mapped mapped = structured("[".repeat(100) + "]".repeat(100));

        assertThat(Given.violations(mapped).getFirst().message()).contains("depth");
    }

    @Test
    void bytesThatAreNotUtf8AreRefused() {
        byte[] latin1 = EVENT.replace("flow 7", "caf\u00e9").getBytes(StandardCharsets.ISO_8859_1);
        Receipt receipt = Receipt.of(ERP, RoleRegister.of(List.of(ERP)), Given.RECEIVED, "", Map.of(), latin1);

        assertThat(Given.pointers(single(CloudEventRequest.read(Mode.STRUCTURED, ERP, receipt, 1000))))
                .containsExactly("");
    }

    @Test
    void notMoreFaultsAreToldThanAnybodyReads() {
        String lines = "{\"account\":1,\"side\":1,\"amount\":1},".repeat(99) + "{}";
        Mapped mapped =
                structured(EVENT.replace("\"state\":\"posted\"", "\"state\":\"posted\",\"lines\":[" + lines + "]"));

        assertThat(Given.violations(mapped)).hasSize(Mapped.Rejected.VIOLATIONS_MAX);
    }
}
