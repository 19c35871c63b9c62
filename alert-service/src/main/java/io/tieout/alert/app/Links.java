package io.tieout.alert.app;

import io.tieout.alert.domain.Slice;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Addresses where people read on. None where no base address is configured.
@ApplicationScoped
class Links {

    private static final int TRACE_ID_FROM = 3;
    private static final int TRACE_ID_TO = 35;
    private static final String TRACE_ID = "{traceId}";

    private final LinkSettings settings;

    Links(LinkSettings settings) {
        this.settings = settings;
    }

    @Nullable
    String breaks(Slice slice) {
        return below(settings.breaksPath()
                .replace("{entity}", encoded(slice.entity()))
                .replace("{currency}", encoded(slice.currencyCode())));
    }

    @Nullable
    String oneBreak(UUID id) {
        return below(settings.breakPath().replace("{breakId}", id.toString()));
    }

    @Nullable
    String incident(UUID id) {
        return below(settings.incidentPath().replace("{incidentId}", id.toString()));
    }

    @Nullable
    String trace(@Nullable String traceparent) {
        String id = traceId(traceparent);
        String template = settings.trace().orElse(null);
        if (id == null || template == null) {
            return null;
        }
        return template.contains(TRACE_ID) ? template.replace(TRACE_ID, id) : template + id;
    }

    static @Nullable String traceId(@Nullable String traceparent) {
        return traceparent == null || traceparent.length() < TRACE_ID_TO
                ? null
                : traceparent.substring(TRACE_ID_FROM, TRACE_ID_TO);
    }

    private @Nullable String below(String path) {
        return settings.recon()
                .map(base -> base.endsWith("/") ? base.substring(0, base.length() - 1) : base)
                .map(base -> base + path)
                .orElse(null);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
