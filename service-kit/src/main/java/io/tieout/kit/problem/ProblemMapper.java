package io.tieout.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.tieout.kit.fault.Fault;
import jakarta.inject.Singleton;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Answers every failure of a resource in RFC 9457 form. What is our fault is logged with an id and says no more.
@Singleton
class ProblemMapper {

    private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(5);
    private static final String TOKEN_FIX = "Send 'Authorization: Bearer <token>' with a token that is valid now.";

    private final ProblemWriter writer;

    ProblemMapper(ProblemWriter writer) {
        this.writer = writer;
    }

    @ServerExceptionMapper
    public Response map(ProblemException problem, UriInfo request) {
        return writer.response(problem, request.getPath());
    }

    @ServerExceptionMapper
    public Response map(UnauthorizedException missing, UriInfo request) {
        return writer.response(CommonProblem.UNAUTHORIZED.because(TOKEN_FIX), request.getPath());
    }

    @ServerExceptionMapper
    public Response map(AuthenticationFailedException refused, UriInfo request) {
        LOG.debug("token refused", refused);
        return writer.response(CommonProblem.UNAUTHORIZED.because(TOKEN_FIX), request.getPath());
    }

    @ServerExceptionMapper
    public Response map(ForbiddenException refused, UriInfo request) {
        return writer.response(
                CommonProblem.FORBIDDEN.because("None of the token's roles allows this."), request.getPath());
    }

    @ServerExceptionMapper
    public Response map(JacksonException malformed, UriInfo request) {
        return writer.response(malformedJson(malformed), request.getPath());
    }

    /// Named on its own because the platform has a mapper for exactly this type.
    @ServerExceptionMapper
    public Response map(MismatchedInputException malformed, UriInfo request) {
        return writer.response(malformedJson(malformed), request.getPath());
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException failure, UriInfo request) {
        Response answer = failure.getResponse();
        if (answer.hasEntity() || answer.getStatus() < Response.Status.BAD_REQUEST.getStatusCode()) {
            return answer;
        }
        return writer.response(ofStatus(failure), request.getPath());
    }

    @ServerExceptionMapper
    public Response map(Throwable failure, UriInfo request) {
        ProblemException problem = Fault.of(failure) == Fault.OUTAGE ? outage(failure) : defect(failure);
        return writer.response(problem, request.getPath());
    }

    private static ProblemException outage(Throwable failure) {
        LOG.warnf("answered 503: %s", failure);
        return CommonProblem.UNAVAILABLE
                .because("The outcome is unknown; repeating the request with the same ids is safe.")
                .retryAfter(RETRY_AFTER);
    }

    private static ProblemException defect(Throwable failure) {
        String id = HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
        LOG.errorf(failure, "unexpected failure: errorId=%s", id);
        return CommonProblem.INTERNAL.because("Unexpected failure " + id + "; the log has it under this id.");
    }

    private static ProblemException ofStatus(WebApplicationException failure) {
        if (failure.getCause() instanceof JacksonException malformed) {
            return malformedJson(malformed);
        }
        int status = failure.getResponse().getStatus();
        return switch (status) {
            case 401 -> CommonProblem.UNAUTHORIZED.because(TOKEN_FIX);
            case 403 -> CommonProblem.FORBIDDEN.because("None of the token's roles allows this.");
            case 404 -> CommonProblem.NOT_FOUND.because("Nothing answers at this path, or its id is malformed.");
            case 405 -> CommonProblem.METHOD_NOT_ALLOWED.because("See the Allow header or /q/openapi.");
            case 406 -> CommonProblem.NOT_ACCEPTABLE.because("See /q/openapi for what this path can answer with.");
            case 409 -> CommonProblem.CONFLICT.because("The current state does not allow this.");
            case 413 -> CommonProblem.TOO_LARGE.because("Send less in one request.");
            case 415 -> CommonProblem.UNSUPPORTED_MEDIA_TYPE.because("See /q/openapi for the Content-Type to send.");
            case 422 -> CommonProblem.UNPROCESSABLE.because("The request is well-formed and cannot be carried out.");
            case 429 -> CommonProblem.TOO_MANY_REQUESTS.because("Slow down.");
            case 503 -> CommonProblem.UNAVAILABLE.because("Try again.").retryAfter(RETRY_AFTER);
            default -> status < 500 ? CommonProblem.BAD_REQUEST.because("The request is malformed.") : defect(failure);
        };
    }

    /// Says where, never what: the body may hold what must not be repeated.
    private static ProblemException malformedJson(JacksonException malformed) {
        String pointer = malformed instanceof JsonMappingException mapping ? pointerOf(mapping) : "";
        String place = malformed.getLocation() == null
                ? ""
                : " at line " + malformed.getLocation().getLineNr() + ", column "
                        + malformed.getLocation().getColumnNr();
        return CommonProblem.MALFORMED_JSON.because(
                "The body cannot be read" + place + ".",
                List.of(new FieldError(
                        pointer,
                        "malformed, unknown or of the wrong type",
                        "Send JSON as /q/openapi describes it for this path.")));
    }

    private static String pointerOf(JsonMappingException mapping) {
        return mapping.getPath().stream()
                .map(step ->
                        "/" + (step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName()))
                .collect(Collectors.joining());
    }
}
