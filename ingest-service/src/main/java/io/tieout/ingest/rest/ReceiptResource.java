package io.tieout.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import io.tieout.ingest.app.ReadReceipt;
import io.tieout.ingest.app.StoredReceipt;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// What was received, as it was received.
@Path("/v1/receipts")
@SecurityRequirement(name = IngestApplication.TOKEN)
@APIResponse(
        responseCode = "401",
        description = "A valid token is needed.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "403",
        description = "The token lacks the role, or names no tenant.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@Tag(name = "desk")
class ReceiptResource {

    private final ReadReceipt readReceipt;
    private final Caller caller;

    ReceiptResource(ReadReceipt readReceipt, Caller caller) {
        this.readReceipt = readReceipt;
        this.caller = caller;
    }

    /// @param body as it was sent, in base64
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ReceiptView(
            String id,
            String source,
            Instant receivedAt,
            String sha256,
            int bodySize,
            String outcome,

            @JsonRawValue @Schema(implementation = Object.class)
            String headers,

            @JsonRawValue @Schema(implementation = String[].class)
            String notes,

            @JsonRawValue @Schema(implementation = Answers.MadeEvent[].class)
            String events,

            List<RejectedItemView> rejections,
            @Nullable String traceId,
            byte[] body) {

        static ReceiptView of(ReadReceipt.Opened opened) {
            StoredReceipt receipt = opened.receipt();
            return new ReceiptView(
                    receipt.id(),
                    receipt.source(),
                    receipt.receivedAt(),
                    receipt.sha256(),
                    receipt.bodySize(),
                    receipt.outcome(),
                    receipt.headers(),
                    receipt.notes(),
                    receipt.events(),
                    receipt.rejections().stream()
                            .map(item -> new RejectedItemView(item.index(), item.errors()))
                            .toList(),
                    TraceIds.of(receipt.traceparent()),
                    opened.body());
        }
    }

    record RejectedItemView(
            int index,

            @JsonRawValue @Schema(implementation = io.tieout.kit.problem.FieldError[].class)
            String errors) {}

    /// With the raw body, so it may hold personal data of the tenant's customers.
    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "Show a receipt",
            description = "The raw body in base64, the headers without credentials, the events made of it and what "
                    + "could not be read. It appears a moment after the request was answered.")
    @APIResponse(
            responseCode = "200",
            description = "The receipt.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = ReceiptView.class),
                            examples = @ExampleObject(name = "receipt", value = Examples.RECEIPT)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such receipt, or not yet.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<ReceiptView> one(
            @Parameter(description = "As the answer to the request named it", example = "rc_4b0c") @RestPath
                    String id) {
        return readReceipt
                .read(caller.tenant(), id)
                .map(found -> found.map(ReceiptView::of)
                        .orElseThrow(() -> CommonProblem.NOT_FOUND.because("There is no receipt '" + id
                                + "' yet; one appears a moment after its request was answered.")));
    }
}
