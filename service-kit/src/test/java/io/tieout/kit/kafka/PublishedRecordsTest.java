package io.tieout.kit.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.tieout.event.codec.Json;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Modifier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What every service writes beside its own topics follows the published schemas.
class PublishedRecordsTest {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private static Delivery delivery(byte @Nullable [] key) {
        return new Delivery(
                "tieout.business-events.v1",
                2,
                1408,
                Instant.EPOCH,
                key,
                "{\"amount\":1}".getBytes(UTF_8),
                Map.of("ce_type", "tieout.refund.issued.v1"));
    }

    @Test
    void aDeadLetterFollowsItsSchema() throws IOException {
        ObjectNode letter = json(DeadLetters.letter(delivery("k|1".getBytes(UTF_8)), "s", Reasons.SCHEMA, "why", 3));

        assertThat(schemaErrors(DeadLetters.TOPIC, letter)).isEmpty();
        assertThat(letter.at("/headers/ce_type").asText()).isEqualTo("tieout.refund.issued.v1");
        assertThat(letter.at("/headers").size()).isEqualTo(10);
        assertThat(schemaErrors(DeadLetters.TOPIC, json(DeadLetters.letter(delivery(null), "s", "invalid", "", 1))))
                .as("without a key of the origin")
                .isEmpty();
        assertThat(schemaErrors(DeadLetters.TOPIC, json(DeadLetters.letter(delivery(null), "s", "bad luck", "", 1))))
                .isNotEmpty();
    }

    @Test
    void aParkedEventFollowsItsSchema() throws IOException {
        ObjectNode parked = json(ParkedEvents.parked(delivery("k|1".getBytes(UTF_8)), "s", "unknown type x"));

        assertThat(schemaErrors(ParkedEvents.TOPIC, parked)).isEmpty();
        assertThat(parked.at("/headers").size()).isEqualTo(7);
    }

    @Test
    void theSchemaNamesEveryReasonThereIs() throws IOException, IllegalAccessException {
        List<String> reasons = new ArrayList<>();
        for (var field : Reasons.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                reasons.add(String.valueOf(field.get(null)));
            }
        }
        try (InputStream schema = schema(DeadLetters.TOPIC)) {
            JsonNode codes = MAPPER.readTree(schema).at("/properties/headers/properties/dead_letter_reason/enum");

            assertThat(codes).extracting(JsonNode::asText).containsExactlyInAnyOrderElementsOf(reasons);
        }
    }

    /// The record in the form of the samples.
    private static ObjectNode json(ProducerRecord<byte[], byte[]> record) throws IOException {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("key", new String(record.key(), UTF_8));
        ObjectNode headers = json.putObject("headers");
        Arrays.stream(record.headers().toArray())
                .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        json.set("data", MAPPER.readTree(record.value()));
        return json;
    }

    private static List<Error> schemaErrors(String topic, JsonNode record) throws IOException {
        try (InputStream schema = schema(topic)) {
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema)
                    .validate(
                            record.toString(),
                            InputFormat.JSON,
                            execution -> execution.executionConfig(config -> config.formatAssertionsEnabled(true)));
        }
    }

    private static InputStream schema(String topic) {
        String path = "/schemas/" + topic + ".json";
        return Objects.requireNonNull(Json.class.getResourceAsStream(path), path);
    }
}
