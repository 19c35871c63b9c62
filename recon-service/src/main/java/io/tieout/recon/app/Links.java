package io.tieout.recon.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where the other parts of the suite show the same thing.
@ApplicationScoped
public class Links {

    private static final int TRACE_ID_BEGIN = 3;
    private static final int TRACE_ID_END = 35;

    private final ReconSettings settings;

    Links(ReconSettings settings) {
        this.settings = settings;
    }

    /// The ledger's timeline of a transaction; it needs a token as this service does.
    public String transaction(UUID correlationId) {
        return settings.ledgerUrl() + "/v1/transactions/" + correlationId;
    }

    /// The trace viewer's page, where a viewer is configured.
    public @Nullable String trace(@Nullable String traceparent) {
        String traceId = traceId(traceparent);
        return traceId == null
                ? null
                : settings.traceUrl()
                        .map(url -> url.replace("{traceId}", traceId))
                        .orElse(null);
    }

    public static @Nullable String traceId(@Nullable String traceparent) {
        return traceparent == null || traceparent.length() < TRACE_ID_END
                ? null
                : traceparent.substring(TRACE_ID_BEGIN, TRACE_ID_END);
    }
}
