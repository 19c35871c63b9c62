package io.tieout.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Strimzi's custom resource definitions, written by Strimzi's own generator from its classes. It runs in a JVM of
/// its own, which it ends.
final class StrimziSchemas {

    private static final String VERSION = "v1";
    private static final String MODEL = "io.strimzi.api.kafka.model.";
    private static final Map<String, String> CLASSES = Map.of(
            "Kafka", MODEL + "kafka.Kafka",
            "KafkaNodePool", MODEL + "nodepool.KafkaNodePool",
            "KafkaTopic", MODEL + "topic.KafkaTopic",
            "KafkaUser", MODEL + "user.KafkaUser");

    private StrimziSchemas() {}

    /// The schemas by kind.
    static Map<String, Schema> generate() {
        try {
            Path folder = Files.createTempDirectory("crd");
            String[] java = {
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                Overlay.FOLDER.resolve("target/strimzi") + "/*",
                "io.strimzi.crdgenerator.CrdGenerator",
                "--yaml"
            };
            Stream<String> files = CLASSES.entrySet().stream()
                    .map(kind -> kind.getValue() + "=" + folder.resolve(kind.getKey() + ".yaml"));
            new Command(folder, Stream.concat(Stream.of(java), files).toArray(String[]::new)).run();
            Map<String, Schema> schemas = new HashMap<>();
            CLASSES.keySet().forEach(kind -> schemas.put(kind, schema(folder.resolve(kind + ".yaml"))));
            return schemas;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static Schema schema(Path definition) {
        for (JsonNode version : Yaml.file(definition).at("/spec/versions")) {
            if (version.path("name").asText().equals(VERSION)) {
                return new Schema(version.at("/schema/openAPIV3Schema"));
            }
        }
        throw new IllegalStateException(definition + " has no version " + VERSION);
    }
}
