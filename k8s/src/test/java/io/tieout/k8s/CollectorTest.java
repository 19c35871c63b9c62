package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

/// The collector's own configuration, which no definition describes: the parts in use.
class CollectorTest {

    private static final String NAME = "otel-collector";

    private final Pod pod = Pod.of(Overlay.PRODUCTION.one("Deployment", NAME));

    @Test
    void everyPipelineIsMadeOfWhatIsDefined() {
        JsonNode config = config();
        assertThat(config.at("/service/pipelines").isEmpty()).isFalse();
        config.at("/service/pipelines").forEach(pipeline -> {
            for (String part : new String[] {"receivers", "processors", "exporters"}) {
                assertThat(pipeline.path(part)).isNotEmpty();
                pipeline.path(part)
                        .forEach(name -> assertThat(config.path(part).has(name.asText()))
                                .as(name.asText())
                                .isTrue());
            }
        });
        config.at("/service/extensions")
                .forEach(name ->
                        assertThat(config.path("extensions").has(name.asText())).isTrue());
    }

    /// A full queue must refuse spans, not grow until the container is killed.
    @Test
    void memoryIsLimitedFirst() {
        assertThat(config().at("/service/pipelines/traces/processors/0").asText())
                .isEqualTo("memory_limiter");
    }

    @Test
    void itListensWhereTheServicesSend() {
        String port = config().at("/receivers/otlp/protocols/grpc/endpoint").asText();
        Manifest service = Overlay.PRODUCTION.one("Service", NAME);

        assertThat(port).endsWith(":4317");
        assertThat(service.at("/spec/ports/0/port").asInt()).isEqualTo(4317);
        assertThat(pod.container().at("/ports/0/containerPort").asInt()).isEqualTo(4317);
        for (Service sender : Service.values()) {
            assertThat(Overlay.PRODUCTION.variables(
                            Overlay.PRODUCTION.service(sender).container()))
                    .containsEntry("QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", "http://" + NAME + ":4317");
        }
    }

    @Test
    void itsProbesAskItsHealthExtension() {
        assertThat(config().at("/extensions/health_check/endpoint").asText()).endsWith(":13133");
        assertThat(pod.container().at("/ports/1/containerPort").asInt()).isEqualTo(13133);
    }

    @Test
    void everyVariableItUsesIsGiven() {
        String config = config().toString();
        pod.container()
                .path("env")
                .forEach(variable -> assertThat(config)
                        .contains("${env:" + variable.path("name").asText() + "}"));
        assertThat(config.split("\\$\\{env:", -1)).hasSizeGreaterThan(1);
        java.util.regex.Pattern.compile("\\$\\{env:([A-Z_]+)}")
                .matcher(config)
                .results()
                .forEach(use ->
                        assertThat(pod.container().path("env").toString()).contains(use.group(1)));
    }

    private JsonNode config() {
        String name = pod.spec().at("/volumes/0/configMap/name").asText();
        return Yaml.document(Overlay.PRODUCTION
                .one("ConfigMap", name)
                .at("/data/config.yaml")
                .asText());
    }
}
