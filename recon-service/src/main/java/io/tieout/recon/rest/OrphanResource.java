package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.OpenItemQuery;
import io.tieout.recon.app.OpenItems;
import io.tieout.recon.app.Rules;
import io.tieout.recon.domain.report.OrphanDamage;
import io.tieout.recon.rest.OpenItemViews.OrphanView;
import io.tieout.recon.rest.OpenItemViews.OrphansView;
import io.tieout.recon.table.OpenItemTables;
import io.tieout.recon.table.Windows;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What the ERP holds and no source told of.
@Path("/v1/reports")
@Produces({MediaType.APPLICATION_JSON, Representation.CSV, Representation.XLSX})
@Tag(name = "Reports")
@APIResponse(
        responseCode = "400",
        description = "bad-filter, bad-cursor or bad-page-size: names the parameter and the fix.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "422",
        description = "unprocessable: more than 2,000 orphans are open; narrow it.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class OrphanResource {

    private final OpenItems items;
    private final Rules rules;
    private final Caller caller;

    OrphanResource(OpenItems items, Rules rules, Caller caller) {
        this.items = items;
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @Path("/orphans")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "orphanReport",
            summary = "Documents of the ERP that no source told of, the most harmful first",
            description = "Points for amount, age, spread, recurrence and the account decide. Ranks are those of this"
                    + " request.")
    @APIResponse(
            responseCode = "200",
            description = "A page of orphans.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = OrphansView.class),
                        examples = @ExampleObject(name = "a payout that nobody told", value = ReportExamples.ORPHANS)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Response> orphans(@BeanParam OpenItemParameters parameters, @Context HttpHeaders headers) {
        Representation as = Representation.asked(parameters.format, headers);
        OpenItemQuery query = parameters.query(rules.today());
        PageRequest page = PageRequest.of(parameters.pageSize, parameters.cursor, "orphans", caller.tenant(), query);
        return items.orphans(caller.tenant(), query)
                .chain(ranked -> as.of(
                        "orphans-" + query.asOf(),
                        () -> Windows.noted(rules, query, OpenItemTables.orphans(ranked)),
                        () -> orphans(query, page, ranked)));
    }

    private OrphansView orphans(OpenItemQuery query, PageRequest page, List<OrphanDamage> ranked) {
        List<OrphanView> views = new ArrayList<>();
        Cursor cursor = page.after();
        String after = cursor == null ? "" : cursor.text(0);
        boolean isWanted = cursor == null;
        for (int rank = 1; rank <= ranked.size() && views.size() < page.limit(); rank++) {
            OrphanDamage orphan = ranked.get(rank - 1);
            if (isWanted) {
                views.add(OrphanView.of(rank, orphan));
            }
            isWanted |= orphan.item().id().toString().equals(after);
        }
        var shown = page.page(views, view -> List.of(view.item().id()));
        return new OrphansView(query.asOf(), Times.of(rules.instant()), ranked.size(), shown.items(), shown.next());
    }
}
