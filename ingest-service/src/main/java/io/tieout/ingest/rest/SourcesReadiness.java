package io.tieout.ingest.rest;

import io.tieout.ingest.app.SourceRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready once the sources are known. From then on intake needs Kafka only, and while Kafka is away it says so itself.
@Readiness
@ApplicationScoped
class SourcesReadiness implements HealthCheck {

    private final SourceRegistry registry;

    SourcesReadiness(SourceRegistry registry) {
        this.registry = registry;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sources").status(registry.isLoaded()).build();
    }
}
