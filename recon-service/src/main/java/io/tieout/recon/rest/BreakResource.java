package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.BreakQuery;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.Filters;
import io.tieout.recon.app.Links;
import io.tieout.recon.app.ReadBreaks;
import io.tieout.recon.app.ReconProblem;
import io.tieout.recon.app.Rules;
import io.tieout.recon.domain.Ageing;
import io.tieout.recon.domain.Break;
import io.tieout.recon.domain.authority.SystemsOfRecord;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
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

/// Breaks, for people and programs.
@Path("/v1/breaks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Breaks")
class BreakResource {

    private final ReadBreaks breaks;
    private final Rules rules;
    private final SystemsOfRecord registry;
    private final Links links;
    private final Caller caller;

    BreakResource(ReadBreaks breaks, Rules rules, SystemsOfRecord registry, Links links, Caller caller) {
        this.breaks = breaks;
        this.rules = rules;
        this.registry = registry;
        this.links = links;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listBreaks",
            summary = "Lists breaks, the most severe and oldest first",
            description = "Open and closed ones alike unless status says otherwise. Ages are counted at read time.")
    @APIResponse(
            responseCode = "200",
            description = "A page of breaks.",
            content =
                    @Content(
                            schema = @Schema(implementation = BreakPage.class),
                            examples = @ExampleObject(name = "a missing credit memo", value = Examples.BREAKS)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-id, bad-cursor or bad-page-size: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<BreakView>> list(@BeanParam BreakParameters parameters) {
        String tenant = caller.tenant();
        Filters filters = parameters.filters();
        BreakQuery query = filters.breaks();
        LocalDate asOf = filters.asOf(rules.today());
        PageRequest page = PageRequest.of(parameters.pageSize, parameters.cursor, "breaks", tenant, query);
        return breaks.list(tenant, query, page)
                .map(found -> page.page(
                                found,
                                (Break each) -> List.of(
                                        each.state().severity(), each.state().firstDetectedAt(), each.id()))
                        .map(each -> BreakView.of(each, age(each, asOf), registry)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getBreak",
            summary = "One break with both sides' values, its legs, the failed step with evidence, and its history",
            description = "Of a feed that is missing, `children` has what would be breaks, were its source not silent."
                    + " What was a break before that was known is absorbed and has the feed's break as `parentId`.")
    @APIResponse(
            responseCode = "200",
            description = "The break.",
            content =
                    @Content(
                            schema = @Schema(implementation = BreakDetailView.class),
                            examples = {
                                @ExampleObject(name = "a missing credit memo", value = Examples.BREAK),
                                @ExampleObject(name = "a silent feed and its child", value = Examples.SILENCE)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "bad-id: the id is no UUID.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-break: there is none with this id in the token's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<BreakDetailView> one(@Parameter(description = "Break id.") @RestPath String id) {
        UUID breakId = FilterValues.id("id", id);
        return breaks.story(caller.tenant(), breakId)
                .map(story -> story.map(found ->
                                BreakDetailView.of(found, age(found.subject(), rules.today()), registry, links))
                        .orElseThrow(() -> ReconProblem.UNKNOWN_BREAK.because("There is no break " + breakId + ".")));
    }

    private Ageing age(Break subject, LocalDate asOf) {
        return Ageing.of(subject.state(), asOf, rules.calendarOf(subject.state().rule()));
    }

    /// For the API description only.
    @Schema(name = "BreakPage")
    record BreakPage(
            List<BreakView> items,

            @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}
}
