package io.tieout.event.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.EventType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Headers and values of the records on the plain topics. Tests of those who write them hold them to it.
final class PlainRecords {

    private static final String NUMBER = "(0|[1-9][0-9]*)";
    private static final int TEXT_MAX = 200;
    private static final int DETAIL_MAX = 1_000;

    private PlainRecords() {}

    static List<StateHeader> headers(PlainTopic topic) {
        return switch (topic) {
            case RECEIPTS ->
                List.of(
                        StateHeader.always(
                                EventHeaders.CONTENT_TYPE, StateHeader.constant("application/json"), "Of the value."),
                        StateHeader.traceparent("W3C trace context of the request, where it is known."));
            case DEAD_LETTERS -> {
                List<StateHeader> headers = new ArrayList<>();
                headers.add(StateHeader.always("dead_letter_reason", reasons(), "The class of the reason."));
                headers.add(StateHeader.always(
                        "dead_letter_detail",
                        text().put("maxLength", DETAIL_MAX),
                        "What is wrong, in words; empty where nothing is known."));
                headers.addAll(origin("dead_letter_"));
                headers.add(StateHeader.always(
                        "dead_letter_attempts", StateHeader.pattern("[1-9][0-9]*"), "How often it was tried."));
                headers.add(StateHeader.always("dead_letter_at", Schemas.format("date-time"), "When, by wall time."));
                yield headers;
            }
            case PARKED_EVENTS -> {
                List<StateHeader> headers = new ArrayList<>();
                headers.add(StateHeader.always("parked_reason", Schemas.text(TEXT_MAX), "Names the type, in words."));
                headers.addAll(origin("parked_"));
                yield headers;
            }
            case CLOCK -> List.of();
        };
    }

    private static List<StateHeader> origin(String prefix) {
        return List.of(
                StateHeader.always(
                        prefix + "service", Schemas.text(TEXT_MAX), "Who wrote it, such as `ledger-service`."),
                StateHeader.always(prefix + "topic", Schemas.text(TEXT_MAX), "Where the record was read."),
                StateHeader.always(prefix + "partition", StateHeader.pattern(NUMBER), "Of the topic."),
                StateHeader.always(prefix + "offset", StateHeader.pattern(NUMBER), "In the partition."),
                new StateHeader(
                        prefix + "key",
                        false,
                        StateHeader.pattern("[A-Za-z0-9+/]*={0,2}"),
                        "The key of the record in base64; left out where it had none."));
    }

    /// Left open for reasons that later versions tell apart.
    private static ObjectNode reasons() {
        Map<String, String> meanings = new LinkedHashMap<>();
        meanings.put("malformed", "The value is not JSON, or there is none.");
        meanings.put("schema", "JSON of a known type that breaks its schema.");
        meanings.put("headers", "A header that every record needs is missing or malformed.");
        meanings.put("invalid", "A value that no rule of the domain allows.");
        meanings.put("constraint", "The database refused the row by a constraint.");
        meanings.put("value", "The database refused a value: too long, out of range, not representable.");
        meanings.put("too-large", "Larger than the limit.");
        meanings.put("unexpected", "A defect of the service that this record brings out.");
        ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "string");
        ArrayNode codes = schema.putArray("enum");
        ArrayNode oneOf = schema.putArray("oneOf");
        meanings.forEach((code, meaning) -> {
            codes.add(code);
            oneOf.addObject().put("const", code).put("description", meaning);
        });
        return schema;
    }

    static ObjectNode payload(PlainTopic topic) {
        return switch (topic) {
            case RECEIPTS -> receipt();
            case DEAD_LETTERS, PARKED_EVENTS ->
                Json.MAPPER
                        .createObjectNode()
                        .put(
                                "description",
                                "The value as it was, byte for byte, whatever it is. The headers that it had are there as"
                                        + " well.");
            case CLOCK ->
                Schemas.format("date-time")
                        .put("description", "The instant in RFC 3339, as plain text without quotation marks.");
        };
    }

    private static ObjectNode receipt() {
        ObjectNode schema = object();
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.set("id", described(Schemas.text(TEXT_MAX), "The receipt id."));
        properties.set("tenant", described(Schemas.text(63), "Whose it is."));
        properties.set("source", described(Schemas.text(TEXT_MAX), "Who sent it, by the credential."));
        properties.set("receivedAt", described(Schemas.format("date-time"), "When it came."));
        properties.set("sha256", described(pattern("[0-9a-f]{64}"), "Of the raw body."));
        properties.set("bodySize", described(number(), "Of the raw body, in bytes."));
        properties.set("outcome", described(pattern("(accepted|partial|ignored|rejected)"), "What became of it."));
        ObjectNode headers = Json.MAPPER.createObjectNode().put("type", "object");
        headers.putObject("additionalProperties").put("type", "string");
        properties.set("headers", described(headers, "Of the request, without credentials."));
        properties.set("notes", described(array(text()), "What was ignored or noticed, in words."));
        ObjectNode event = object();
        ObjectNode ofEvent = (ObjectNode) event.get("properties");
        ofEvent.set("index", described(number(), "Which item of the body it was made of, from 0."));
        ofEvent.set("type", Schemas.codes(EventType.class));
        ofEvent.set("subject", text());
        ofEvent.set("deliveryId", text());
        ofEvent.set("eventId", Schemas.format("uuid"));
        ofEvent.set("correlationId", Schemas.format("uuid"));
        properties.set("events", described(array(complete(event)), "The events that were made of it."));
        ObjectNode error = object();
        ObjectNode ofError = (ObjectNode) error.get("properties");
        ofError.set("pointer", described(text(), "The field, as a JSON pointer."));
        ofError.set("message", text());
        ofError.set("fix", described(text(), "What to send instead."));
        ObjectNode rejection = object();
        ObjectNode ofRejection = (ObjectNode) rejection.get("properties");
        ofRejection.set("index", described(number(), "Which item of the body, from 0."));
        ofRejection.set("errors", array(complete(error)));
        properties.set("rejections", described(array(complete(rejection)), "What was refused of it, and why."));
        properties.set(
                "sealedBody",
                described(
                        pattern("[A-Za-z0-9+/]*={0,2}"),
                        "The body, compressed by gzip and encrypted by AES-256-GCM, in base64."));
        return complete(schema);
    }

    private static ObjectNode object() {
        ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
        schema.putArray("required");
        schema.putObject("properties");
        return schema;
    }

    /// Requires everything that there is.
    private static ObjectNode complete(ObjectNode schema) {
        ArrayNode required = (ArrayNode) schema.get("required");
        schema.get("properties").fieldNames().forEachRemaining(required::add);
        return schema;
    }

    private static ObjectNode array(ObjectNode items) {
        ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "array");
        schema.set("items", items);
        return schema;
    }

    private static ObjectNode text() {
        return Json.MAPPER.createObjectNode().put("type", "string");
    }

    private static ObjectNode number() {
        return Json.MAPPER.createObjectNode().put("type", "integer").put("minimum", 0);
    }

    private static ObjectNode pattern(String pattern) {
        return StateHeader.pattern(pattern);
    }

    private static ObjectNode described(ObjectNode schema, String meaning) {
        return schema.put("description", meaning);
    }
}
