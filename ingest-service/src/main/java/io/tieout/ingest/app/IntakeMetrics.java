package io.tieout.ingest.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.tieout.ingest.domain.Intake;
import io.tieout.ingest.domain.Mapped;
import io.tieout.ingest.domain.SourceFormat;
import jakarta.enterprise.context.ApplicationScoped;

/// Counts what comes in. Labels never name a tenant or a source: anybody who sees the metrics sees them all.
@ApplicationScoped
public class IntakeMetrics {

    private static final String FORMAT = "format";

    private final MeterRegistry registry;

    IntakeMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void counted(SourceFormat format, Intake intake) {
        int accepted = 0;
        int ignored = 0;
        int rejected = 0;
        for (Mapped item : intake.items()) {
            switch (item) {
                case Mapped.Events mapped -> accepted += mapped.facts().size();
                case Mapped.Ignored _ -> ignored++;
                case Mapped.Rejected _ -> rejected++;
            }
        }
        count(format, "accepted", accepted);
        count(format, "ignored", ignored);
        count(format, "rejected", rejected);
    }

    void signatureRejected(SourceFormat format, WebhookSignature.Verdict verdict) {
        registry.counter("tieout.ingest.rejected.signatures", FORMAT, format.code(), "reason", code(verdict))
                .increment();
    }

    void apiKeyRejected() {
        registry.counter("tieout.ingest.rejected.api.keys").increment();
    }

    private void count(SourceFormat format, String outcome, int count) {
        if (count > 0) {
            registry.counter("tieout.ingest.events", FORMAT, format.code(), "outcome", outcome)
                    .increment(count);
        }
    }

    private static String code(WebhookSignature.Verdict verdict) {
        return switch (verdict) {
            case GENUINE -> "genuine";
            case MISSING -> "missing";
            case MALFORMED -> "malformed";
            case STALE -> "stale";
            case WRONG -> "wrong";
        };
    }
}
