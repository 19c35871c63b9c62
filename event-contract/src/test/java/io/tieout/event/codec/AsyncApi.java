package io.tieout.event.codec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Coded;
import io.tieout.event.EventType;
import io.tieout.event.Outcome;
import io.tieout.event.SourceRole;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The topics on which the contract travels, as an AsyncAPI 3.0 document made from the records, their schemas and their
/// golden samples.
final class AsyncApi {

    private static final String BUSINESS_EVENTS = "business-events";
    private static final String RECORDED_EVENTS = "recorded-events";
    private static final Duration EVENTS_KEPT = Duration.ofDays(30);
    private static final List<String> RECORDED_HEADERS = List.of(
            EventHeaders.EVENT_ID,
            EventHeaders.CORRELATION_ID,
            EventHeaders.OUTCOME,
            EventHeaders.RECORDED_AT,
            EventHeaders.TRACEPARENT);

    private final ObjectNode document = Json.MAPPER.createObjectNode();

    private AsyncApi() {}

    /// @param samples the golden sample of a type
    static ObjectNode of(Samples samples) throws IOException {
        AsyncApi api = new AsyncApi();
        api.head();
        ObjectNode messages = api.document.withObject("/components/messages");
        ObjectNode schemas = api.document.withObject("/components/schemas");
        schemas.set("eventHeaders", eventHeaders());
        schemas.set("recordedHeaders", recordedHeaders());
        for (EventType type : EventType.values()) {
            messages.set(type.code(), message(type, samples.of(type), "eventHeaders"));
            messages.set(type.code() + ".recorded", message(type, samples.of(type), "recordedHeaders"));
        }
        messages.set(MergeRecord.TYPE, GroupingMessages.merge());
        messages.set(SplitRecord.TYPE, GroupingMessages.split(samples.of(GroupingMessages.SPLIT)));
        messages.set(CorrectionRecord.TYPE, CorrectionMessage.message(samples.of(CorrectionMessage.TYPE)));
        api.channel(
                BUSINESS_EVENTS,
                "What sources claim, as ingest understood it. Key: the tenant, a bar and the correlation id on arrival."
                        + " Kept 30 days.",
                names(EventType::code));
        api.deletesByAge(BUSINESS_EVENTS, EVENTS_KEPT);
        List<String> recorded = names(type -> type.code() + ".recorded");
        recorded.add(MergeRecord.TYPE);
        recorded.add(SplitRecord.TYPE);
        recorded.add(CorrectionRecord.TYPE);
        api.channel(
                RECORDED_EVENTS,
                "Every event the ledger recorded, booked or not, with its transaction, merges and splits of"
                        + " transactions, and corrections. Key: the tenant, a bar and the transaction's correlation id, or the"
                        + " correction's where it has none. Kept 30 days.",
                recorded);
        api.deletesByAge(RECORDED_EVENTS, EVENTS_KEPT);
        for (StateType type : StateType.values()) {
            messages.set(type.code(), state(type, samples.of(type)));
            schemas.set(headersOf(type), StateHeader.schema(StateHeader.of(type)));
            StateSchema.addTo(schemas, type);
            api.channel(type.topic(), type.description(), List.of(type.code()));
            api.configured(type.topic()).putArray("cleanup.policy").add("compact");
        }
        for (PlainTopic topic : PlainTopic.values()) {
            messages.set(topic.code(), plain(topic, samples.of(topic)));
            schemas.set(headersOf(topic), StateHeader.schema(topic.headers()));
            schemas.set(topic.code(), topic.payload());
            api.channel(topic.topic(), topic.description(), List.of(topic.code()));
            api.deletesByAge(topic.topic(), topic.kept());
        }
        return api.document;
    }

    interface Samples {
        JsonNode of(Coded type) throws IOException;
    }

    private static List<String> names(Function<EventType, String> name) {
        List<String> names = new ArrayList<>();
        for (EventType type : EventType.values()) {
            names.add(name.apply(type));
        }
        return names;
    }

    private void head() {
        document.put("asyncapi", "3.0.0");
        document.putObject("info")
                .put("title", "Tieout topics")
                .put("version", "1")
                .put(
                        "description",
                        "CloudEvents 1.0 in binary mode: attributes in headers, data as the JSON value. Records come at"
                                + " least once and in no order that anybody may rely on.");
        document.put("defaultContentType", "application/json");
        document.putObject("channels");
        document.putObject("operations");
    }

    private void channel(String name, String description, List<String> messages) {
        ObjectNode channel = document.withObject("/channels/" + name);
        channel.put("address", "tieout." + name + ".v1");
        channel.put("description", description);
        ObjectNode named = channel.putObject("messages");
        ObjectNode operation = document.withObject("/operations/read-" + name);
        operation.put("action", "receive");
        operation.putObject("channel").put("$ref", "#/channels/" + name);
        ArrayNode read = operation.putArray("messages");
        for (String message : messages) {
            named.putObject(message).put("$ref", "#/components/messages/" + message);
            read.addObject().put("$ref", "#/channels/" + name + "/messages/" + message);
        }
    }

    private void deletesByAge(String channel, Duration kept) {
        ObjectNode configuration = configured(channel);
        configuration.putArray("cleanup.policy").add("delete");
        configuration.put("retention.ms", kept.toMillis());
    }

    private ObjectNode configured(String channel) {
        return document.withObject("/channels/" + channel + "/bindings/kafka/topicConfiguration");
    }

    private static ObjectNode message(EventType type, JsonNode sample, String headers) {
        ObjectNode message = Json.MAPPER.createObjectNode();
        message.put("name", type.code());
        message.put("title", type.words());
        message.put("summary", Layout.of(type.record().asSubclass(Record.class)).meaning());
        message.putObject("headers").put("$ref", "#/components/schemas/" + headers);
        message.putObject("payload").put("$ref", type.dataSchema());
        message.putArray("examples").addObject().put("name", type.factType()).set("payload", sample.get("data"));
        return message;
    }

