package io.tieout.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.tieout.kit.trace.LogContext;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Writes a problem out, with the ids that lead from the answer to the logs and the trace.
@Singleton
class ProblemWriter {

    private final ObjectMapper json;

    ProblemWriter(ObjectMapper json) {
        this.json = json;
    }

    Response response(ProblemException exception, @Nullable String path) {
        Response.ResponseBuilder builder = Response.status(exception.type().status())
                .header(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .entity(body(exception, path));
        Duration retryAfter = exception.retryAfter();
        if (retryAfter != null) {
            builder.header(
                    HttpHeaders.RETRY_AFTER,
                    Math.max(1, retryAfter.plusMillis(999).toSeconds()));
        }
        if (exception.type().status() == Response.Status.UNAUTHORIZED.getStatusCode()) {
            builder.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        }
        return builder.build();
    }

    byte[] body(ProblemException exception, @Nullable String path) {
        Problem problem = new Problem(
                exception.type().uri(),
                exception.type().title(),
                exception.type().status(),
                exception.detail(),
                path,
                exception.errors(),
                LogContext.correlationId(),
                traceId());
        try {
            return json.writeValueAsBytes(problem);
        } catch (JsonProcessingException impossible) {
            return exception.type().slug().getBytes(StandardCharsets.UTF_8);
        }
    }

    private static @Nullable String traceId() {
        SpanContext span = Span.current().getSpanContext();
        return span.isValid() ? span.getTraceId() : null;
    }
}
