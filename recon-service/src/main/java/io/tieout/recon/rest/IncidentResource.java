package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.DivergenceCosts;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.IncidentQuery;
import io.tieout.recon.app.ReadIncidents;
import io.tieout.recon.app.ReconProblem;
import io.tieout.recon.domain.incident.IncidentState;
import io.tieout.recon.rest.IncidentView.CostView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Breaks that are one incident.
@Path("/v1/incidents")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Incidents")
class IncidentResource {

    private final ReadIncidents incidents;
    private final DivergenceCosts costs;
    private final Caller caller;

    IncidentResource(ReadIncidents incidents, DivergenceCosts costs, Caller caller) {
        this.incidents = incidents;
        this.costs = costs;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listIncidents",
            summary = "Lists breaks that show alike as one incident each, the latest first",
            description = "Breaks with the same hop, connector and failing field or code, none of them more than seven"
                    + " days from the others. From three breaks on, those that say nothing of their cause themselves get"
                    + " the cause `integration-bug`. Amounts are those of open breaks, each counted once.")
    @APIResponse(
            responseCode = "200",
            description = "A page of incidents.",
            content =
                    @Content(
                            schema = @Schema(implementation = IncidentPage.class),
                            examples = @ExampleObject(name = "messages out of retries", value = Examples.INCIDENTS)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-cursor or bad-page-size: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<IncidentView>> list(@BeanParam IncidentParameters parameters) {
        String tenant = caller.tenant();
        IncidentQuery query = parameters.filters().incidents();
        PageRequest page = PageRequest.of(parameters.pageSize, parameters.cursor, "incidents", tenant, query);
        return incidents
                .list(tenant, query, page)
                .map(found -> page.page(
                                found,
                                (IncidentState each) -> List.of(
                                        each.incident().firstDetectedAt(),
                                        each.incident().id()))
                        .map(this::view));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getIncident",
            summary = "One incident; its breaks are listed by `GET /v1/breaks?incident=`")
    @APIResponse(
            responseCode = "200",
            description = "The incident.",
            content =
                    @Content(
                            schema = @Schema(implementation = IncidentView.class),
                            examples = @ExampleObject(name = "messages out of retries", value = Examples.INCIDENT)))
    @APIResponse(
            responseCode = "400",
            description = "bad-id: the id is no UUID.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-incident: there is none with this id in the token's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<IncidentView> one(@Parameter(description = "Incident id.") @RestPath String id) {
        UUID incidentId = FilterValues.id("id", id);
        return incidents
                .find(caller.tenant(), incidentId)
                .map(found -> found.map(this::view)
                        .orElseThrow(() ->
                                ReconProblem.UNKNOWN_INCIDENT.because("There is no incident " + incidentId + ".")));
    }

    private IncidentView view(IncidentState incident) {
        return IncidentView.of(
                incident,
                costs.of(incident).stream()
                        .map(each -> CostView.of(each.currency().getCurrencyCode(), each.cost()))
                        .toList());
    }

    /// For the API description only.
    @Schema(name = "IncidentPage")
    record IncidentPage(
            List<IncidentView> items,

            @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}
}
