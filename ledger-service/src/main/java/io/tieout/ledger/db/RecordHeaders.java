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
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Keeps a record's headers exactly without storing twice what the columns of an event say already: only what the
/// columns do not give back is stored, such as nanoseconds or attributes of a later contract.
final class RecordHeaders {

    private RecordHeaders() {}

    /// The headers that belong to the event, without those that belong to the hop.
    static Map<String, String> ofEvent(Map<String, String> delivered) {
        Map<String, String> headers = new LinkedHashMap<>(delivered);
        headers.keySet().removeIf(name -> name.equals(EventHeaders.TRACEPARENT) || name.startsWith("tieout_"));
        return headers;
    }

    /// The headers as ingest writes them for an event with these columns.
    static Map<String, String> expected(Envelope envelope, EventType type) {
        Map<String, String> headers = LinkedHashMap.newLinkedHashMap(16);
        headers.put(EventHeaders.SPEC_VERSION, "1.0");
        headers.put(EventHeaders.ID, envelope.deliveryId());
        headers.put(EventHeaders.SOURCE, "/tenants/" + envelope.tenant() + "/sources/" + envelope.source());
        headers.put(EventHeaders.TYPE, type.code());
        headers.put(EventHeaders.SUBJECT, envelope.subject());
        headers.put(EventHeaders.TIME, micros(envelope.occurredAt()));
        headers.put(EventHeaders.DATA_SCHEMA, type.dataSchema());
        headers.put(EventHeaders.CONTENT_TYPE, "application/json");
        if (envelope.correlationLabel() != null) {
            headers.put(EventHeaders.CORRELATION_LABEL, envelope.correlationLabel());
        }
        headers.put(EventHeaders.ENTITY, envelope.entity());
        headers.put(EventHeaders.ROLE, envelope.role().code());
        headers.put(EventHeaders.RECEIVED_AT, micros(envelope.receivedAt()));
        headers.put(EventHeaders.BUSINESS_DATE, envelope.businessDate().toString());
        headers.put(EventHeaders.RECEIPT_ID, envelope.provenance().receiptId());
        headers.put(EventHeaders.RECEIPT_SHA256, envelope.provenance().receiptSha256());
        headers.put(EventHeaders.MAPPING, envelope.provenance().mapping());
        return headers;
    }

    /// What to store besides the columns: a JSON object whose nulls stand for headers that were absent.
    static @Nullable String difference(Map<String, String> delivered, Map<String, String> expected) {
        ObjectNode difference = null;
        Set<String> names = new TreeSet<>(expected.keySet());
        names.addAll(delivered.keySet());
        for (String name : names) {
            if (!Objects.equals(delivered.get(name), expected.get(name))) {
                difference = difference == null ? Json.MAPPER.createObjectNode() : difference;
                difference.put(name, delivered.get(name));
            }
        }
        return difference == null ? null : difference.toString();
    }

    static Map<String, String> restore(Map<String, String> expected, @Nullable String difference) {
        if (difference == null) {
            return expected;
        }
        Map<String, String> headers = new LinkedHashMap<>(expected);
        for (Map.Entry<String, JsonNode> changed : parse(difference).properties()) {
            if (changed.getValue().isNull()) {
                headers.remove(changed.getKey());
            } else {
                headers.put(changed.getKey(), changed.getValue().textValue());
            }
        }
        return headers;
    }

    /// All headers as one JSON object, for rows that have no columns for them.
    static String whole(Map<String, String> headers) {
        return String.valueOf(difference(headers, Map.of()));
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
