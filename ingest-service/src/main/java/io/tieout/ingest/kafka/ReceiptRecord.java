package io.tieout.ingest.kafka;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.BusinessEvent;
import io.tieout.event.CorrelationIds;
import io.tieout.event.FactKey;
import io.tieout.event.codec.Violation;
import io.tieout.ingest.app.StoredReceipt;
import io.tieout.ingest.domain.Intake;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.Receipt;
import io.tieout.kit.kafka.DataFault;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.Reasons;
import io.tieout.kit.trace.RecordTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// A receipt on `tieout.receipts.v1`: JSON with the sealed body in base64.
final class ReceiptRecord {

    /// Without the limits for strangers' JSON: a sealed body is one long text.
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// Faults kept of one receipt in all; of the items beyond, only the first fault each. It bounds the record.
    private static final int VIOLATIONS_MAX = 1_000;

    private ReceiptRecord() {}

    static byte[] encode(Intake intake, byte[] sealedBody) {
        Receipt receipt = intake.receipt();
        ObjectNode record = MAPPER.createObjectNode()
                .put("id", receipt.id())
                .put("tenant", receipt.tenant())
                .put("source", receipt.source())
                .put("receivedAt", receipt.receivedAt().toString())
                .put("sha256", receipt.sha256())
                .put("bodySize", receipt.body().length)
                .put("outcome", intake.outcome().code());
        receipt.sortedHeaders().forEach(record.putObject("headers")::put);
        intake.notes().forEach(record.putArray("notes")::add);
        ArrayNode events = record.putArray("events");
        ArrayNode rejections = record.putArray("rejections");
        int kept = 0;
        for (int index = 0; index < intake.items().size(); index++) {
            switch (intake.items().get(index)) {
                case Mapped.Events mapped -> write(events, index, mapped.events());
                case Mapped.Ignored _ -> {}
                case Mapped.Rejected rejected -> {
                    List<Violation> violations = rejected.violations();
                    List<Violation> some = kept < VIOLATIONS_MAX ? violations : violations.subList(0, 1);
                    ArrayNode errors =
                            rejections.addObject().put("index", index).putArray("errors");
                    some.forEach(violation -> write(errors.addObject(), violation));
                    kept += some.size();
                }
            }
        }
        record.put("sealedBody", sealedBody);
        return bytes(record);
    }

    private static void write(ArrayNode events, int index, List<BusinessEvent> facts) {
        for (BusinessEvent fact : facts) {
            events.addObject()
                    .put("index", index)
                    .put("type", fact.type().code())
                    .put("subject", fact.envelope().subject())
                    .put("deliveryId", fact.envelope().deliveryId())
                    .put("eventId", FactKey.of(fact).eventId().toString())
                    .put("correlationId", CorrelationIds.arrivalOf(fact).toString());
        }
    }

    private static void write(ObjectNode error, Violation violation) {
        error.put("pointer", violation.pointer())
                .put("message", violation.message())
                .put("fix", violation.fix());
    }

    /// @throws DataFault when the record is not one that ingest wrote
    static StoredReceipt decode(Delivery delivery) {
        byte[] value = delivery.value();
        if (value == null) {
            throw new DataFault(Reasons.MALFORMED, "the value is null");
        }
        try {
            return decode(MAPPER.readTree(value), delivery);
        } catch (IOException malformed) {
            throw new DataFault(Reasons.MALFORMED, "the value is not JSON", malformed);
        } catch (DateTimeException malformed) {
            throw new DataFault(Reasons.SCHEMA, "receivedAt is not a time", malformed);
        }
    }

    private static StoredReceipt decode(JsonNode record, Delivery delivery) throws IOException {
        List<StoredReceipt.RejectedItem> rejections = new ArrayList<>();
        for (JsonNode item : record.path("rejections")) {
            rejections.add(new StoredReceipt.RejectedItem(
                    item.path("index").asInt(), item.path("errors").toString()));
        }
        return new StoredReceipt(
                text(record, "id"),
                text(record, "tenant"),
                text(record, "source"),
                Instant.parse(text(record, "receivedAt")),
                text(record, "sha256"),
                record.path("headers").toString(),
                sealedBody(record),
                record.path("bodySize").asInt(),
                text(record, "outcome"),
                record.path("notes").toString(),
                record.path("events").toString(),
                rejections,
                delivery.header(RecordTrace.TRACEPARENT));
    }

    private static byte[] sealedBody(JsonNode record) throws IOException {
        byte[] sealed = record.path("sealedBody").binaryValue();
        if (sealed == null) {
            throw new DataFault(Reasons.SCHEMA, "sealedBody is missing");
        }
        return sealed;
    }

    private static String text(JsonNode record, String field) {
        String text = record.path(field).asText("");
        if (text.isEmpty()) {
            throw new DataFault(Reasons.SCHEMA, field + " is missing");
        }
        return text;
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
