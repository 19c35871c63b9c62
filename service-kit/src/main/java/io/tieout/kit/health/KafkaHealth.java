package io.tieout.kit.health;

import io.smallrye.common.annotation.Identifier;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.health.api.HealthGroup;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Whether the Kafka cluster answers: `/q/health/group/kafka`. It belongs to no probe.
@HealthGroup("kafka")
@ApplicationScoped
class KafkaHealth implements AsyncHealthCheck {

    private static final int LIMIT_MILLIS = 2_000;

    private final Admin admin;

    KafkaHealth(@Identifier("default-kafka-broker") Map<String, Object> broker) {
        Map<String, Object> config = new HashMap<>(broker);
        config.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
        config.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
        this.admin = Admin.create(config);
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return Uni.createFrom()
                .completionStage(() -> admin.describeCluster(new DescribeClusterOptions().timeoutMs(LIMIT_MILLIS))
                        .nodes()
                        .toCompletionStage())
                .emitOn(Infrastructure.getDefaultExecutor())
                .map(nodes -> HealthCheckResponse.named("kafka")
                        .status(!nodes.isEmpty())
                        .withData("brokers", nodes.size())
                        .build())
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down("kafka"));
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }
}
