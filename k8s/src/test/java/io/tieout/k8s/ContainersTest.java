package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.Quantity;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What every container declares, and what the services' containers have in common.
class ContainersTest {

    /// `quarkus.shutdown.timeout` of the kit.
    private static final int SHUTDOWN_SECONDS = 20;

    static Stream<Arguments> everyPod() {
        return RestrictedProfileTest.everyPod();
    }

    static Stream<Arguments> everyService() {
        return Arrays.stream(Overlay.values())
                .flatMap(overlay -> Arrays.stream(Service.values()).map(service -> Arguments.of(overlay, service)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyPod")
    void hasAPinnedImage(Overlay overlay, Pod pod) {
        assertThat(pod.containers())
                .allSatisfy(container -> assertPinned(container.path("image").asText()));
    }

    @ParameterizedTest
    @EnumSource
    void postgresHasAPinnedImage(Overlay overlay) {
        assertPinned(
                overlay.one("Cluster", "tieout-postgres").at("/spec/imageName").asText());
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyPod")
    void saysWhatItNeedsAndWhereItsLimitIs(Overlay overlay, Pod pod) {
        assertThat(pod.containers()).allSatisfy(container -> {
            JsonNode resources = container.path("resources");
            for (String resource : new String[] {"cpu", "memory"}) {
                Quantity requested = quantity(resources.at("/requests/" + resource));
                Quantity limit = quantity(resources.at("/limits/" + resource));
                assertThat(requested.getNumericalAmount()).isPositive().isLessThanOrEqualTo(limit.getNumericalAmount());
            }
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyPod")
    void isProbedWhileItRuns(Overlay overlay, Pod pod) {
        if (pod.runsToItsEnd()) {
            return;
        }
        assertThat(pod.containers()).allSatisfy(container -> {
            for (String probe : new String[] {"startupProbe", "livenessProbe", "readinessProbe"}) {
                String port = container.path(probe).at("/httpGet/port").asText();
                assertThat(container.path("ports"))
                        .as(probe)
                        .extracting(declared -> declared.path("name").asText())
                        .contains(port);
            }
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyService")
    void listensWhereTheServiceAndTheProbesLook(Overlay overlay, Service service) {
        JsonNode container = overlay.service(service).container();

        assertThat(overlay.service(service).containers()).hasSize(1);
        assertThat(container.path("name").asText()).isEqualTo(service.module());
        assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(service.port());
        assertThat(overlay.variables(container))
                .containsEntry("QUARKUS_HTTP_PORT", Integer.toString(service.port()))
                .containsEntry("TIEOUT_DATABASE_NAME", service.database());
        assertThat(container.at("/startupProbe/httpGet/path").asText()).isEqualTo("/q/health/started");
        assertThat(container.at("/livenessProbe/httpGet/path").asText()).isEqualTo("/q/health/live");
        assertThat(container.at("/readinessProbe/httpGet/path").asText()).isEqualTo("/q/health/ready");
        Manifest published = overlay.one("Service", service.module());
        assertThat(published.at("/spec/ports/0/targetPort").asText())
                .isEqualTo(container.at("/ports/0/name").asText());
        assertThat(Manifest.texts(published.at("/spec/selector")))
                .containsEntry("app.kubernetes.io/name", service.module())
                .containsEntry("app.kubernetes.io/component", "service");
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyService")
    void rollsWithoutAGapAndStopsInTime(Overlay overlay, Service service) {
        Manifest deployment = overlay.one("Deployment", service.module());
        JsonNode container = overlay.service(service).container();

        assertThat(deployment.at("/spec/strategy/rollingUpdate/maxUnavailable").asInt(-1))
                .isZero();
        assertThat(overlay.service(service)
                        .spec()
                        .path("terminationGracePeriodSeconds")
                        .asInt())
                .isGreaterThan(container.at("/lifecycle/preStop/sleep/seconds").asInt() + SHUTDOWN_SECONDS);
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyService")
    void theMigrationIsTheSameProgramWithOneTask(Overlay overlay, Service service) {
        Pod migration = Pod.of(overlay.one("Job", service.module() + "-migration"));
        JsonNode running = overlay.service(service).container();

        assertThat(migration.container().path("image")).isEqualTo(running.path("image"));
        assertThat(migration.container().path("envFrom")).isEqualTo(running.path("envFrom"));
        assertThat(migration.container().path("env").toString()).contains("TIEOUT_DATABASE_MIGRATE\",\"value\":\"only");
        assertThat(migration.spec().path("restartPolicy").asText()).isEqualTo("Never");
        assertThat(migration.isSelectedBy(
                        overlay.one("PodDisruptionBudget", service.module()).at("/spec/selector")))
                .isFalse();
    }

    private static void assertPinned(String image) {
        int colon = image.lastIndexOf(':');
        assertThat(colon).as(image).isGreaterThan(image.lastIndexOf('/'));
        assertThat(image.substring(colon + 1)).isNotEqualTo("latest").matches("[0-9]+\\.[0-9]+.*");
    }

    private static Quantity quantity(JsonNode value) {
        assertThat(value.isMissingNode()).isFalse();
        return Quantity.parse(value.asText());
    }
}
