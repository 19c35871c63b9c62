package io.tieout.ledger.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tieout.ledger.app.Sha256;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request to correct the books as a client writes and hashes it, without the service's own classes.
record CorrectionBody(Map<String, Object> fields) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    static CorrectionBody manual(String key, String lines) {
        return new CorrectionBody(Map.of(
                "idempotencyKey", key,
                "kind", "manual-lines",
                "entity", "US",
                "businessDate", "2026-11-30",
                "reason", "Bank counted less",
                "row", "21b",
                "lines", parsed(lines)));
    }

    static CorrectionBody about(String kind, String key, UUID event, String lines) {
        return manual(key, lines).with("kind", kind).with("row", null).with("eventId", event.toString());
    }

    /// Each `account side amount [subKey]`, in USD.
    static String lines(String... lines) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (String line : lines) {
            String[] words = line.split(" ", -1);
            Map<String, Object> fields = new TreeMap<>(Map.of(
                    "account", words[0], "side", words[1], "amount", Map.of("amount", words[2], "currency", "USD")));
            if (words.length > 3) {
                fields.put("subKey", words[3]);
            }
            all.add(fields);
        }
        return written(all);
    }

    /// The same with another value; null is none.
    CorrectionBody with(String field, @Nullable String value) {
        Map<String, Object> changed = new TreeMap<>(fields);
        if (value == null) {
            changed.remove(field);
        } else {
            changed.put(field, value);
        }
        return new CorrectionBody(changed);
    }

    String hash() {
        return Sha256.hex(written(fields));
    }

    /// The request with the approval of that person.
    String by(String approver) {
        return by(approver, hash());
    }

    String by(String approver, String hash) {
        Map<String, Object> approved = new TreeMap<>(fields);
        approved.put("approval", Map.of("by", approver, "hash", hash));
        return written(approved);
    }

    private static Object parsed(String lines) {
        try {
            return JSON.readValue(lines, new TypeReference<List<TreeMap<String, Object>>>() {});
        } catch (JsonProcessingException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static String written(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
