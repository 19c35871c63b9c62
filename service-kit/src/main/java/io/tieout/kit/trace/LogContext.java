package io.tieout.kit.trace;

import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/// Puts the agreed keys on every log line written until it is closed: `correlationId`, `tenant`.
///
/// `traceId` and `spanId` are put there by OpenTelemetry where a span is active.
public final class LogContext implements AutoCloseable {

    public static final String CORRELATION_ID = "correlationId";
    public static final String TENANT = "tenant";

    private LogContext() {}

    /// Sets the keys that are given; close it on the same Vert.x context.
    public static LogContext of(@Nullable String correlationId, @Nullable String tenant) {
        put(CORRELATION_ID, correlationId);
        put(TENANT, tenant);
        return new LogContext();
    }

    /// The correlation id of the current context, if one was set.
    public static @Nullable String correlationId() {
        return MDC.get(CORRELATION_ID) instanceof String text ? text : null;
    }

    @Override
    public void close() {
        MDC.remove(CORRELATION_ID);
        MDC.remove(TENANT);
    }

    private static void put(String key, @Nullable String value) {
        if (value != null) {
            MDC.put(key, value);
        }
    }
}
