package io.tieout.ingest.kafka;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.ingest.app.StoredReceipt;
import io.tieout.kit.kafka.DataFault;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.Reasons;
import io.tieout.kit.trace.RecordTrace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads the record of one receipt. What people only look at is checked to be JSON and stays the text that it is.
final class ReceiptReader {

    private final byte[] record;
    private final Map<String, String> texts = new HashMap<>();
    private final List<StoredReceipt.RejectedItem> rejections = new ArrayList<>();
    private byte[] sealedBody = {};
    private int bodySize;

    ReceiptReader(byte[] record) {
        this.record = record;
    }

    /// @throws IOException when it is not JSON
    /// @throws DataFault when it is not a receipt
    StoredReceipt read(Delivery delivery) throws IOException {
        try (JsonParser json = ReceiptRecord.MAPPER.createParser(record)) {
            if (json.nextToken() == JsonToken.START_OBJECT) {
                while (json.nextToken() == JsonToken.FIELD_NAME) {
                    String field = json.currentName();
                    json.nextToken();
                    take(field, json);
                }
            }
        }
        return new StoredReceipt(
                text("id"),
                text("tenant"),
                text("source"),
                Instant.parse(text("receivedAt")),
                text("sha256"),
                text("headers"),
                sealedBody(),
                bodySize,
                text("outcome"),
                text("notes"),
                text("events"),
                rejections,
                delivery.header(RecordTrace.TRACEPARENT));
    }

    private void take(String field, JsonParser json) throws IOException {
        switch (field) {
            case "sealedBody" -> sealedBody = json.getBinaryValue();
            case "bodySize" -> bodySize = json.getValueAsInt();
            case "rejections" -> reject(json.readValueAsTree());
            default -> texts.put(field, json.currentToken().isStructStart() ? asWritten(json) : json.getText());
        }
    }

    private void reject(JsonNode items) {
        for (JsonNode item : items) {
            rejections.add(new StoredReceipt.RejectedItem(
                    item.path("index").asInt(), item.path("errors").toString()));
        }
    }

    private String asWritten(JsonParser json) throws IOException {
        int start = (int) json.currentTokenLocation().getByteOffset();
        json.skipChildren();
        int end = (int) json.currentLocation().getByteOffset();
        return new String(record, start, end - start, StandardCharsets.UTF_8);
    }

    private byte[] sealedBody() {
        if (sealedBody.length == 0) {
            throw new DataFault(Reasons.SCHEMA, "sealedBody is missing");
        }
        return sealedBody;
    }

    private String text(String field) {
        String text = texts.getOrDefault(field, "");
        if (text.isEmpty()) {
            throw new DataFault(Reasons.SCHEMA, field + " is missing");
        }
        return text;
    }
}
