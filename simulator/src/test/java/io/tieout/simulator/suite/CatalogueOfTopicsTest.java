package io.tieout.simulator.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.event.codec.EventRecord;
import io.tieout.stack.Topic;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/// The AsyncAPI catalogue has the topics of the suite, and what is written here is as it says.
class CatalogueOfTopicsTest {

    /// Created with the others, and nobody writes to it yet.
    private static final String NOT_WRITTEN_YET = "tieout.repair-requests.v1";

    @Test
    void everyTopicOfTheSuiteIsInTheCatalogueAndKeptAsLong() throws IOException {
        JsonNode channels = Json.read(Files.readString(Path.of("../docs/reference/asyncapi.json")))
                .path("channels");
        List<String> catalogue = new ArrayList<>();
        channels.forEach(channel -> catalogue.add(channel.path("address").asText() + " "
                + channel.at("/bindings/kafka/topicConfiguration/cleanup.policy/0")
                        .asText() + " "
                + channel.at("/bindings/kafka/topicConfiguration/retention.ms").asText()));

        assertThat(catalogue)
                .containsExactlyInAnyOrderElementsOf(Topic.ALL.stream()
                        .filter(topic -> !topic.name().equals(NOT_WRITTEN_YET))
                        .map(topic -> topic.name() + " " + topic.config().get("cleanup.policy") + " "
                                + topic.config().getOrDefault("retention.ms", ""))
                        .toList());
    }

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
