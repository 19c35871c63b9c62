package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What is kept by hand here and what quarkus-kubernetes makes of the services' own configuration do not drift apart.
class GeneratedManifestIT {

    /// The namespace is nothing that a service asks for.
    private static final String NAMESPACE = "KUBERNETES_NAMESPACE";

    @ParameterizedTest
    @EnumSource
    void portsAreTheSame(Service service) {
        JsonNode generated = generated(service, "Deployment").at("/spec/template/spec/containers/0");
        JsonNode kept = kept(service);

        assertThat(generated.path("name")).isEqualTo(kept.path("name"));
        assertThat(generated.at("/ports/0/name")).isEqualTo(kept.at("/ports/0/name"));
        assertThat(generated.at("/ports/0/containerPort")).isEqualTo(kept.at("/ports/0/containerPort"));
        assertThat(generated.path("ports")).hasSameSizeAs(kept.path("ports"));
        assertThat(generated(service, "Service").at("/spec/ports/0/port"))
                .isEqualTo(Overlay.PRODUCTION.one("Service", service.module()).at("/spec/ports/0/port"));
    }

    @ParameterizedTest
    @EnumSource
    void probesAskTheSamePaths(Service service) {
        JsonNode generated = generated(service, "Deployment").at("/spec/template/spec/containers/0");
        for (String probe : new String[] {"startupProbe", "livenessProbe", "readinessProbe"}) {
            JsonNode path = generated.at("/" + probe + "/httpGet/path");
            assertThat(path.isMissingNode()).as(probe).isFalse();
            assertThat(kept(service).at("/" + probe + "/httpGet/path")).isEqualTo(path);
        }
    }

    @ParameterizedTest
    @EnumSource
    void variablesHaveTheSameNamesAndSources(Service service) {
        JsonNode generated = generated(service, "Deployment").at("/spec/template/spec/containers/0");
        Map<String, JsonNode> expected = variables(generated);
        expected.remove(NAMESPACE);

        assertThat(Overlay.LOCAL.service(service).container().path("env"))
                .as("the local overlay adds nothing to the base")
                .hasSize(expected.size());
        assertThat(variables(kept(service))).containsAllEntriesOf(expected);
        assertThat(kept(service).at("/envFrom/0/configMapRef/name").asText())
                .startsWith(generated.at("/envFrom/0/configMapRef/name").asText() + "-");
    }

    @ParameterizedTest
    @EnumSource
    void metricsAreWhereTheyAreAnnouncedToBe(Service service) {
        JsonNode generated = generated(service, "Deployment").at("/spec/template/metadata/annotations");
        JsonNode kept =
                Overlay.PRODUCTION.one("Deployment", service.module()).at("/spec/template/metadata/annotations");
        for (String annotation : new String[] {"prometheus.io/scrape", "prometheus.io/path", "prometheus.io/port"}) {
            assertThat(kept.path(annotation)).isEqualTo(generated.path(annotation));
        }
    }

    private static JsonNode kept(Service service) {
        return Overlay.PRODUCTION.service(service).container();
    }

    private static JsonNode generated(Service service, String kind) {
        service.requireBuilt();
        return Yaml.documents(Yaml.text(service.generatedManifests())).stream()
                .filter(manifest -> manifest.path("kind").asText().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    /// Name to value or source.
    private static Map<String, JsonNode> variables(JsonNode container) {
        Map<String, JsonNode> variables = new TreeMap<>();
        container
                .path("env")
                .forEach(variable -> variables.put(
                        variable.path("name").asText(),
                        variable.has("value") ? variable.path("value") : variable.path("valueFrom")));
        return variables;
    }
}
