package io.tieout.ledger.db;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Envelope;
import io.tieout.event.EventType;
import io.tieout.event.codec.EventHeaders;
import io.tieout.event.codec.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Keeps a record's headers exactly without storing twice what the columns of an event say already: only what the
/// columns do not give back is stored, such as nanoseconds or attributes of a later contract.
record RecordHeaders(Envelope envelope, EventType type) {

    /// Headers that columns give back, in the order ingest writes them.
    private static final List<String> NAMES = List.of(
            EventHeaders.SPEC_VERSION,
            EventHeaders.ID,
            EventHeaders.SOURCE,
            EventHeaders.TYPE,
            EventHeaders.SUBJECT,
            EventHeaders.TIME,
            EventHeaders.DATA_SCHEMA,
            EventHeaders.CONTENT_TYPE,
            EventHeaders.CORRELATION_LABEL,
            EventHeaders.ENTITY,
            EventHeaders.ROLE,
            EventHeaders.RECEIVED_AT,
            EventHeaders.BUSINESS_DATE,
            EventHeaders.RECEIPT_ID,
            EventHeaders.RECEIPT_SHA256,
            EventHeaders.MAPPING,
            EventHeaders.REGISTERED_ROLES);

    /// What to store besides the columns: a JSON object whose nulls stand for headers that were absent; null when the
    /// columns say it all.
    @Nullable
    String difference(Map<String, String> delivered) {
        ObjectNode difference = null;
        for (Map.Entry<String, String> header : delivered.entrySet()) {
            if (!belongsToHop(header.getKey()) && !header.getValue().equals(expected(header.getKey()))) {
                difference = difference == null ? Json.MAPPER.createObjectNode() : difference;
                difference.put(header.getKey(), header.getValue());
            }
        }
        for (String name : NAMES) {
            if (!delivered.containsKey(name) && expected(name) != null) {
                difference = difference == null ? Json.MAPPER.createObjectNode() : difference;
                difference.putNull(name);
            }
        }
        return difference == null ? null : difference.toString();
    }

    /// The headers of the event as they were delivered.
    Map<String, String> restore(@Nullable String difference) {
        Map<String, String> headers = LinkedHashMap.newLinkedHashMap(NAMES.size());
        for (String name : NAMES) {
            String value = expected(name);
            if (value != null) {
                headers.put(name, value);
            }
        }
        if (difference != null) {
            for (Map.Entry<String, JsonNode> changed : parse(difference).properties()) {
                headers.put(changed.getKey(), changed.getValue().textValue());
            }
            headers.values().removeIf(java.util.Objects::isNull);
        }
        return headers;
    }

    /// All headers of the event as one JSON object, for rows that have no columns for them.
    static String whole(Map<String, String> delivered) {
        ObjectNode whole = Json.MAPPER.createObjectNode();
        delivered.forEach((name, value) -> {
            if (!belongsToHop(name)) {
                whole.put(name, value);
            }
        });
        return whole.toString();
    }

    /// The headers that [#whole] wrote.
    static Map<String, String> ofWhole(String json) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> header : parse(json).properties()) {
            headers.put(header.getKey(), header.getValue().textValue());
        }
        return headers;
    }

    private static boolean belongsToHop(String name) {
        return name.equals(EventHeaders.TRACEPARENT) || name.startsWith("tieout_");
    }

    /// The header as ingest writes it for an event with these columns; null when it writes none.
    private @Nullable String expected(String name) {
        return switch (name) {
            case EventHeaders.SPEC_VERSION -> "1.0";
            case EventHeaders.ID -> envelope.deliveryId();
            case EventHeaders.SOURCE -> "/tenants/" + envelope.tenant() + "/sources/" + envelope.source();
            case EventHeaders.TYPE -> type.code();
            case EventHeaders.SUBJECT -> envelope.subject();
            case EventHeaders.TIME -> micros(envelope.occurredAt());
            case EventHeaders.DATA_SCHEMA -> type.dataSchema();
            case EventHeaders.CONTENT_TYPE -> "application/json";
            case EventHeaders.CORRELATION_LABEL -> envelope.correlationLabel();
            case EventHeaders.ENTITY -> envelope.entity();
            case EventHeaders.ROLE -> envelope.role().code();
            case EventHeaders.RECEIVED_AT -> micros(envelope.receivedAt());
            case EventHeaders.BUSINESS_DATE -> envelope.businessDate().toString();
            case EventHeaders.RECEIPT_ID -> envelope.provenance().receiptId();
            case EventHeaders.RECEIPT_SHA256 -> envelope.provenance().receiptSha256();
            case EventHeaders.MAPPING -> envelope.provenance().mapping();
            case EventHeaders.REGISTERED_ROLES ->
                envelope.registered() == null ? null : envelope.registered().text();
            default -> null;
        };
    }

    private static String micros(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MICROS).toString();
    }

    private static JsonNode parse(String json) {
        try {
            return Json.read(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException("the ledger wrote it", impossible);
        }
    }
}
