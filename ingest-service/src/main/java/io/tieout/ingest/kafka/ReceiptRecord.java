package io.tieout.ingest.kafka;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tieout.event.BusinessEvent;
import io.tieout.event.codec.Violation;
import io.tieout.ingest.app.StoredReceipt;
import io.tieout.ingest.domain.Fact;
import io.tieout.ingest.domain.Intake;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.kit.kafka.DataFault;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.Reasons;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Map;

/// A receipt on `tieout.receipts.v1`: JSON with the sealed body in base64. A batch's is as long as the batch itself, so
/// it is written and read as a stream.
final class ReceiptRecord {

    /// Without the limits for strangers' JSON: a sealed body is one long text.
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// Faults kept of one receipt in all; of the items beyond, only the first fault each. It bounds the record.
    private static final int VIOLATIONS_MAX = 1_000;

    /// Of an event among those made, and of all the rest but the body.
    private static final int EVENT_LENGTH_EXPECTED = 280;

    private static final int LENGTH_EXPECTED = 1_024;

    private final JsonGenerator json;

    private ReceiptRecord(JsonGenerator json) {
        this.json = json;
    }

    static byte[] encode(Intake intake, byte[] sealedBody) {
        int length = LENGTH_EXPECTED + EVENT_LENGTH_EXPECTED * intake.items().size() + sealedBody.length * 4 / 3;
        ByteArrayBuilder bytes = new ByteArrayBuilder(length);
        try (JsonGenerator json = MAPPER.createGenerator(bytes)) {
            new ReceiptRecord(json).write(intake, sealedBody);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory always takes what is written", impossible);
        }
        return bytes.getClearAndRelease();
    }

    private void write(Intake intake, byte[] sealedBody) throws IOException {
        Receipt receipt = intake.receipt();
        json.writeStartObject();
        json.writeStringField("id", receipt.id());
        json.writeStringField("tenant", receipt.tenant());
        json.writeStringField("source", receipt.source());
        json.writeStringField("receivedAt", receipt.receivedAt().toString());
        json.writeStringField("sha256", receipt.sha256());
        json.writeNumberField("bodySize", receipt.body().length);
        json.writeStringField("outcome", intake.outcome().code());
        json.writeObjectFieldStart("headers");
        for (Map.Entry<String, String> header : receipt.sortedHeaders().entrySet()) {
            json.writeStringField(header.getKey(), header.getValue());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("notes");
        for (String note : intake.notes()) {
            json.writeString(note);
        }
        json.writeEndArray();
        events(intake.items());
        rejections(intake.items());
        json.writeBinaryField("sealedBody", sealedBody);
        json.writeEndObject();
    }

    private void events(List<Mapped> items) throws IOException {
        json.writeArrayFieldStart("events");
        for (int index = 0; index < items.size(); index++) {
            if (items.get(index) instanceof Mapped.Events mapped) {
                for (Fact fact : mapped.facts()) {
                    write(index, fact);
                }
            }
        }
        json.writeEndArray();
    }

    private void write(int index, Fact fact) throws IOException {
        BusinessEvent event = fact.event();
        json.writeStartObject();
        json.writeNumberField("index", index);
        json.writeStringField("type", event.type().code());
        json.writeStringField("subject", event.envelope().subject());
        json.writeStringField("deliveryId", event.envelope().deliveryId());
        json.writeStringField("eventId", fact.eventId());
        json.writeStringField("correlationId", fact.correlationId());
        json.writeEndObject();
    }

    private void rejections(List<Mapped> items) throws IOException {
        json.writeArrayFieldStart("rejections");
        int kept = 0;
        for (int index = 0; index < items.size(); index++) {
            if (items.get(index) instanceof Mapped.Rejected rejected) {
                List<Violation> violations = rejected.violations();
                List<Violation> some = kept < VIOLATIONS_MAX ? violations : violations.subList(0, 1);
                write(index, some);
                kept += some.size();
            }
        }
        json.writeEndArray();
    }

    private void write(int index, List<Violation> violations) throws IOException {
        json.writeStartObject();
        json.writeNumberField("index", index);
        json.writeArrayFieldStart("errors");
        for (Violation violation : violations) {
            json.writeStartObject();
            json.writeStringField("pointer", violation.pointer());
            json.writeStringField("message", violation.message());
            json.writeStringField("fix", violation.fix());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /// @throws DataFault when the record is not one that ingest wrote
    static StoredReceipt decode(Delivery delivery) {
        byte[] value = delivery.value();
        if (value == null) {
            throw new DataFault(Reasons.MALFORMED, "the value is null");
        }
        try {
            return new ReceiptReader(value).read(delivery);
        } catch (IOException malformed) {
            throw new DataFault(Reasons.MALFORMED, "the value is not JSON", malformed);
        } catch (DateTimeException malformed) {
            throw new DataFault(Reasons.SCHEMA, "receivedAt is not a time", malformed);
        }
    }
}
