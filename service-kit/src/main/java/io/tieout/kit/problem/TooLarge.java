package io.tieout.kit.problem;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/// Answers 413 as a problem where the HTTP layer itself would answer with an empty body.
@Singleton
class TooLarge {

    private static final int BEFORE_THE_HTTP_LAYER = 1_000;

    private final ProblemWriter writer;
    private final long limit;

    TooLarge(ProblemWriter writer, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.writer = writer;
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, BEFORE_THE_HTTP_LAYER);
    }

    private void check(RoutingContext request) {
        if (announcedLength(request) <= limit) {
            request.next();
            return;
        }
        ProblemException problem = CommonProblem.TOO_LARGE.because(
                "The body is larger than " + limit + " bytes. Send less in one request.");
        request.response()
                .setStatusCode(problem.type().status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.CONNECTION, "close")
                .end(Buffer.buffer(writer.body(problem, request.request().path())));
    }

    private static long announcedLength(RoutingContext request) {
        @Nullable String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException malformed) {
            return 0;
        }
    }
}
