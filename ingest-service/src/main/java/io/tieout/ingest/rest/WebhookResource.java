package io.tieout.ingest.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.ingest.app.IngestSettings;
import io.tieout.ingest.app.RecogniseSource;
import io.tieout.ingest.app.TakeIn;
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
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirements;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// Webhooks as vendors send them, proved by the vendor's signature.
@Path("/v1/webhooks/{sourceId}")
@Tag(name = "intake")
class WebhookResource {

    private final RecogniseSource recogniseSource;
    private final TakeIn takeIn;
    private final IngestSettings settings;

    WebhookResource(RecogniseSource recogniseSource, TakeIn takeIn, IngestSettings settings) {
        this.recogniseSource = recogniseSource;
        this.takeIn = takeIn;
        this.settings = settings;
    }

    /// The signature covers the bytes as they came, so they are checked before anything reads them.
    @POST
    @PermitAll
    @Consumes(MediaType.WILDCARD)
    @SecurityRequirements
    @Operation(
            summary = "Take in a vendor's webhook",
            description = "The source's format decides: Shopify (X-Shopify-Hmac-Sha256, topic refunds/create) or "
                    + "Stripe (Stripe-Signature, refund.* and charge.refunded). Other topics are kept and ignored.")
    @RequestBody(
            required = true,
            content = @Content(mediaType = "application/json", schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(
            responseCode = "202",
            description = "The delivery is safe; the status says whether it gave events.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = Answers.WebhookTaken.class),
                            examples = {
                                @ExampleObject(name = "accepted", value = Examples.WEBHOOK_TAKEN),
                                @ExampleObject(name = "ignored", value = Examples.WEBHOOK_IGNORED)
                            }))
    @APIResponse(
            responseCode = "401",
            description = "The signature is missing, wrong or too old. Nothing is kept.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "wrong signature", value = Examples.UNAUTHORIZED)))
    @APIResponse(
            responseCode = "404",
            description = "No source receives webhooks under this id.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "The body is over the limit.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Genuine, and cannot be read; each fault is named. It is kept as a receipt.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "missing field", value = Examples.UNPROCESSABLE)))
    @APIResponse(
            responseCode = "503",
            description = "Kafka has not acknowledged; the vendor retries by itself.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "Kafka is away", value = Examples.UNAVAILABLE)))
    public Uni<Response> post(
            @Parameter(description = "Id of the registered source", example = "shopify-us") @RestPath String sourceId,
            @Context HttpServerRequest request,
            byte @Nullable [] sent) {
        byte[] body = sent == null ? new byte[0] : sent;
        BodySize.check(body, settings.singleBodyMax().asLongValue());
        Map<String, String> headers = RequestHeaders.of(request);
        return recogniseSource
                .bySignature(sourceId, headers, body)
                .chain(source -> takeIn.webhook(source, headers, body))
                .map(Answers::ofWebhook);
    }
}
