package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.Reports;
import io.tieout.recon.app.Rules;
import io.tieout.recon.app.StockQuery;
import io.tieout.recon.app.StockReport;
import io.tieout.recon.app.StockReport.InTransit;
import io.tieout.recon.app.StockReport.OnHand;
import io.tieout.recon.domain.onhand.StockRow;
import io.tieout.recon.rest.StockViews.InventoryView;
import io.tieout.recon.rest.StockViews.TransitView;
import io.tieout.recon.table.StockTables;
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
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Stock of a window of business dates, in pieces and in value, by what is known now.
@Path("/v1/reports/inventory")
@Produces({MediaType.APPLICATION_JSON, Representation.CSV, Representation.XLSX})
@Tag(name = "Reports")
@APIResponse(
        responseCode = "400",
        description = "bad-filter, bad-cursor or bad-page-size: names the parameter and the fix.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "422",
        description = "unprocessable: too many rows for one file; narrow it.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class StockReportResource {

    private final StockReport report;
    private final Rules rules;
    private final Caller caller;

    StockReportResource(StockReport report, Rules rules, Caller caller) {
        this.report = report;
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "inventoryReport",
            summary =
                    "Of each item at each location what there was, what moved, what there should be and what is stated",
            description = "Places with a difference; with include=all also those that tie. What all of them come to is"
                    + " added up by location. As CSV or XLSX all at once, at most 2,000 places.")
    @APIResponse(
            responseCode = "200",
            description = "A page of places, and every location.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = InventoryView.class),
                        examples = @ExampleObject(name = "two pieces are missing", value = ReportExamples.INVENTORY)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Response> inventory(@BeanParam StockParameters parameters, @Context HttpHeaders headers) {
        Representation as = Representation.asked(parameters.format, headers);
        StockQuery query = parameters.query(rules.today());
        PageRequest page = page("inventory", as, parameters, query);
        return report.onHand(caller.tenant(), query, page)
                .invoke(found -> requireFew(as, found))
                .chain(found -> report.figures(caller.tenant(), query)
                        .chain(figures -> as.of(
                                name("inventory", query),
                                () -> Windows.noted(
                                        rules, query, StockTables.onHand(rowsOf(found)), StockTables.figures(figures)),
                                () -> {
                                    Page<OnHand> rows = page.page(found, StockReportResource::keys);
                                    return InventoryView.of(
                                            query, knownAt(), figures, rowsOf(rows.items()), rows.next());
                                })));
    }

    @GET
    @Path("/transit")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "transitReport",
            summary = "Of each transfer and item what left, what arrived, what was accepted as lost and what is open",
            description = "Those of which pieces are open; with include=all also those that arrived. As CSV or XLSX all"
                    + " at once, at most 2,000.")
    @APIResponse(
            responseCode = "200",
            description = "A page of items of transfers.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TransitView.class),
                        examples = @ExampleObject(name = "two of ten are open", value = ReportExamples.TRANSIT)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Response> transit(@BeanParam StockParameters parameters, @Context HttpHeaders headers) {
        Representation as = Representation.asked(parameters.format, headers);
        StockQuery query = parameters.query(rules.today());
        PageRequest page = page("transit", as, parameters, query);
        return report.inTransit(caller.tenant(), query, page)
                .invoke(found -> requireFew(as, found))
                .chain(found -> as.of(
                        name("transit", query),
                        () -> Windows.noted(
                                rules,
                                query,
                                StockTables.transit(found.stream()
                                        .map(InTransit::transfer)
                                        .filter(Objects::nonNull)
                                        .toList())),
                        () -> TransitView.of(
                                query, knownAt(), page.page(found, each -> List.of(each.businessDate(), each.key())))));
    }

    private PageRequest page(String list, Representation as, StockParameters parameters, StockQuery query) {
        return as.isFile()
                ? new PageRequest(StockReport.ITEMS_MAX, null, List.of())
                : PageRequest.of(parameters.pageSize, parameters.cursor, list, caller.tenant(), query);
    }

    private static void requireFew(Representation as, List<?> found) {
        if (as.isFile() && found.size() > StockReport.ITEMS_MAX) {
            throw Reports.tooMuch(StockReport.ITEMS_MAX + " rows");
        }
    }

    private static List<StockRow> rowsOf(List<OnHand> found) {
        return found.stream().map(OnHand::row).filter(Objects::nonNull).toList();
    }

    private static List<?> keys(OnHand found) {
        String key = String.valueOf(found.unit().key());
        return List.of(found.unit().key() == null ? "" : found.unit().key().issuer(), key);
    }

    private static String name(String report, StockQuery query) {
        return report + "-" + query.from() + "-" + query.to();
    }

    private OffsetDateTime knownAt() {
        return Times.of(rules.instant());
    }
}
