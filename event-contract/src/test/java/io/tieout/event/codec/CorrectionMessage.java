package io.tieout.event.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Coded;
import io.tieout.event.CorrectionPosted;
import io.tieout.event.Limits;

/// What the ledger tells of corrections, as a message of the catalogue of topics.
final class CorrectionMessage {

    static final Coded TYPE = () -> CorrectionRecord.TYPE;

    private CorrectionMessage() {}

    static ObjectNode message(JsonNode sample) {
        ObjectNode message = Json.MAPPER
                .createObjectNode()
                .put("name", CorrectionRecord.TYPE)
                .put("title", "correction posted")
                .put(
                        "summary",
                        "The ledger booked what somebody decided and somebody else approved; GET /v1/corrections/{id} says"
                                + " who and why. Told at least once; ce_id is the correction's.");
        message.set("payload", payload());
        ObjectNode example = message.putArray("examples").addObject();
        example.put("name", "correction.posted");
        example.set("payload", sample.get("data"));
        return message;
    }

    static ObjectNode payload() {
        ObjectNode payload = object("tenant", "correctionId", "kind", "bookedAt", "entries");
        ObjectNode properties = payload.putObject("properties");
        properties.set("tenant", Schemas.text(63));
        properties.set("correctionId", Schemas.format("uuid"));
        properties
                .putObject("kind")
                .put("type", "string")
                .putArray("enum")
                .add("reverse")
                .add("rebook")
                .add("manual-lines")
                .add(CorrectionPosted.SETTLE)
                .add(CorrectionPosted.UNSETTLE);
        properties.set("eventId", described(Schemas.format("uuid"), "The event that is corrected; absent for none."));
        properties.set(
                "correlationId",
                described(Schemas.format("uuid"), "The transaction of that event when this was told."));
        properties.set(
                "row",
                described(Schemas.text(Limits.ID_LENGTH_MAX), "Of the posting table; absent where it follows none."));
        properties.set("bookedAt", Schemas.format("date-time"));
        ObjectNode entries = array(entry(), CorrectionPosted.ENTRIES_MAX);
        properties.set("entries", described(entries, "Two where it is taken back on a later date."));
        return payload;
    }

    private static ObjectNode entry() {
        ObjectNode entry = object("businessDate", "lines");
        ObjectNode properties = entry.putObject("properties");
        properties.set("businessDate", Schemas.format("date"));
        properties.set("lines", array(line(), CorrectionPosted.LINES_MAX));
        return entry;
    }

    private static ObjectNode line() {
        ObjectNode line = object("entity", "account", "subKey", "side", "amount");
        ObjectNode properties = line.putObject("properties");
        properties.set("entity", Schemas.text(Limits.ID_LENGTH_MAX));
        properties.set("account", Schemas.text(Limits.ID_LENGTH_MAX));
        properties.putObject("subKey").put("type", "string").put("maxLength", Limits.TEXT_LENGTH_MAX);
        properties
                .putObject("side")
                .put("type", "string")
                .putArray("enum")
                .add("debit")
                .add("credit");
        ObjectNode amount = object("amount", "currency");
        ObjectNode parts = amount.putObject("properties");
        parts.putObject("amount").put("type", "string");
        parts.putObject("currency").put("type", "string").put("pattern", "^[A-Z]{3}$");
        properties.set("amount", amount);
        return line;
    }

    private static ObjectNode object(String... required) {
        ObjectNode object = Json.MAPPER.createObjectNode().put("type", "object");
        var names = object.putArray("required");
        for (String name : required) {
            names.add(name);
        }
        return object;
    }

    private static ObjectNode array(ObjectNode items, int itemsMax) {
        ObjectNode array = Json.MAPPER
                .createObjectNode()
                .put("type", "array")
                .put("minItems", 1)
                .put("maxItems", itemsMax);
        array.set("items", items);
        return array;
    }

    private static ObjectNode described(ObjectNode node, String meaning) {
        return node.put("description", meaning);
    }
}
