package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// The Pod Security Standard `restricted` as rules, and what this repository asks beyond it.
class RestrictedProfileTest {

    private static final Set<String> VOLUMES = Set.of(
            "configMap", "csi", "downwardAPI", "emptyDir", "ephemeral", "persistentVolumeClaim", "projected", "secret");
    private static final String RUNTIME_DEFAULT = "RuntimeDefault";

    static Stream<Arguments> everyPod() {
        return Arrays.stream(Overlay.values())
                .flatMap(overlay -> overlay.pods().stream().map(pod -> Arguments.of(overlay, pod)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyPod")
    void sharesNothingWithItsNode(Overlay overlay, Pod pod) {
        for (String shared : new String[] {"hostNetwork", "hostPID", "hostIPC"}) {
            assertThat(pod.spec().path(shared).asBoolean()).as(shared).isFalse();
        }
        pod.containers()
                .forEach(container -> container
                        .path("ports")
                        .forEach(port -> assertThat(port.has("hostPort")).isFalse()));
        pod.spec().path("volumes").forEach(volume -> assertThat(VOLUMES).containsAll(typesOf(volume)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyPod")
    void runsAsAnOrdinaryUser(Overlay overlay, Pod pod) {
        JsonNode context = pod.spec().path("securityContext");

        assertThat(context.path("runAsNonRoot").asBoolean()).isTrue();
        assertThat(context.path("runAsUser").asInt()).isEqualTo(10001);
        assertThat(context.path("runAsGroup").asInt()).isEqualTo(10001);
        assertThat(context.at("/seccompProfile/type").asText()).isEqualTo(RUNTIME_DEFAULT);
        pod.containers().forEach(container -> {
            assertThat(container.at("/securityContext/runAsUser").isMissingNode())
                    .isTrue();
            assertThat(container.at("/securityContext/seccompProfile").isMissingNode())
                    .isTrue();
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyPod")
    void hasNoPowers(Overlay overlay, Pod pod) {
        assertThat(pod.containers()).isNotEmpty().allSatisfy(container -> {
            JsonNode context = container.path("securityContext");
            assertThat(context.path("allowPrivilegeEscalation").isBoolean()).isTrue();
            assertThat(context.path("allowPrivilegeEscalation").asBoolean()).isFalse();
            assertThat(context.path("privileged").asBoolean()).isFalse();
            assertThat(context.at("/capabilities/drop"))
                    .extracting(JsonNode::asText)
                    .containsExactly("ALL");
            assertThat(context.at("/capabilities/add").isMissingNode()).isTrue();
        });
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyPod")
    void writesOnlyToBoundedScratchSpace(Overlay overlay, Pod pod) {
        pod.spec().path("volumes").forEach(volume -> {
            if (volume.has("emptyDir")) {
                assertThat(volume.at("/emptyDir/sizeLimit").asText()).isNotEmpty();
            }
        });
        assertThat(pod.containers()).allSatisfy(container -> {
            assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                    .isTrue();
            container
                    .path("volumeMounts")
                    .forEach(mount -> assertThat(mount.path("readOnly").asBoolean()
                                    || mount.path("name").asText().equals("tmp"))
                            .as(mount.toString())
                            .isTrue());
        });
    }

    /// Nobody here talks to the API server; and `KAFKA_*` variables of a neighbouring Service would be taken for
    /// settings.
    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("everyPod")
    void knowsNothingOfTheCluster(Overlay overlay, Pod pod) {
        assertThat(pod.spec().path("automountServiceAccountToken").isBoolean()).isTrue();
        assertThat(pod.spec().path("automountServiceAccountToken").asBoolean()).isFalse();
        assertThat(pod.spec().path("enableServiceLinks").isBoolean()).isTrue();
        assertThat(pod.spec().path("enableServiceLinks").asBoolean()).isFalse();
        JsonNode account = overlay.one(
                        "ServiceAccount", pod.spec().path("serviceAccountName").asText())
                .at("/automountServiceAccountToken");
        assertThat(account.isBoolean()).isTrue();
        assertThat(account.asBoolean()).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void theNamespaceRefusesWhatIsNotRestricted(Overlay overlay) {
        assertThat(overlay.one("Namespace", "tieout")
                        .at("/metadata/labels/pod-security.kubernetes.io~1enforce")
                        .asText())
                .isEqualTo("restricted");
    }

    /// The operator's pods live in the same namespace: unless told otherwise they would be refused.
    @ParameterizedTest
    @EnumSource
    void kafkasPodsAreRestrictedToo(Overlay overlay) {
        for (Manifest pool : overlay.all("KafkaNodePool")) {
            assertRestricted(pool.at("/spec/template"), "kafkaContainer", "initContainer");
        }
        assertRestricted(
                overlay.one("Kafka", "tieout").at("/spec/entityOperator/template"),
                "topicOperatorContainer",
                "userOperatorContainer");
    }

    @Test
    void eachOverlayRunsTheFourServicesAndTheirMigrations() {
        for (Overlay overlay : Overlay.values()) {
            for (Service service : Service.values()) {
                assertThat(overlay.pods())
                        .extracting(Pod::owner)
                        .contains("Deployment/" + service.module(), "Job/" + service.module() + "-migration");
            }
        }
    }

    private static void assertRestricted(JsonNode template, String... containers) {
        assertThat(template.at("/pod/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(template.at("/pod/securityContext/seccompProfile/type").asText())
                .isEqualTo(RUNTIME_DEFAULT);
        for (String container : containers) {
            JsonNode context = template.path(container).path("securityContext");
            assertThat(context.path("allowPrivilegeEscalation").isBoolean()).isTrue();
            assertThat(context.path("allowPrivilegeEscalation").asBoolean()).isFalse();
            assertThat(context.at("/capabilities/drop"))
                    .extracting(JsonNode::asText)
                    .containsExactly("ALL");
        }
    }

    private static Set<String> typesOf(JsonNode volume) {
        return volume.properties().stream()
                .map(java.util.Map.Entry::getKey)
                .filter(field -> !field.equals("name"))
                .collect(java.util.stream.Collectors.toSet());
    }
}
