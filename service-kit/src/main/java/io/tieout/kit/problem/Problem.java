package io.tieout.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The RFC 9457 body. `errors` names each field with its fix; `traceId` finds the request in the trace viewer.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        URI type,
        String title,
        int status,
        String detail,
        @Nullable String instance,
        List<FieldError> errors,
        @Nullable String correlationId,
        @Nullable String traceId) {

    public static final String MEDIA_TYPE = "application/problem+json";

    /// The body for one item of a multi-status answer, or for any place without a request of its own.
    public static Problem of(ProblemType type, String detail, List<FieldError> errors) {
        return new Problem(type.uri(), type.title(), type.status(), detail, null, errors, null, null);
    }

    /// The same from an exception.
    public static Problem of(ProblemException exception) {
        return of(exception.type(), exception.detail(), exception.errors());
    }
}
