package io.tieout.kit.health;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready while PostgreSQL answers. Kafka is not asked: what it is missing for says so by itself.
@Readiness
@ApplicationScoped
class DatabaseReadiness implements AsyncHealthCheck {

    private static final Duration LIMIT = Duration.ofSeconds(3);

    private final Pool app;

    DatabaseReadiness(Pool app) {
        this.app = app;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return app.withConnection(connection -> connection.query("SELECT 1").execute())
                .ifNoItem()
                .after(LIMIT)
                .fail()
                .map(_ -> HealthCheckResponse.up("postgresql"))
                .onFailure()
                .recoverWithItem(() -> HealthCheckResponse.down("postgresql"));
    }
}
