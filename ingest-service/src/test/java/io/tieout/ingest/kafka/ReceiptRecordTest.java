package io.tieout.ingest.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tieout.event.CorrelationIds;
import io.tieout.event.Envelope;
import io.tieout.event.FactKey;
import io.tieout.event.Money;
import io.tieout.event.OrderEvent.OrderPlaced;
import io.tieout.event.SourceRole;
import io.tieout.event.codec.Violation;
import io.tieout.ingest.app.StoredReceipt;
import io.tieout.ingest.domain.Intake;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.ingest.domain.RoleRegister;
import io.tieout.kit.kafka.DataFault;
import io.tieout.kit.kafka.Delivery;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiptRecordTest {

    private static final Instant NOON = Instant.parse("2026-03-03T12:00:00Z");
    private static final byte[] SEALED = {1, 2, 3, -4};
    private static final Receipt RECEIPT = new Receipt(
            "rc_1",
            "acme",
            "shop",
            NOON,
            "ab".repeat(32),
            Map.of("x-b", "é \"2\"", "x-a", "1"),
            "[]".getBytes(UTF_8),
            RoleRegister.of(List.of()));
    private static final Mapped REJECTED =
            new Mapped.Rejected(List.of(new Violation("/data", "is missing", "send it"), new Violation("", "m", "f")));

    private static OrderPlaced order(String subject) {
        Envelope envelope = new Envelope(
                "acme",
                "US",
                "shop",
                SourceRole.STOREFRONT,
                "d-" + subject,
                subject,
                NOON,
                NOON,
                LocalDate.EPOCH,
                null,
                List.of(),
                RECEIPT.provenance("cloudevents/1"));
        return new OrderPlaced(envelope, Money.of(1299, "EUR"), null);
    }

    private static String written(Mapped... items) {
        return new String(ReceiptRecord.encode(new Intake(RECEIPT, List.of(items)), SEALED), UTF_8);
    }

    private static StoredReceipt read(String record) {
        return ReceiptRecord.decode(new Delivery("t", 0, 0, NOON, null, record.getBytes(UTF_8), Map.of()));
    }

    @Test
    void theRecordIsTheDocumentedJson() {
        OrderPlaced order = order("O1");

        assertThat(written(Mapped.Events.of(List.of(order), List.of("a note")), new Mapped.Ignored("why"), REJECTED))
                .isEqualTo(
                        """
                        {"id":"rc_1","tenant":"acme","source":"shop","receivedAt":"2026-03-03T12:00:00Z",\
                        "sha256":"%s","bodySize":2,"outcome":"partial","headers":{"x-a":"1","x-b":"é \\"2\\""},\
                        "notes":["a note","why"],"events":[{"index":0,"type":"tieout.order.placed.v1",\
                        "subject":"O1","deliveryId":"d-O1","eventId":"%s","correlationId":"%s"}],\
                        "rejections":[{"index":2,"errors":[\
                        {"pointer":"/data","message":"is missing","fix":"send it"},\
                        {"pointer":"","message":"m","fix":"f"}]}],"sealedBody":"AQID/A=="}""".formatted(RECEIPT.sha256(), FactKey.of(order).eventId(), CorrelationIds.arrivalOf(order)));
    }

    /// The published schema is of the whole record.
    @Test
    void theRecordFollowsThePublishedSchema() throws IOException {
        String record = "{\"key\":\"acme|shop\",\"headers\":{\"content-type\":\"application/json\"},\"data\":"
                + written(
                        Mapped.Events.of(List.of(order("O1")), List.of("a note")), new Mapped.Ignored("why"), REJECTED)
                + "}";

        assertThat(schemaErrors(record)).isEmpty();
        assertThat(schemaErrors(record.replace("\"sealedBody\"", "\"body\""))).isNotEmpty();
    }

    private static List<Error> schemaErrors(String record) throws IOException {
        String path = "/schemas/" + KafkaIntakeLog.RECEIPTS + ".json";
        try (InputStream schema = Objects.requireNonNull(Violation.class.getResourceAsStream(path), path)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema)
                    .validate(
                            record,
                            InputFormat.JSON,
                            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
        }
    }

    @Test
    void whatWasWrittenIsReadBack() {
        StoredReceipt stored = read(written(Mapped.Events.of(order("Ö 1")), REJECTED));

        assertThat(stored.id()).isEqualTo("rc_1");
        assertThat(stored.receivedAt()).isEqualTo(NOON);
        assertThat(stored.headers()).isEqualTo("{\"x-a\":\"1\",\"x-b\":\"é \\\"2\\\"\"}");
        assertThat(stored.notes()).isEqualTo("[]");
        assertThat(stored.events())
                .startsWith("[{\"index\":0,")
                .contains("\"subject\":\"Ö 1\"")
                .endsWith("\"}]");
        assertThat(stored.sealedBody()).isEqualTo(SEALED);
        assertThat(stored.bodySize()).isEqualTo(2);
        assertThat(stored.rejections()).singleElement().satisfies(item -> {
            assertThat(item.index()).isEqualTo(1);
            assertThat(item.errors()).contains("\"/data\"", "\"fix\":\"f\"");
        });
    }

    @Test
    void faultsKeptOfOneReceiptAreBounded() {
        Mapped[] items = new Mapped[1_000];
        Arrays.fill(items, REJECTED);

        String record = written(items);

        assertThat(read(record).rejections()).hasSize(1_000);
        assertThat(record.split("\"pointer\"", -1)).hasSize(1_000 + 500 + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{\"id\":\"rc_x\"", "{\"sealedBody\":\"%\"}", "5", "{}", "{\"id\":\"rc_x\"}"})
    void anythingElseIsAFaultOfTheRecord(String record) {
        assertThatThrownBy(() -> read(record)).isInstanceOf(DataFault.class);
    }
}
