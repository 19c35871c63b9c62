package io.tieout.recon.rest;

import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.Filters;
import io.tieout.recon.app.Rules;
import io.tieout.recon.domain.authority.SystemsOfRecord;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Who is right about what.
@Path("/v1/systems-of-record")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
class SystemsOfRecordResource {

    private final SystemsOfRecord registry;
    private final Rules rules;

    SystemsOfRecordResource(SystemsOfRecord registry, Rules rules) {
        this.registry = registry;
        this.rules = rules;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listSystemsOfRecord",
            summary = "Lists who is right about which field of which domain on a business date")
    @APIResponse(
            responseCode = "200",
            description = "All of them on one page.",
            content =
                    @Content(
                            schema = @Schema(implementation = Registry.class),
                            examples = @ExampleObject(name = "refunds", value = RuleExamples.REGISTRY)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Registry list(
            @QueryParam("asOf")
                    @Parameter(description = "Business date; today when left out.", example = "2026-03-06")
                    @Nullable
                    String asOf,
            @QueryParam("domain") @Parameter(description = "One domain only.", example = "refunds") @Nullable
                    String domain) {
        Map<String, @Nullable String> parameters = new HashMap<>();
        parameters.put("asOf", asOf);
        LocalDate date = new Filters(parameters).asOf(rules.today());
        return new Registry(
                registry.version(),
                date,
                registry.on(date, domain).stream().map(RulingView::of).toList());
    }

    @Schema(name = "SystemsOfRecord")
    record Registry(
            @Schema(description = "Of the file.", examples = "1")
            int version,

            LocalDate asOf,
            List<RulingView> items) {}
}
