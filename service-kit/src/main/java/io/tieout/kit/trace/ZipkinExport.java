package io.tieout.kit.trace;

import io.opentelemetry.exporter.zipkin.ZipkinSpanExporter;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Sends spans to Zipkin where `tieout.zipkin.endpoint` is set: the local stack's trace viewer. Production uses OTLP.
class ZipkinExport {

    private static final int QUEUE_MAX = 32_768;

    @Produces
    @Singleton
    static SpanProcessor zipkin(@ConfigProperty(name = "tieout.zipkin.endpoint") Optional<String> endpoint) {
        return endpoint.<SpanProcessor>map(url -> BatchSpanProcessor.builder(
                                ZipkinSpanExporter.builder().setEndpoint(url).build())
                        .setScheduleDelay(Duration.ofMillis(500))
                        .setMaxQueueSize(QUEUE_MAX)
                        .build())
                .orElseGet(SpanProcessor::composite);
    }
}