    private static ObjectNode state(StateType type, JsonNode sample) {
        ObjectNode message = Json.MAPPER.createObjectNode();
        message.put("name", type.code());
        message.put("title", type.title());
        message.put("summary", StateField.meaningOf(type.record()));
        message.putObject("headers").put("$ref", "#/components/schemas/" + headersOf(type));
        message.putObject("payload").put("$ref", "#/components/schemas/" + type.code());
        message.withObject("/bindings/kafka/key")
                .put("type", "string")
                .put("format", "uuid")
                .put("description", type.key() + ".");
        ObjectNode example = message.putArray("examples").addObject();
        example.put("name", type.code());
        example.set("headers", sample.get("headers"));
        example.set("payload", sample.get("data"));
        return message;
    }

    private static ObjectNode plain(PlainTopic topic, JsonNode sample) {
        ObjectNode message = Json.MAPPER.createObjectNode();
        message.put("name", topic.code());
        message.put("title", topic.title());
        message.put("summary", topic.carries());
        message.put("contentType", topic == PlainTopic.CLOCK ? "text/plain" : "application/json");
        message.putObject("headers").put("$ref", "#/components/schemas/" + headersOf(topic));
        message.putObject("payload").put("$ref", "#/components/schemas/" + topic.code());
        if (sample.has("key")) {
            message.withObject("/bindings/kafka/key").put("type", "string").put("description", topic.key());
        }
        ObjectNode example = message.putArray("examples").addObject();
        example.put("name", topic.code());
        example.set("headers", sample.get("headers"));
        example.set("payload", sample.get("data"));
        return message;
    }

    private static String headersOf(Enum<?> type) {
        StringBuilder name = new StringBuilder();
        for (String word : type.name().toLowerCase(Locale.ROOT).split("_", -1)) {
            name.append(name.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
        }
        return name.append("Headers").toString();
    }

    private static ObjectNode recordedHeaders() {
        ObjectNode schema = eventHeaders();
        ObjectNode properties = (ObjectNode) schema.get("properties");
        properties.set(EventHeaders.EVENT_ID, described("uuid", "Made of the fact alone: the same on every retry."));
        properties.set(EventHeaders.CORRELATION_ID, described("uuid", "The transaction the event belongs to."));
        properties.set(EventHeaders.OUTCOME, Schemas.codes(Outcome.class));
        properties.set(EventHeaders.RECORDED_AT, described("date-time", "When the ledger recorded it."));
        properties.set(EventHeaders.TRACEPARENT, Schemas.text(55));
        properties.set(
                EventHeaders.SPLIT,
                text(
                        "The number of the tenant's last split of transactions; absent before the first. Of two records that"
                                + " name different transactions for one event the higher number holds."));
        properties.set(
                EventHeaders.REVISION,
                text("How many revisions of the event were approved; absent before the first. Of records with different"
                        + " content about one event those with the highest number hold."));
        RECORDED_HEADERS.stream()
                .filter(header -> !header.equals(EventHeaders.TRACEPARENT))
                .forEach(((ArrayNode) schema.get("required"))::add);
        return schema;
    }

    private static ObjectNode eventHeaders() {
        ObjectNode schema = Json.MAPPER.createObjectNode().put("type", "object");
        ArrayNode required = schema.putArray("required");
        ObjectNode properties = schema.putObject("properties");
        properties.putObject(EventHeaders.SPEC_VERSION).put("const", "1.0");
        properties.set(EventHeaders.ID, text("The source's own id of the delivery."));
        properties.set(EventHeaders.SOURCE, text("/tenants/{tenant}/sources/{sourceId}, from the credential."));
        properties.set(EventHeaders.TYPE, codes(EventType.class));
        properties.set(EventHeaders.SUBJECT, text("The business key, such as the refund id."));
        properties.set(EventHeaders.TIME, described("date-time", "When it happened, by the source's clock."));
        properties.set(EventHeaders.DATA_SCHEMA, described("uri", "Where the schema of the data is published."));
        properties.putObject(EventHeaders.CONTENT_TYPE).put("const", "application/json");
        properties.set(EventHeaders.ENTITY, text("The legal entity whose books it concerns."));
        properties.set(EventHeaders.ROLE, codes(SourceRole.class));
        properties.set(EventHeaders.RECEIVED_AT, described("date-time", "When ingest took it in."));
        properties.set(EventHeaders.BUSINESS_DATE, described("date", "By the source's time zone and cut-off."));
        properties.set(EventHeaders.RECEIPT_ID, text("Of the raw bytes as they came."));
        properties.set(EventHeaders.RECEIPT_SHA256, text("Of the raw bytes, in hexadecimal."));
        properties.set(EventHeaders.MAPPING, text("What made the event of the bytes, with its version."));
        properties.fieldNames().forEachRemaining(required::add);
        properties.set(
                EventHeaders.CORRELATION_LABEL, text("What the platform calls the flow; shown, never joined on."));
        properties.set(
                EventHeaders.REGISTERED_ROLES,
                text("The roles that sources held for the tenant and the legal entity when it happened: codes in"
                        + " alphabetical order, a space between two. The event's own role is among them only if its"
                        + " source held it then. No content: a repeat may say otherwise."));
        return schema;
    }

    private static ObjectNode text(String meaning) {
        return Schemas.text(200).put("description", meaning);
    }

    private static ObjectNode described(String format, String meaning) {
        return Schemas.format(format).put("description", meaning);
    }

    private static <E extends Enum<E> & Coded> ObjectNode codes(Class<E> type) {
        return Schemas.codes(type);
    }
}
