package io.tieout.event.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Coded;
import io.tieout.event.TransactionSplit;

/// What the ledger tells of transactions beside the events, as messages of the catalogue of topics.
final class GroupingMessages {

    static final Coded SPLIT = () -> SplitRecord.TYPE;

    private GroupingMessages() {}

    static ObjectNode merge() {
        ObjectNode message = named(
                MergeRecord.TYPE,
                "transaction merged",
                "Two transactions turned out to be one: what was known as absorbed is survivor from now on, which is the"
                        + " smaller id whatever came first. A merge of before a split, by its number, that names one of the"
                        + " split's aliases is void.");
        ObjectNode payload = message.putObject("payload").put("type", "object");
        payload.putArray("required").add("tenant").add("survivor").add("absorbed");
        ObjectNode properties = payload.putObject("properties");
        properties.set("tenant", Schemas.text(63));
        properties.set("survivor", Schemas.format("uuid"));
        properties.set("absorbed", Schemas.format("uuid"));
        properties.set(
                "split",
                number(1).put("description", "The number of the tenant's last split; absent before the first."));
        return message;
    }

    static ObjectNode split(JsonNode sample) {
        ObjectNode message = named(
                SplitRecord.TYPE,
                "transaction split",
                "A reference on too many events, or one that a person took apart, stopped joining them, and what was one"
                        + " transaction is several: one record, or several for long lists, for each. Its aliases and events belong to correlationId from this"
                        + " split on, whatever records with a lower number say of them.");
        message.set("payload", splitPayload());
        ObjectNode example = message.putArray("examples").addObject();
        example.put("name", "transaction.split");
        example.set("payload", sample.get("data"));
        return message;
    }

    static ObjectNode splitPayload() {
        ObjectNode payload = Json.MAPPER.createObjectNode().put("type", "object");
        payload.putArray("required")
                .add("tenant")
                .add("number")
                .add("former")
                .add("correlationId")
                .add("part")
                .add("aliases")
                .add("events");
        ObjectNode properties = payload.putObject("properties");
        properties.set("tenant", Schemas.text(63));
        properties.set("number", number(1).put("description", "Counts the splits of the tenant."));
        properties.set("former", uuid("What all parts of the split were known as."));
        properties.set("correlationId", uuid("The smallest of its aliases."));
        properties.set("part", number(0).put("description", "Numbers the records of one long list."));
        properties.set("aliases", uuids("The arrival ids that lead to it."));
        properties.set("events", uuids("The event ids."));
        return payload;
    }

    private static ObjectNode named(String type, String title, String summary) {
        return Json.MAPPER
                .createObjectNode()
                .put("name", type)
                .put("title", title)
                .put("summary", summary);
    }

    private static ObjectNode number(int minimum) {
        return Json.MAPPER.createObjectNode().put("type", "integer").put("minimum", minimum);
    }

    private static ObjectNode uuid(String meaning) {
        return Schemas.format("uuid").put("description", meaning);
    }

    private static ObjectNode uuids(String meaning) {
        ObjectNode array = Json.MAPPER.createObjectNode().put("type", "array");
        array.put("maxItems", TransactionSplit.IDS_MAX);
        array.set("items", Schemas.format("uuid"));
        return array.put("description", meaning);
    }
}
