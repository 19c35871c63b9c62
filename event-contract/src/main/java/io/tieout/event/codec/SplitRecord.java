package io.tieout.event.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.TransactionSplit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A split of a transaction as it travels on the recorded-events topic beside the events.
public final class SplitRecord {

    public static final String TYPE = "tieout.transaction.split.v1";

    private SplitRecord() {}

    public static EventRecord of(TransactionSplit split) {
        Map<String, String> headers = LedgerHeaders.of(
                split.tenant(), split.number() + "-" + split.correlationId() + "-" + split.part(), TYPE);
        headers.put(EventHeaders.CORRELATION_ID, split.correlationId().toString());
        headers.put(EventHeaders.SPLIT, Integer.toString(split.number()));
        ObjectNode value = Json.MAPPER
                .createObjectNode()
                .put("tenant", split.tenant())
                .put("number", split.number())
                .put("former", split.former().toString())
                .put("correlationId", split.correlationId().toString())
                .put("part", split.part());
        ids(value.putArray("aliases"), split.aliases());
        ids(value.putArray("events"), split.events());
        return new EventRecord(headers, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// @throws IOException when the value is not a split
    public static TransactionSplit read(byte[] value) throws IOException {
        JsonNode node = Json.read(value);
        try {
            return new TransactionSplit(
                    node.path("tenant").asText(),
                    node.path("number").asInt(),
                    UUID.fromString(node.path("former").asText()),
                    UUID.fromString(node.path("correlationId").asText()),
                    node.path("part").asInt(),
                    ids(node.path("aliases")),
                    ids(node.path("events")));
        } catch (IllegalArgumentException malformed) {
            throw new IOException("not a split of a transaction", malformed);
        }
    }

    private static void ids(ArrayNode array, List<UUID> ids) {
        ids.forEach(id -> array.add(id.toString()));
    }

    private static List<UUID> ids(JsonNode array) {
        List<UUID> ids = new ArrayList<>(array.size());
        array.forEach(id -> ids.add(UUID.fromString(id.asText())));
        return ids;
    }
}
