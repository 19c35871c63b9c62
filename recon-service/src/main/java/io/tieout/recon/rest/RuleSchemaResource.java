package io.tieout.recon.rest;

import io.tieout.kit.security.Roles;
import io.tieout.recon.yaml.RuleSchema;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What a rule file may say.
@Path("/v1/rule-schema")
@Tag(name = "Rules")
class RuleSchemaResource {

    private final String schema = RuleSchema.text();

    @GET
    @Produces(RuleSchema.MEDIA_TYPE)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getRuleSchema",
            summary = "The JSON Schema of rule files",
            description =
                    "Draft 2020-12, of the files of every kind of rule, with the words that this version knows. A file"
                            + " that it accepts may still be refused for what only the engine knows, such as the fields of"
                            + " an event; POST /v1/rules/{id}:dryRun says so with the line.")
    @APIResponse(
            responseCode = "200",
            description = "The schema.",
            content =
                    @Content(
                            mediaType = RuleSchema.MEDIA_TYPE,
                            schema = @Schema(type = SchemaType.OBJECT),
                            examples = @ExampleObject(name = "its beginning", value = RuleExamples.SCHEMA)))
    public String schema() {
        return schema;
    }
}
