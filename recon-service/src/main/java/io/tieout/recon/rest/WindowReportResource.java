package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.ReadSides;
import io.tieout.recon.app.ReportWindow;
import io.tieout.recon.app.Reports;
import io.tieout.recon.app.Rules;
import io.tieout.recon.app.SideBySide;
import io.tieout.recon.domain.report.Sides;
import io.tieout.recon.rest.WindowViews.CompletenessView;
import io.tieout.recon.rest.WindowViews.SidesReportView;
import io.tieout.recon.table.WindowTables;
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
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What was compared in a window of business dates, by what is known now.
@Path("/v1/reports")
@Produces({MediaType.APPLICATION_JSON, Representation.CSV, Representation.XLSX})
@Tag(name = "Reports")
@APIResponse(
        responseCode = "400",
        description = "bad-filter, bad-cursor or bad-page-size: names the parameter and the fix.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class WindowReportResource {

    private final ReadSides items;
    private final SideBySide sides;
    private final Rules rules;
    private final Caller caller;

    WindowReportResource(ReadSides items, SideBySide sides, Rules rules, Caller caller) {
        this.items = items;
        this.sides = sides;
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @Path("/completeness")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "completenessReport",
            summary = "For each rule what it compared in a window, and whether all of the difference is explained",
            description = "Explained is breaks and timing. A residual of any item, or a unit that was not examined,"
                    + " makes a rule incomplete.")
    @APIResponse(
            responseCode = "200",
            description = "One row for each rule, legal entity and currency.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = CompletenessView.class),
                        examples = @ExampleObject(name = "refund lag", value = ReportExamples.COMPLETENESS)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Response> completeness(@BeanParam WindowParameters parameters, @Context HttpHeaders headers) {
        Representation as = Representation.asked(parameters.format, headers);
        ReportWindow window = parameters.window(rules.today());
        return items.completeness(caller.tenant(), window)
                .chain(proofs -> as.of(
                        Windows.name("completeness", window),
                        () -> Windows.noted(rules, window, WindowTables.completeness(proofs)),
                        () -> CompletenessView.of(
                                window,
                                knownAt(),
                                proofs,
                                window.rule() == null ? rules.ids() : List.of(window.rule()))));
    }

    @GET
    @Path("/side-by-side")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "sideBySideReport",
            summary = "What each side says of each record of a window, and the fields in dispute",
            description = "Records with a difference or an open break; with include=all also those that tie. As CSV or"
                    + " XLSX all at once, at most 2,000 records.")
    @APIResponse(
            responseCode = "200",
            description = "A page of records with their legs.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = SidesReportView.class),
                        examples = @ExampleObject(name = "a reason that got lost", value = ReportExamples.SIDES)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "422",
            description = "unprocessable: too many records for one file; narrow it.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> sideBySide(
            @Parameter(description = "all: also records that tie.", example = "all") @RestQuery @Nullable
                    String include,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor,
            @BeanParam WindowParameters parameters,
            @Context HttpHeaders headers) {
        Representation as = Representation.asked(parameters.format, headers);
        String tenant = caller.tenant();
        boolean all = "all".equals(include);
        ReportWindow window = parameters.window(rules.today());
        PageRequest page = as.isFile()
                ? new PageRequest(SideBySide.ITEMS_MAX, null, List.of())
                : PageRequest.of(pageSize, cursor, "side-by-side", tenant, window, all);
        return sides.list(tenant, window, all, page).chain(found -> {
            if (as.isFile() && found.size() > SideBySide.ITEMS_MAX) {
                throw Reports.tooMuch(SideBySide.ITEMS_MAX + " records");
            }
            return as.of(
                    Windows.name("side-by-side", window),
                    () -> Windows.noted(rules, window, WindowTables.sides(found), WindowTables.legs(found)),
                    () -> SidesReportView.of(window, page.page(found, WindowReportResource::keys)));
        });
    }

    private static List<?> keys(Sides sides) {
        return List.of(
                sides.item().businessDate(),
                sides.item().key(),
                sides.item().source().currency().getCurrencyCode(),
                sides.rule());
    }

    private OffsetDateTime knownAt() {
        return Times.of(rules.instant());
    }
}
