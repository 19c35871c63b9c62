package io.tieout.alert.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.alert.app.AlertStream;
import io.tieout.event.codec.AlertJson;
import io.tieout.event.codec.BreakJson;
import io.tieout.event.codec.Json;
import io.tieout.kit.kafka.Delivery;
import io.tieout.kit.kafka.EventProducer;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/// The golden samples of the two topics, headers included, are records that this service reads.
class GoldenRecordTest {

    @Test
    void readsTheGoldenBreak() throws IOException {
        JsonNode sample = sample(BreakRecord.TYPE);
        byte[] value = Json.MAPPER.writeValueAsBytes(sample.get("data"));
        Delivery delivery = new Delivery("tieout.breaks.v1", 0, 0, Instant.EPOCH, key(sample), value, headers(sample));

        assertThat(BreakRecord.read(delivery)).isEqualTo(new BreakRecord.Known(BreakJson.read(value)));
    }

    @Test
    void readsTheGoldenAlert() throws IOException {
        JsonNode sample = sample(KafkaAlerts.TYPE);
        String document = Json.MAPPER.writeValueAsString(sample.get("data"));
        ConsumerRecord<byte[], byte[]> record =
                new ConsumerRecord<>(KafkaAlerts.TOPIC, 0, 0, key(sample), document.getBytes(UTF_8));
        EventProducer.record(KafkaAlerts.TOPIC, null, null, headers(sample))
                .headers()
                .forEach(record.headers()::add);

        assertThat(AlertRecord.read(record))
                .contains(new AlertStream.Version(
                        "acme",
                        UUID.fromString("7fd1b433-9323-82c0-990c-17fafb4347d2"),
                        2,
                        Instant.parse("2026-03-06T10:20:00.123456Z"),
                        "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                        document));
    }

    private static byte[] key(JsonNode sample) {
        return sample.get("key").asText().getBytes(UTF_8);
    }

    private static Map<String, String> headers(JsonNode sample) {
        Map<String, String> headers = new LinkedHashMap<>();
        sample.get("headers")
                .propertyStream()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return headers;
    }

    private static JsonNode sample(String type) throws IOException {
        String path = "/samples/" + type + ".json";
        try (InputStream json = Objects.requireNonNull(AlertJson.class.getResourceAsStream(path), path)) {
            return Json.read(json.readAllBytes());
        }
    }
}
