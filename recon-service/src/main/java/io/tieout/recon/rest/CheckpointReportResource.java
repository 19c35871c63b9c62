package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.SignCheckpoint;
import io.tieout.recon.table.CheckpointTables;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// A checkpoint as a file for people: what was signed, section by section.
@Path("/v1/checkpoints/{id}/report")
@Produces({MediaType.APPLICATION_JSON, Representation.CSV, Representation.XLSX})
@Tag(name = "Checkpoints")
class CheckpointReportResource {

    private final SignCheckpoint checkpoints;
    private final Caller caller;

    CheckpointReportResource(SignCheckpoint checkpoints, Caller caller) {
        this.checkpoints = checkpoints;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "checkpointReport",
            summary = "A checkpoint as CSV or XLSX, a table or sheet for each section",
            description = "Made of the content that was signed; the hash is of the content, not of the file.")
    @APIResponse(
            responseCode = "200",
            description = "The sections; as JSON the checkpoint itself.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CheckpointView.class),
                        examples = @ExampleObject(name = "refund lag", value = CheckpointExamples.CHECKPOINT)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "400",
            description = "bad-id or bad-filter: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-checkpoint: there is none with this id in the token's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> report(
            @Parameter(description = "Checkpoint id.") @RestPath String id,
            @Parameter(description = "csv, xlsx or json; goes before the Accept header.", example = "xlsx")
                    @RestQuery
                    @Nullable
                    String format,
            @Context HttpHeaders headers) {
        Representation as = Representation.asked(format, headers);
        return checkpoints
                .found(caller.tenant(), FilterValues.id("id", id))
                .chain(checkpoint -> as.of(
                        CheckpointTables.name(checkpoint),
                        () -> CheckpointTables.of(checkpoint),
                        () -> CheckpointView.of(checkpoint)));
    }
}
