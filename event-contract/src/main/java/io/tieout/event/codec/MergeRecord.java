package io.tieout.event.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.TransactionMerged;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// A merge of transactions as it travels on the recorded-events topic beside the events.
public final class MergeRecord {

    public static final String TYPE = "tieout.transaction.merged.v1";

    private MergeRecord() {}

    public static EventRecord of(TransactionMerged merged) {
        Map<String, String> headers =
                LedgerHeaders.of(merged.tenant(), merged.survivor() + "-" + merged.absorbed(), TYPE);
        headers.put(EventHeaders.CORRELATION_ID, merged.survivor().toString());
        ObjectNode value = Json.MAPPER
                .createObjectNode()
                .put("tenant", merged.tenant())
                .put("survivor", merged.survivor().toString())
                .put("absorbed", merged.absorbed().toString());
        if (merged.split() > 0) {
            headers.put(EventHeaders.SPLIT, Integer.toString(merged.split()));
            value.put("split", merged.split());
        }
        return new EventRecord(headers, value.toString().getBytes(StandardCharsets.UTF_8));
    }

    /// @throws IOException when the value is not a merge
    public static TransactionMerged read(byte[] value) throws IOException {
        JsonNode node = Json.read(value);
        try {
            return new TransactionMerged(
                    node.path("tenant").asText(),
                    UUID.fromString(node.path("survivor").asText()),
                    UUID.fromString(node.path("absorbed").asText()),
                    node.path("split").asInt());
        } catch (IllegalArgumentException malformed) {
            throw new IOException("not a merge of transactions", malformed);
        }
    }
}
