package io.tieout.event.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Coded;
import io.tieout.event.CorrectionPosted;
import io.tieout.event.CorrectionPosted.PostedEntry;
import io.tieout.event.CorrectionPosted.PostedLine;
import io.tieout.event.EntrySide;
import io.tieout.event.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A correction as it travels on the recorded-events topic beside the events. Its id is that of the correction, so that
/// it can be told if it comes twice.
public final class CorrectionRecord {

    public static final String TYPE = "tieout.correction.posted.v1";

    private CorrectionRecord() {}

    public static EventRecord of(CorrectionPosted correction) {
        Map<String, String> headers =
                LedgerHeaders.of(correction.tenant(), correction.correctionId().toString(), TYPE);
        if (correction.correlationId() != null) {
            headers.put(EventHeaders.CORRELATION_ID, correction.correlationId().toString());
        }
        return new EventRecord(headers, value(correction).toString().getBytes(StandardCharsets.UTF_8));
    }

    private static ObjectNode value(CorrectionPosted correction) {
        ObjectNode value = Json.MAPPER
                .createObjectNode()
                .put("tenant", correction.tenant())
                .put("correctionId", correction.correctionId().toString())
                .put("kind", correction.kind());
        put(value, "eventId", correction.eventId());
        put(value, "correlationId", correction.correlationId());
        put(value, "row", correction.row());
        value.put("bookedAt", correction.bookedAt().toString());
        ArrayNode entries = value.putArray("entries");
        for (PostedEntry entry : correction.entries()) {
            ObjectNode one =
                    entries.addObject().put("businessDate", entry.businessDate().toString());
            ArrayNode lines = one.putArray("lines");
            entry.lines().forEach(line -> lines.add(line(line)));
        }
        return value;
    }

    private static ObjectNode line(PostedLine line) {
        ObjectNode node = Json.MAPPER
                .createObjectNode()
                .put("entity", line.entity())
                .put("account", line.account())
                .put("subKey", line.subKey())
                .put("side", line.side().code());
        node.putObject("amount")
                .put("amount", line.amount().decimal())
                .put("currency", line.amount().currency().getCurrencyCode());
        return node;
    }

    private static void put(ObjectNode node, String field, @Nullable Object value) {
        if (value != null) {
            node.put(field, value.toString());
        }
    }

    /// @throws IOException when the value is not a correction
    public static CorrectionPosted read(byte[] value) throws IOException {
        JsonNode node = Json.read(value);
        try {
            List<PostedEntry> entries = new ArrayList<>();
            for (JsonNode entry : node.path("entries")) {
                entries.add(entry(entry));
            }
            return new CorrectionPosted(
                    node.path("tenant").asText(),
                    UUID.fromString(node.path("correctionId").asText()),
                    node.path("kind").asText(),
                    id(node.get("eventId")),
                    id(node.get("correlationId")),
                    node.hasNonNull("row") ? node.get("row").asText() : null,
                    Instant.parse(node.path("bookedAt").asText()),
                    entries);
        } catch (IllegalArgumentException | DateTimeException malformed) {
            throw new IOException("not a correction", malformed);
        }
    }

    private static PostedEntry entry(JsonNode node) {
        List<PostedLine> lines = new ArrayList<>();
        for (JsonNode line : node.path("lines")) {
            JsonNode amount = line.path("amount");
            lines.add(new PostedLine(
                    line.path("entity").asText(),
                    line.path("account").asText(),
                    line.path("subKey").asText(),
                    Coded.of(EntrySide.class, line.path("side").asText()),
                    Money.parse(
                            amount.path("amount").asText(),
                            amount.path("currency").asText())));
        }
        return new PostedEntry(LocalDate.parse(node.path("businessDate").asText()), lines);
    }

    private static @Nullable UUID id(@Nullable JsonNode node) {
        return node == null || node.isNull() ? null : UUID.fromString(node.asText());
    }
}
