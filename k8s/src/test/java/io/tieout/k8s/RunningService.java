package io.tieout.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.tieout.test.Eventually;
import io.tieout.test.Tokens;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.TopicPartition;

/// What a service must do once it runs with the cluster's wiring.
record RunningService(Service service, int port, Program program, Surroundings surroundings) {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);

    void answersItsProbes(JsonNode container) {
        for (String probe : new String[] {"startupProbe", "livenessProbe", "readinessProbe"}) {
            String path = container.at("/" + probe + "/httpGet/path").asText();
            Eventually.holds(START_LIMIT, () -> {
                if (!program.isAlive()) {
                    throw new IllegalStateException(program.log());
                }
                assertThat(status(path)).as(probe).isEqualTo(200);
            });
        }
    }

    /// Every partition of every topic it reads belongs to a member of its group: authenticated and authorised.
    void consumesWhatItSubscribesTo() {
        try (Admin admin = surroundings.kafka().admin()) {
            for (String topic : Sources.consumed(service)) {
                String group = Sources.setting(service, "group.id", topic);
                Eventually.holds(() -> assertThat(assigned(admin, group, topic))
                        .as("%s\n%s", topic, program.log())
                        .hasSize(Overlay.PRODUCTION
                                .one("KafkaTopic", topic)
                                .at("/spec/partitions")
                                .asInt()));
            }
        }
    }

    /// The key that the Secret brings is the one that tokens are verified with.
    void knowsItsTokens() throws IOException, InterruptedException {
        String tenant = "kubernetes";
        assertThat(status(service.reading())).isEqualTo(401);
        assertThat(status(service.reading(), Tokens.ofOtherIssuer(tenant, "admin")))
                .isEqualTo(401);
        assertThat(status(service.reading(), Tokens.of(tenant, "viewer", "operator", "admin")))
                .as(program.log())
                .isIn(200, 400);
    }

    void exportsTraces() {
        Eventually.holds(() -> {
            status(service.reading());
            assertThat(surroundings.collector().exporters()).isPositive();
        });
    }

    void encryptsItsConnections() throws SQLException {
        for (String role : new String[] {"_app", "_writer"}) {
            assertThat(TlsPostgres.connections(surroundings.stack(), service.database() + role))
                    .as(role)
                    .endsWith("/0");
        }
        assertThat(TlsPostgres.connections(surroundings.stack(), service.database() + "_app"))
                .isNotEqualTo("0/0");
    }

    private static Set<TopicPartition> assigned(Admin admin, String group, String topic) throws Exception {
        return admin.describeConsumerGroups(Set.of(group)).all().get(5, TimeUnit.SECONDS).values().stream()
                .flatMap(described -> described.members().stream())
                .flatMap(member -> member.assignment().topicPartitions().stream())
                .filter(partition -> partition.topic().equals(topic))
                .collect(Collectors.toSet());
    }

    private int status(String path) throws IOException, InterruptedException {
        return status(request(path).build());
    }

    private int status(String path, String token) throws IOException, InterruptedException {
        return status(request(path).header("Authorization", "Bearer " + token).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(10));
    }

    private static int status(HttpRequest request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        }
    }
}
