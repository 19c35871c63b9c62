package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every variable that a pod gets has a name that a service knows and a place in the documentation.
class EnvironmentTest {

    private static final Path DOCS = Overlay.FOLDER.resolveSibling("docs");

    @ParameterizedTest
    @EnumSource
    void everyVariableIsDocumented(Overlay overlay) {
        String docs = documentation();
        for (String variable : variables(overlay)) {
            assertThat(Pattern.compile("`" + variable + "`").matcher(docs).find())
                    .as("%s is in docs/reference or in the guide", variable)
                    .isTrue();
        }
    }

    /// What the services would lose records with, or hide in, is not for an overlay to change.
    @ParameterizedTest
    @EnumSource
    void noOverlayTouchesWhatTheKitFixes(Overlay overlay) {
        assertThat(variables(overlay))
                .noneMatch(name -> name.startsWith("MP_MESSAGING_"))
                .doesNotContain("KAFKA_ACKS", "KAFKA_ENABLE_IDEMPOTENCE", "KAFKA_AUTO_OFFSET_RESET", "QUARKUS_PROFILE");
    }

    @Test
    void productionIsProduction() {
        for (Service service : Service.values()) {
            Map<String, String> variables = Overlay.PRODUCTION.variables(
                    Overlay.PRODUCTION.service(service).container());
            assertThat(variables)
                    .containsEntry("TIEOUT_PROFILE", "production")
                    .containsEntry("TIEOUT_CLOCK", "wall")
                    .containsEntry("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                    .containsKey("TIEOUT_DATABASE_TLS_CA_FILE")
                    .doesNotContainKey("QUARKUS_MAILER_MOCK");
        }
    }

    /// A file that a variable names is mounted where the variable says.
    @ParameterizedTest
    @EnumSource
    void everyFileThatAVariableNamesIsMounted(Overlay overlay) {
        for (Service service : Service.values()) {
            JsonNode container = overlay.service(service).container();
            Set<String> mounts = new TreeSet<>();
            container
                    .path("volumeMounts")
                    .forEach(mount -> mounts.add(mount.path("mountPath").asText()));
            overlay.variables(container).forEach((name, value) -> {
                if (value.contains("/etc/tieout/")) {
                    Path file = Path.of(value.substring(value.indexOf("/etc/tieout/")));
                    assertThat(mounts).as(name).contains(String.valueOf(file.getParent()));
                }
            });
        }
    }

    private static Set<String> variables(Overlay overlay) {
        Set<String> names = new TreeSet<>();
        for (Pod pod : overlay.pods()) {
            if (pod.container().has("envFrom")) {
                names.addAll(overlay.variables(pod.container()).keySet());
                pod.container()
                        .path("env")
                        .forEach(variable -> names.add(variable.path("name").asText()));
            }
        }
        return names;
    }

    private static String documentation() {
        try (Stream<Path> reference = Files.list(DOCS.resolve("reference"))) {
            StringBuilder all = new StringBuilder(Yaml.text(DOCS.resolve("how-to/run-on-kubernetes.md")));
            reference.forEach(page -> all.append(Yaml.text(page)));
            return all.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
