package io.tieout.k8s;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.test.StackResource;
import io.tieout.test.TestStack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;

/// What a pod finds around it in a cluster, on this machine: Kafka and PostgreSQL secured as the manifests say, the
/// Secrets, and a collector that listens.
final class Surroundings implements AutoCloseable {

    /// Protects nothing.
    private static final String KEY = "dGllb3V0LXRlc3RzLW9ubHktMzItYnl0ZXMta2V5ISE=";

    private static final String MOUNTED = "/etc/tieout";

    private final Overlay overlay;
    private final Path folder;
    private final TestStack stack;
    private final SecureKafka kafka;
    private final Collector collector;

    private Surroundings(Overlay overlay, Path folder, SecureKafka kafka) throws IOException {
        this.overlay = overlay;
        this.folder = folder;
        this.stack = TestStack.shared();
        this.kafka = kafka;
        this.collector = new Collector();
    }

    static Surroundings of(Overlay overlay) {
        try {
            Path target = Files.createDirectories(Overlay.FOLDER.resolve("target/surroundings"));
            Path folder = Files.createTempDirectory(target, "run-");
            Certificate certificate = Certificate.in(folder);
            Surroundings all = new Surroundings(overlay, folder, SecureKafka.start(folder, certificate, overlay));
            all.write("kafka-ca/ca.crt", certificate.pem());
            Path authority = all.write("postgres-ca/ca.crt", certificate.pem());
            all.write("secret-key/key", KEY);
            all.write("token-issuer/public-key.pem", Files.readString(Path.of(all.stack.publicKeyFile())));
            TlsPostgres.enable(all.stack, certificate, authority);
            return all;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    TestStack stack() {
        return stack;
    }

    SecureKafka kafka() {
        return kafka;
    }

    Collector collector() {
        return collector;
    }

    Path folder() {
        return folder;
    }

    /// The contents of the Secrets that a pod mounts, as files.
    Path secrets() {
        return folder.resolve("secrets");
    }

    /// The variables of a container as the kubelet sets them, but for addresses
    /// and the issuer's name.
    Map<String, String> variables(JsonNode container, int port) {
        Map<String, String> variables = new TreeMap<>(overlay.variables(container));
        container
                .path("env")
                .forEach(variable -> variables.put(
                        variable.path("name").asText(),
                        variable.has("value")
                                ? variable.path("value").asText()
                                : secret(variable.at("/valueFrom/secretKeyRef"))));
        variables.put("TIEOUT_DATABASE_HOST", stack.postgresHost());
        variables.put("TIEOUT_DATABASE_PORT", Integer.toString(stack.postgresPort()));
        variables.put("KAFKA_BOOTSTRAP_SERVERS", kafka.bootstrap());
        variables.put("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "http://127.0.0.1:" + collector.port());
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        variables.put("MP_JWT_VERIFY_ISSUER", StackResource.ISSUER);
        return variables;
    }

    /// The same for a plain process, which finds the mounted files elsewhere.
    Map<String, String> variablesOfAProcess(JsonNode container, int port) {
        Map<String, String> variables = variables(container, port);
        variables.replaceAll((_, value) -> value.replace(MOUNTED, secrets().toString()));
        return variables;
    }

    private String secret(JsonNode reference) {
        String name = reference.path("name").asText();
        String key = reference.path("key").asText();
        if (key.equals("sasl.jaas.config")) {
            return SecureKafka.login(name);
        }
        return name.contains("-database-") ? stack.password(name.replace("-database-", "_")) : "unused";
    }

    private Path write(String name, String text) throws IOException {
        Path file = secrets().resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    @Override
    public void close() {
        collector.close();
        kafka.close();
        // The logs stay.
        Directories.delete(folder.resolve("kafka"));
    }
}
