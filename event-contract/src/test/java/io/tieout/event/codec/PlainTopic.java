package io.tieout.event.codec;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tieout.event.Coded;
import java.time.Duration;
import java.util.List;

/// The topics that carry neither events nor states: what came in as it came, what cannot be processed, what waits for a
/// later version, and what time it is in a replay.
enum PlainTopic implements Coded {
    RECEIPTS(
            "receipts",
            "receipt",
            30,
            "What platforms sent, as it came, with what became of it. Written and read by ingest-service; the body is sealed,"
                    + " so nobody else can read it.",
            "The tenant, a bar and the source."),
    DEAD_LETTERS(
            "dead-letters",
            "dead letter",
            90,
            "Records that can never be processed, of whatever topic, with the reason. Written by every service that reads"
                    + " topics, read by ingest-service, which shows them.",
            "The service, a slash and the origin as `topic/partition/offset`: the same when a record is dead-lettered"
                    + " twice."),
    PARKED_EVENTS(
            "parked-events",
            "parked event",
            30,
            "Records of a type that a service does not know yet. Written by every service that reads topics and read by the"
                    + " same service, at every start and now and then; a later version knows the type.",
            "The service, a slash and the origin as `topic/partition/offset`."),
    CLOCK(
            "clock",
            "time of a replay",
            30,
            "What time it is from now on, in a suite in replay mode; elsewhere nobody reads it. Written by whoever plays the"
                    + " past, read by every service from the last record on. An instant that is not later than the present one"
                    + " changes nothing.",
            "None; the topic has one partition.");

    private final String topic;
    private final String title;
    private final int daysKept;
    private final String carries;
    private final String key;

    PlainTopic(String topic, String title, int daysKept, String carries, String key) {
        this.topic = topic;
        this.title = title;
        this.daysKept = daysKept;
        this.carries = carries;
        this.key = key;
    }

    /// The topic's own name: all its records are of one kind.
    @Override
    public String code() {
        return "tieout." + topic + ".v1";
    }

    /// Without prefix and version.
    String topic() {
        return topic;
    }

    String title() {
        return title;
    }

    Duration kept() {
        return Duration.ofDays(daysKept);
    }

    String key() {
        return key;
    }

    String carries() {
        return carries;
    }

    String description() {
        return carries + " Key: " + key.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + key.substring(1) + " Kept "
                + daysKept + " days.";
    }

    List<StateHeader> headers() {
        return PlainRecords.headers(this);
    }

    ObjectNode payload() {
        return PlainRecords.payload(this);
    }

    /// The schema of a whole record, `key`, `headers` and `data`, as the samples are written.
    ObjectNode schema() {
        ObjectNode schema = Json.MAPPER.createObjectNode();
        schema.put("$schema", "https://json-schema.org/draft/2020-12/schema");
        schema.put("$id", "https://tieout.io/schemas/" + code() + ".json");
        schema.put("title", code());
        schema.put("description", carries);
        schema.put("type", "object");
        ArrayNode required = schema.putArray("required").add("headers");
        ObjectNode properties = schema.putObject("properties");
        if (this != CLOCK) {
            required.add("key");
            properties.putObject("key").put("type", "string").put("description", key);
        }
        properties.set("headers", StateHeader.schema(headers()));
        properties.set("data", payload());
        required.add("data");
        return schema;
    }
}
