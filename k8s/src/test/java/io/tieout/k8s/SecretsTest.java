package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Secrets are referred to, never written down, and each is given only to who needs it.
class SecretsTest {

    private static final Path GUIDE = Overlay.FOLDER.resolveSibling("docs/how-to/run-on-kubernetes.md");

    private static final Pattern SECRET_NAME =
            Pattern.compile("(?i).*(password|secret|token|credential|jaas|api.?key|private).*");

    /// Where something secret lies is not a secret.
    private static final Pattern PLACE = Pattern.compile("(?i).*(_file|_location|_issuer|-ca)$");

    private static final Pattern LOGIN_IN_ADDRESS = Pattern.compile("://[^/@\\s]+:[^/@\\s]+@");

    /// A Secret and one of its keys, as a pod refers to it.
    private record Reference(String owner, String secret, String key) {}

    @ParameterizedTest
    @EnumSource
    void noSecretIsPartOfTheManifests(Overlay overlay) {
        assertThat(overlay.all("Secret")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noVariableHoldsASecretInPlainText(Overlay overlay) {
        for (Pod pod : overlay.pods()) {
            for (JsonNode container : pod.containers()) {
                container.path("env").forEach(variable -> {
                    if (soundsSecret(variable.path("name").asText())) {
                        assertThat(variable.at("/valueFrom/secretKeyRef/name").asText())
                                .as("%s %s", pod, variable)
                                .isNotEmpty();
                    }
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void noConfigurationHoldsASecret(Overlay overlay) {
        for (Manifest config : overlay.all("ConfigMap")) {
            config.at("/data").properties().forEach(entry -> {
                assertThat(soundsSecret(entry.getKey()))
                        .as("%s %s", config, entry.getKey())
                        .isFalse();
                assertThat(LOGIN_IN_ADDRESS.matcher(entry.getValue().asText()).find())
                        .as("%s %s", config, entry.getKey())
                        .isFalse();
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyTheMigrationHasTheOwnersPassword(Overlay overlay) {
        for (Reference reference : references(overlay)) {
            if (reference.secret().contains("-database-")) {
                assertThat(reference.secret().endsWith("-owner"))
                        .as(reference.toString())
                        .isEqualTo(reference.owner().startsWith("Job/"));
            }
        }
        for (Service service : Service.values()) {
            assertThat(overlay.service(service).container().path("env"))
                    .anySatisfy(
                            variable -> assertThat(variable.toString()).contains("TIEOUT_DATABASE_MIGRATE", "never"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void noServiceHasAnothersSecret(Overlay overlay) {
        for (Service service : Service.values()) {
            for (Reference reference : references(overlay)) {
                if (reference.secret().startsWith(service.database() + "-")) {
                    assertThat(reference.owner()).contains("/" + service.module());
                }
            }
        }
    }

    /// Whoever follows the guide has made every Secret that a pod or an operator waits for.
    @ParameterizedTest
    @EnumSource
    void theGuideMakesEverySecretThatNoOperatorMakes(Overlay overlay) {
        String guide = Yaml.text(GUIDE);
        Set<String> made = new TreeSet<>();
        overlay.all("KafkaUser").forEach(user -> made.add(user.name()));
        made.addAll(Set.of("tieout-cluster-ca-cert", "tieout-postgres-ca"));

        for (Reference reference : references(overlay)) {
            if (!made.contains(reference.secret())) {
                assertThat(guide).contains(asWritten(reference.secret())).contains(reference.key());
            }
        }
    }

    /// The guide makes the databases' Secrets in a loop over services and roles.
    private static String asWritten(String secret) {
        return secret.replaceFirst("^[a-z]+-database-(owner|writer|app)$", "\\$service-database-\\$role")
                .replaceFirst("^(ingest|alert)-secret-key$", "\\$service-secret-key");
    }

    private static List<Reference> references(Overlay overlay) {
        List<Reference> references = new ArrayList<>();
        for (Pod pod : overlay.pods()) {
            pod.containers()
                    .forEach(container -> container.path("env").forEach(variable -> {
                        JsonNode secret = variable.at("/valueFrom/secretKeyRef");
                        if (!secret.isMissingNode()) {
                            references.add(reference(pod.owner(), secret));
                        }
                    }));
            pod.spec()
                    .path("volumes")
                    .forEach(volume -> volume.at("/secret/items")
                            .forEach(item -> references.add(new Reference(
                                    pod.owner(),
                                    volume.at("/secret/secretName").asText(),
                                    item.path("key").asText()))));
        }
        overlay.all("ObjectStore")
                .forEach(store -> store.at("/spec/configuration/s3Credentials")
                        .forEach(secret -> references.add(reference(store.id(), secret))));
        overlay.all("TriggerAuthentication")
                .forEach(login -> login.at("/spec/secretTargetRef")
                        .forEach(secret -> references.add(reference(login.id(), secret))));
        return references;
    }

    private static Reference reference(String owner, JsonNode secret) {
        return new Reference(
                owner, secret.path("name").asText(), secret.path("key").asText());
    }

    private static boolean soundsSecret(String name) {
        return SECRET_NAME.matcher(name).matches() && !PLACE.matcher(name).matches();
    }
}
