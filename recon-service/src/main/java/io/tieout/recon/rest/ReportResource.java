package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.ReadItems;
import io.tieout.recon.app.ReportQuery;
import io.tieout.recon.app.Reports;
import io.tieout.recon.app.Rules;
import io.tieout.recon.domain.report.VarianceRow;
import io.tieout.recon.table.Table.Note;
import io.tieout.recon.table.ThreeColumnTable;
import io.tieout.recon.table.VarianceTable;
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

/// The reports that finance ties out with.
@Path("/v1/reports")
@Produces({MediaType.APPLICATION_JSON, Representation.CSV, Representation.XLSX})
@Tag(name = "Reports")
class ReportResource {

    private final Reports reports;
    private final ReadItems items;
    private final Rules rules;
    private final Caller caller;

    ReportResource(Reports reports, ReadItems items, Rules rules, Caller caller) {
        this.reports = reports;
        this.items = items;
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @Path("/three-column")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "threeColumnReport",
            summary = "Source against ERP by status, business date, order or rule, with the variance told apart",
            description = "Net variance = breaks + timing; the residual is zero or the report says it is incomplete."
                    + " About one rule; without one about the first in force, because what one rule compares is part"
                    + " of what another does. By rule it has a row for each."
                    + " A past asOf is folded anew from the events of that day and before, by what is known now."
                    + " At most 10,000 rows, and 50,000 events for a past day.")
    @APIResponse(
            responseCode = "200",
            description = "The report, one section per legal entity and currency.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = ThreeColumnView.class),
                        examples = @ExampleObject(name = "refund lag", value = Examples.THREE_COLUMN)),
                @Content(
                        mediaType = Representation.CSV,
                        schema = @Schema(implementation = String.class),
                        examples = @ExampleObject(name = "refund lag", value = Examples.THREE_COLUMN_CSV)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "400",
            description = "bad-filter: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "unprocessable: the report is too large; narrow it.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> threeColumn(@BeanParam ThreeColumnParameters parameters, @Context HttpHeaders headers) {
        Representation as = Representation.asked(parameters.format, headers);
        ReportQuery query = parameters.filters().report(rules.today(), rules.first());
        return reports.threeColumn(caller.tenant(), query)
                .chain(report -> as.of(
                        "three-column-by-" + query.by().code() + "-" + query.asOf(),
                        () -> List.of(ThreeColumnTable.of(report).with(notes(query))),
                        () -> ThreeColumnView.of(report, query, rules.instant(), rules.name(query.rule()))));
    }

    @GET
    @Path("/variance")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "varianceReport",
            summary = "Every record with a difference or an open break, with the amounts and the reason",
            description = "By business date. As CSV or XLSX the whole list at once, at most 10,000 rows.")
    @APIResponse(
            responseCode = "200",
            description = "A page of records.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = VariancePage.class),
                        examples = @ExampleObject(name = "a missing credit memo", value = Examples.VARIANCE)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-cursor or bad-page-size: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "unprocessable: too many rows for one file; narrow it.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> variance(
            @Parameter(description = "all: also records that tie.", example = "all") @RestQuery @Nullable
                    String include,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor,
            @BeanParam ReportParameters parameters,
            @Context HttpHeaders headers) {
        String tenant = caller.tenant();
        boolean all = "all".equals(include);
        Representation as = Representation.asked(parameters.format, headers);
        ReportQuery query = parameters.filters().report(rules.today(), null);
        PageRequest page = as.isFile()
                ? new PageRequest(Reports.LINES_MAX, null, List.of())
                : PageRequest.of(pageSize, cursor, "variance", tenant, query, all);
        return items.rows(tenant, query, all, page).chain(rows -> {
            if (as.isFile() && rows.size() > Reports.LINES_MAX) {
                throw Reports.tooMuch(Reports.LINES_MAX + " rows");
            }
            return as.of(
                    "variance-" + query.asOf(),
                    () -> List.of(VarianceTable.of(rows).with(notes(query))),
                    () -> page.page(rows, ReportResource::keys).map(VarianceView::of));
        });
    }

    private List<Note> notes(ReportQuery query) {
        return List.of(
                new Note("As of", query.asOf().toString()),
                new Note("Known at", rules.instant().toString()),
                new Note("Business dates", Windows.words(query.from(), query.to())),
                new Note("Rules", rules.name(query.rule())));
    }

    private static List<?> keys(VarianceRow row) {
        return List.of(
                row.item().businessDate(),
                row.item().key(),
                row.item().source().currency().getCurrencyCode(),
                row.rule());
    }

    /// For the API description only.
    @Schema(name = "VariancePage")
    record VariancePage(
            List<VarianceView> items,

            @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}
}
