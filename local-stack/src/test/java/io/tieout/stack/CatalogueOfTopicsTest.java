package io.tieout.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The AsyncAPI catalogue has every topic that the suite uses.
class CatalogueOfTopicsTest {

    /// Created with the others, and nobody writes to it yet.
    private static final String NOT_WRITTEN_YET = "tieout.repair-requests.v1";

    @Test
    void everyTopicOfTheSuiteIsInTheCatalogueAndKeptAsLong() throws IOException {
        JsonNode channels = new JsonMapper()
                .readTree(Path.of("../docs/reference/asyncapi.json").toFile())
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
}
