package io.tieout.simulator.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.codec.EventRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// What is written to the clock's topic is as its published sample.
class ReplayClockTest {

    @Test
    void theClockIsWrittenAsTheSampleShows() throws IOException {
        JsonNode sample = sample("tieout.clock.v1");
        String instant = sample.path("data").asText();

        ProducerRecord<String, String> record = ReplayClock.record(Instant.parse(instant));

        assertThat(record.topic()).isEqualTo("tieout.clock.v1");
        assertThat(record.value()).isEqualTo(instant);
        assertThat(record.key()).isNull();
        assertThat(record.headers()).hasSize(sample.path("headers").size());
    }

    private static JsonNode sample(String topic) throws IOException {
        String path = "/samples/" + topic + ".json";
        try (InputStream json = Objects.requireNonNull(EventRecord.class.getResourceAsStream(path), path)) {
            return Json.read(new String(json.readAllBytes(), StandardCharsets.UTF_8));
        }
    }
}
