package io.tieout.ingest.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.ingest.app.IngestSettings;
import io.tieout.ingest.app.RecogniseSource;
import io.tieout.ingest.app.TakeIn;
import io.tieout.ingest.domain.Source;
import io.tieout.ingest.mapping.CloudEventRequest;
import io.tieout.ingest.mapping.CloudEventRequest.Mode;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.Problem;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Canonical events from platforms, as CloudEvents.
@Path("/v1/events")
@Tag(name = "intake")
class EventResource {

    private final RecogniseSource recogniseSource;
    private final TakeIn takeIn;
    private final IngestSettings settings;

    EventResource(RecogniseSource recogniseSource, TakeIn takeIn, IngestSettings settings) {
        this.recogniseSource = recogniseSource;
        this.takeIn = takeIn;
        this.settings = settings;
    }

    /// Recognises the sender before it looks at what was sent.
    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @SecurityRequirement(name = IngestApplication.API_KEY)
    @Operation(
            summary = "Take in one event or a batch",
            description = "CloudEvents 1.0 in structured, batch (at most 1,000 events) or binary mode. Answered only "
                    + "when Kafka has acknowledged the receipt and every event. Repeating a request is harmless.")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = "application/cloudevents+json",
                        schema = @Schema(type = SchemaType.OBJECT),
                        examples = @ExampleObject(name = "credit memo", value = Examples.EVENT)),
                @Content(
                        mediaType = "application/cloudevents-batch+json",
                        schema = @Schema(type = SchemaType.ARRAY, implementation = Object.class),
                        examples = @ExampleObject(name = "batch", value = Examples.EVENT_BATCH))
            })
    @APIResponse(
            responseCode = "202",
            description = "The event is safe.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Answers.Accepted.class),
                            examples = @ExampleObject(name = "accepted", value = Examples.ACCEPTED)))
    @APIResponse(
            responseCode = "207",
            description = "What became of each event of a batch.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Answers.BatchTaken.class),
                            examples = @ExampleObject(name = "batch", value = Examples.BATCH_TAKEN)))
    @APIResponse(
            responseCode = "400",
            description = "The body is not JSON. It is kept as a receipt.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "401",
            description = "The API key is missing or not valid. Nothing is kept.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The body, or the number of events, is over the limit. Nothing is kept.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "415",
            description = "The content type carries no CloudEvents in JSON. Nothing is kept.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The event breaks the contract; each fault is named. It is kept as a receipt.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "missing field", value = Examples.UNPROCESSABLE)))
    @APIResponse(
            responseCode = "503",
            description = "Kafka has not acknowledged. Send the same request again after Retry-After seconds.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "Kafka is away", value = Examples.UNAVAILABLE)))
    public Uni<Response> post(@Context HttpServerRequest request, byte @Nullable [] sent) {
        Map<String, String> headers = RequestHeaders.of(request);
        byte[] body = sent == null ? new byte[0] : sent;
        return recogniseSource.byApiKey(headers.get("x-api-key")).chain(source -> take(source, headers, body));
    }

    private Uni<Response> take(Source source, Map<String, String> headers, byte[] body) {
        Mode mode = CloudEventRequest.modeOf(headers.getOrDefault("content-type", ""), headers);
        long bodyMax = switch (mode) {
            case STRUCTURED, BINARY -> settings.singleBodyMax().asLongValue();
            case BATCH, EITHER -> settings.batchBodyMax().asLongValue();
            case UNSUPPORTED ->
                throw CommonProblem.UNSUPPORTED_MEDIA_TYPE.at(
                        "Content-Type",
                        "The content type carries no CloudEvents in JSON.",
                        "Send application/cloudevents+json, application/cloudevents-batch+json, or "
                                + "application/json with ce- headers.");
        };
        BodySize.check(body, bodyMax);
        return takeIn.events(source, mode, headers, body)
                .map(taken -> taken.isBatch() ? Answers.ofBatch(taken.intake()) : Answers.ofSingle(taken.intake()));
    }
}
