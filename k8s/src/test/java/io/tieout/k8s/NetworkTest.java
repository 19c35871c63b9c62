package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Nobody reaches anybody, but for the paths listed here.
class NetworkTest {

    private static final Set<String> OPEN_TO_THE_WORLD =
            Set.of("alert-service-deliveries", "kafka-egress", "otel-collector", "postgres");

    /// What the alert service must not be talked into reaching: RFC 1918, loopback, link-local, carrier-grade, NAT64.
    private static final List<String> PRIVATE = List.of(
            "10.0.0.0/8",
            "127.0.0.0/8",
            "169.254.0.0/16",
            "172.16.0.0/12",
            "192.168.0.0/16",
            "100.64.0.0/10",
            "::1/128",
            "fc00::/7",
            "fe80::/10",
            "64:ff9b::/96",
            "::ffff:0:0/96");

    @ParameterizedTest
    @EnumSource
    void everythingIsDeniedFirst(Overlay overlay) {
        JsonNode policy = overlay.one("NetworkPolicy", "default-deny").at("/spec");

        assertThat(policy.path("podSelector").isEmpty()).isTrue();
        assertThat(policy.path("policyTypes")).extracting(JsonNode::asText).containsExactly("Ingress", "Egress");
        assertThat(policy.has("ingress")).isFalse();
        assertThat(policy.has("egress")).isFalse();
    }

    @ParameterizedTest
    @EnumSource
    void aServiceReachesItsStoresAndTheCollector(Overlay overlay) {
        for (Service service : Service.values()) {
            Set<String> expected = new TreeSet<>(
                    Set.of("kube-dns:53", "strimzi.io/cluster=tieout:9093", "cnpg.io/cluster=tieout-postgres:5432"));
            expected.add("app.kubernetes.io/name=otel-collector:4317");
            if (service == Service.ALERT) {
                expected.addAll(Set.of("0.0.0.0/0:443", "0.0.0.0/0:465", "0.0.0.0/0:587"));
                expected.addAll(Set.of("::/0:443", "::/0:465", "::/0:587"));
            }
            assertThat(reached(overlay, overlay.service(service))).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMigrationReachesPostgresAndNobodyReachesIt(Overlay overlay) {
        for (Service service : Service.values()) {
            Pod migration = Pod.of(overlay.one("Job", service.module() + "-migration"));

            assertThat(reached(overlay, migration))
                    .containsExactlyInAnyOrder("kube-dns:53", "cnpg.io/cluster=tieout-postgres:5432");
            assertThat(rules(overlay, migration, "ingress")).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aServiceIsReachedOnItsPortAndOnlyFromAdmittedNamespaces(Overlay overlay) {
        for (Service service : Service.values()) {
            assertThat(rules(overlay, overlay.service(service), "ingress"))
                    .hasSize(1)
                    .allSatisfy(rule -> {
                        assertThat(rule.at("/ports")).hasSize(1);
                        assertThat(rule.at("/ports/0/port").asText()).isEqualTo("http");
                        assertThat(rule.path("from"))
                                .hasSize(2)
                                .allSatisfy(
                                        peer -> assertThat(peer.at("/namespaceSelector/matchLabels/tieout.io~1access")
                                                        .asText())
                                                .isIn("ingress", "monitoring"));
                    });
        }
    }

    @ParameterizedTest
    @EnumSource
    void onlyKnownPoliciesOpenTheWayOut(Overlay overlay) {
        for (Manifest policy : overlay.all("NetworkPolicy")) {
            if (policy.json().toString().contains("ipBlock")) {
                assertThat(OPEN_TO_THE_WORLD).contains(policy.name());
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void deliveriesStayOutOfPrivateNetworks(Overlay overlay) {
        Manifest policy = overlay.one("NetworkPolicy", "alert-service-deliveries");
        List<String> excepted = new ArrayList<>();
        policy.at("/spec/egress/0/to")
                .forEach(peer -> peer.at("/ipBlock/except").forEach(block -> excepted.add(block.asText())));

        assertThat(excepted).containsAll(PRIVATE);
        assertThat(policy.at("/spec/egress")).hasSize(1);
    }

    /// A selector that selects nobody is a typing error.
    @ParameterizedTest
    @EnumSource
    void everyPolicyConcernsSomebody(Overlay overlay) {
        for (Manifest policy : overlay.all("NetworkPolicy")) {
            JsonNode selector = policy.at("/spec/podSelector");
            boolean isOperators = selector.toString().contains("strimzi.io/cluster\":\"tieout\"")
                    || selector.toString().contains("cnpg.io/cluster\":\"tieout-postgres\"");
            assertThat(isOperators || overlay.pods().stream().anyMatch(pod -> pod.isSelectedBy(selector)))
                    .as(policy.id())
                    .isTrue();
        }
    }

    /// Kafka's listener and PostgreSQL's port let in whom the services' policies send there.
    @ParameterizedTest
    @EnumSource
    void theStoresLetTheServicesIn(Overlay overlay) {
        JsonNode peers = overlay.one("Kafka", "tieout").at("/spec/kafka/listeners/0/networkPolicyPeers");
        JsonNode postgres = overlay.one("NetworkPolicy", "postgres").at("/spec/ingress/0/from");
        for (Service service : Service.values()) {
            Pod pod = overlay.service(service);
            assertThat(pod.isSelectedBy(peers.at("/0/podSelector"))).isTrue();
            assertThat(pod.isSelectedBy(postgres.at("/0/podSelector"))).isTrue();
            assertThat(Pod.of(overlay.one("Job", service.module() + "-migration"))
                            .isSelectedBy(postgres.at("/1/podSelector")))
                    .isTrue();
        }
    }

    /// Where the policies let a pod connect to, as `peer:port`.
    private static Set<String> reached(Overlay overlay, Pod pod) {
        Set<String> reached = new TreeSet<>();
        for (JsonNode rule : rules(overlay, pod, "egress")) {
            for (JsonNode peer : rule.path("to")) {
                rule.path("ports")
                        .forEach(port ->
                                reached.add(name(peer) + ":" + port.path("port").asText()));
            }
        }
        return reached;
    }

    private static List<JsonNode> rules(Overlay overlay, Pod pod, String direction) {
        List<JsonNode> rules = new ArrayList<>();
        for (Manifest policy : overlay.all("NetworkPolicy")) {
            if (pod.isSelectedBy(policy.at("/spec/podSelector"))) {
                policy.at("/spec/" + direction).forEach(rules::add);
            }
        }
        return rules;
    }

    private static String name(JsonNode peer) {
        if (peer.has("ipBlock")) {
            return peer.at("/ipBlock/cidr").asText();
        }
        JsonNode labels = peer.at("/podSelector/matchLabels");
        String first = labels.properties().iterator().next().toString();
        return first.contains("kube-dns") ? "kube-dns" : first.replace("\"", "");
    }
}
