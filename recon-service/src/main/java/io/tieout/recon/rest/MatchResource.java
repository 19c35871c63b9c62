package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.ListMatches;
import io.tieout.recon.app.Match;
import io.tieout.recon.app.MatchQuery;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What was tied without a person.
@Path("/v1/matches")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Matches")
class MatchResource {

    private final ListMatches matches;
    private final Caller caller;

    MatchResource(ListMatches matches, Caller caller) {
        this.matches = matches;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listMatches",
            summary = "Lists records with the ERP's documents that were tied to them, by business date",
            description = "Whether anything is wrong with them or not: `breakId` says so. What tied a document is"
                    + " concluded from the events at read time, by the rule in force. Documents that nothing was tied to"
                    + " are orphans, and listed as breaks.")
    @APIResponse(
            responseCode = "200",
            description = "A page of matches.",
            content =
                    @Content(
                            schema = @Schema(implementation = MatchPage.class),
                            examples = @ExampleObject(name = "a refund and its credit memo", value = Examples.MATCHES)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-id, bad-cursor or bad-page-size: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<MatchView>> list(@BeanParam MatchParameters parameters) {
        String tenant = caller.tenant();
        MatchQuery query = parameters.filters().matches();
        PageRequest page = PageRequest.of(parameters.pageSize, parameters.cursor, "matches", tenant, query);
        return matches.list(tenant, query, page)
                .map(found -> page.page(
                                found,
                                (Match each) -> List.of(
                                        each.item().businessDate(),
                                        each.item().key(),
                                        each.item().target().currency().getCurrencyCode(),
                                        each.rule()))
                        .map(MatchView::of));
    }

    /// For the API description only.
    @Schema(name = "MatchPage")
    record MatchPage(
            List<MatchView> items,

            @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}
}
