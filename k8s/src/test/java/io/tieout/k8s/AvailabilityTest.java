package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Replicas, autoscalers, disruption budgets and what they may cost.
class AvailabilityTest {

    /// The kit's two pools of four.
    private static final int CONNECTIONS_PER_INSTANCE = 8;

    private static final int CONNECTIONS_OF_THE_OPERATOR = 20;

    /// Lower and upper bound of what scales a Deployment.
    private record Bounds(int min, int max) {}

    @ParameterizedTest
    @EnumSource(Service.class)
    void inProductionEachServiceHasOneScaler(Service service) {
        assertThat(scalers(service)).hasSize(1);
        Bounds bounds = scalers(service).getFirst();

        assertThat(bounds.min()).isGreaterThanOrEqualTo(2);
        assertThat(bounds.max()).isGreaterThan(bounds.min());
        assertThat(Overlay.PRODUCTION
                        .one("Deployment", service.module())
                        .at("/spec/replicas")
                        .isMissingNode())
                .as("replicas beside a scaler would be reset with every apply")
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = Service.class, names = "INGEST", mode = EnumSource.Mode.EXCLUDE)
    void consumersScaleOnTheLagOfWhatTheyConsume(Service service) {
        JsonNode trigger =
                Overlay.PRODUCTION.one("ScaledObject", service.module()).at("/spec/triggers/0/metadata");

        assertThat(trigger.path("consumerGroup").asText())
                .isEqualTo(Sources.setting(
                        service, "group.id", trigger.path("topic").asText()));
    }

    /// A consumer beyond the number of partitions has nothing to do.
    @Test
    void noServiceOutgrowsThePartitions() {
        int partitions = Overlay.PRODUCTION.all("KafkaTopic").stream()
                .mapToInt(topic -> topic.at("/spec/partitions").asInt())
                .min()
                .orElse(0);
        for (Service service : Service.values()) {
            assertThat(scalers(service).getFirst().max()).isLessThanOrEqualTo(partitions);
        }
    }

    /// One instance more than the bound lives while a Deployment rolls.
    @Test
    void postgresHasConnectionsForAll() {
        int services = Stream.of(Service.values())
                .mapToInt(service -> scalers(service).getFirst().max() + 1)
                .map(instances -> instances * CONNECTIONS_PER_INSTANCE)
                .sum();
        JsonNode postgres = Overlay.PRODUCTION.one("Cluster", "tieout-postgres").at("/spec");

        assertThat(postgres.at("/postgresql/parameters/max_connections").asInt())
                .isGreaterThanOrEqualTo(services + CONNECTIONS_OF_THE_OPERATOR);
        for (JsonNode role : postgres.at("/managed/roles")) {
            if (!role.path("name").asText().endsWith("_owner")) {
                assertThat(role.path("connectionLimit").asInt())
                        .isGreaterThanOrEqualTo((6 + 1) * CONNECTIONS_PER_INSTANCE / 2);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void everyDeploymentCanBeDrainedOnePodAtATime(Overlay overlay) {
        for (Manifest deployment : overlay.all("Deployment")) {
            Manifest budget = overlay.one("PodDisruptionBudget", deployment.name());
            assertThat(budget.at("/spec/maxUnavailable").asInt()).isEqualTo(1);
            assertThat(budget.at("/spec/selector")).isEqualTo(deployment.at("/spec/selector"));
            assertThat(Pod.of(deployment).isSelectedBy(budget.at("/spec/selector")))
                    .isTrue();
            assertThat(budget.at("/spec/selector/matchLabels").isEmpty()).isFalse();
        }
    }

    @ParameterizedTest
    @EnumSource
    void podsOfOneDeploymentSpreadOverNodes(Overlay overlay) {
        for (Pod pod : overlay.pods()) {
            if (pod.runsToItsEnd()) {
                continue;
            }
            JsonNode constraints = pod.spec().path("topologySpreadConstraints");
            assertThat(constraints)
                    .extracting(constraint -> constraint.path("topologyKey").asText())
                    .contains("kubernetes.io/hostname");
            constraints.forEach(constraint -> assertThat(Manifest.texts(constraint.at("/labelSelector/matchLabels")))
                    .as(pod.owner())
                    .containsEntry(
                            "app.kubernetes.io/name",
                            java.util.Objects.requireNonNull(pod.labels().get("app.kubernetes.io/name"))));
        }
    }

    /// The guide's first step of an upgrade, `component!=service`, applies everything else.
    @ParameterizedTest
    @EnumSource
    void onlyTheServicesWaitForTheMigrations(Overlay overlay) {
        assertThat(overlay.manifests())
                .filteredOn(manifest -> manifest.at("/metadata/labels/app.kubernetes.io~1component")
                        .asText()
                        .equals("service"))
                .extracting(Manifest::kind)
                .containsExactly("Deployment", "Deployment", "Deployment", "Deployment");
    }

    @Test
    void theLocalOverlayIsSmall() {
        assertThat(Overlay.LOCAL.all("HorizontalPodAutoscaler")).isEmpty();
        assertThat(Overlay.LOCAL.all("ScaledObject")).isEmpty();
        assertThat(Overlay.LOCAL.all("Deployment"))
                .extracting(deployment -> deployment.at("/spec/replicas").asInt())
                .containsOnly(1);
        assertThat(Overlay.LOCAL.all("KafkaNodePool"))
                .extracting(pool -> pool.at("/spec/replicas").asInt())
                .containsExactly(1);
        assertThat(Overlay.LOCAL
                        .one("Cluster", "tieout-postgres")
                        .at("/spec/instances")
                        .asInt())
                .isEqualTo(1);
    }

    private static List<Bounds> scalers(Service service) {
        Stream<Bounds> processor = Overlay.PRODUCTION.all("HorizontalPodAutoscaler").stream()
                .filter(scaler -> isOf(scaler, service))
                .map(scaler -> bounds(scaler, "minReplicas", "maxReplicas"));
        Stream<Bounds> lag = Overlay.PRODUCTION.all("ScaledObject").stream()
                .filter(scaler -> isOf(scaler, service))
                .map(scaler -> bounds(scaler, "minReplicaCount", "maxReplicaCount"));
        return Stream.concat(processor, lag).toList();
    }

    private static boolean isOf(Manifest scaler, Service service) {
        return scaler.at("/spec/scaleTargetRef/name").asText().equals(service.module());
    }

    private static Bounds bounds(Manifest scaler, String min, String max) {
        return new Bounds(
                scaler.at("/spec/" + min).asInt(), scaler.at("/spec/" + max).asInt());
    }
}
