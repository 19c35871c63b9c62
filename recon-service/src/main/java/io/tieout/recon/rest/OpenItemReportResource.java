package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.DivergenceCosts;
import io.tieout.recon.app.OpenItemQuery;
import io.tieout.recon.app.OpenItems;
import io.tieout.recon.app.Rules;
import io.tieout.recon.domain.report.Diagnosis;
import io.tieout.recon.domain.report.Divergence;
import io.tieout.recon.domain.report.OpenItem;
import io.tieout.recon.domain.report.Statement;
import io.tieout.recon.rest.OpenItemViews.DiagnosisView;
import io.tieout.recon.rest.OpenItemViews.DivergenceView;
import io.tieout.recon.rest.OpenItemViews.StatementView;
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
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// What is open at a day, from three sides.
@Path("/v1/reports")
@Produces({MediaType.APPLICATION_JSON, Representation.CSV, Representation.XLSX})
@Tag(name = "Reports")
@APIResponse(
        responseCode = "400",
        description = "bad-filter, bad-cursor or bad-page-size: names the parameter and the fix.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "422",
        description = "unprocessable: more than 10,000 breaks are open; narrow it.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class OpenItemReportResource {

    private final OpenItems items;
    private final DivergenceCosts costs;
    private final Rules rules;
    private final Caller caller;

    OpenItemReportResource(OpenItems items, DivergenceCosts costs, Rules rules, Caller caller) {
        this.items = items;
        this.costs = costs;
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @Path("/statement")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "openItemStatement",
            summary = "What is open with each counterparty at a day, by age",
            description = "What the source holds more and what the ERP holds more are accounts of their own, never"
                    + " netted. All accounts, and the items page by page; as CSV or XLSX all of both.")
    @APIResponse(
            responseCode = "200",
            description = "The accounts and a page of items.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = StatementView.class),
                        examples = @ExampleObject(name = "refund lag", value = ReportExamples.STATEMENT)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Response> statement(@BeanParam OpenItemParameters parameters, @Context HttpHeaders headers) {
        Representation as = Representation.asked(parameters.format, headers);
        OpenItemQuery query = parameters.query(rules.today());
        PageRequest page = page("statement", parameters, query);
        return items.read(caller.tenant(), query)
                .chain(open -> as.of(
                        "statement-" + query.asOf(),
                        () -> Windows.noted(
                                rules, query, OpenItemTables.statement(Statement.of(open)), OpenItemTables.items(open)),
                        () -> StatementView.of(
                                query.asOf(),
                                knownAt(),
                                Statement.of(open),
                                page.page(after(open, page), OpenItemReportResource::keys))));
    }

    @GET
    @Path("/diagnosis")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "diagnosisReport",
            summary = "Open breaks by the handoff step that failed, with the evidence and who must act",
            description = "All steps, and the breaks page by page; as CSV or XLSX all of both.")
    @APIResponse(
            responseCode = "200",
            description = "The steps and a page of breaks.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = DiagnosisView.class),
                        examples = @ExampleObject(name = "refund lag", value = ReportExamples.DIAGNOSIS)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Response> diagnosis(@BeanParam OpenItemParameters parameters, @Context HttpHeaders headers) {
        Representation as = Representation.asked(parameters.format, headers);
        OpenItemQuery query = parameters.query(rules.today());
        PageRequest page = page("diagnosis", parameters, query);
        return items.read(caller.tenant(), query)
                .chain(open -> as.of(
                        "diagnosis-" + query.asOf(),
                        () -> Windows.noted(
                                rules, query, OpenItemTables.diagnosis(Diagnosis.of(open)), OpenItemTables.items(open)),
                        () -> DiagnosisView.of(
                                query.asOf(),
                                knownAt(),
                                Diagnosis.of(open),
                                page.page(after(open, page), OpenItemReportResource::keys))));
    }

    @GET
    @Path("/divergence")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "divergenceMap",
            summary = "Open breaks by hop and class: how many, over how much, and what they cost by the day",
            description = "A hop is the handoff step that failed and the system that it failed at. The cost is modelled"
                    + " and never mixed with the amounts; an incident's labour is counted once.")
    @APIResponse(
            responseCode = "200",
            description = "The map, all of it.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = DivergenceView.class),
                        examples = @ExampleObject(name = "refund lag", value = ReportExamples.DIVERGENCE)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Response> divergence(@BeanParam OpenItemParameters parameters, @Context HttpHeaders headers) {
        Representation as = Representation.asked(parameters.format, headers);
        OpenItemQuery query = parameters.query(rules.today());
        return items.read(caller.tenant(), query)
                .map(open -> Divergence.of(open, costs::of))
                .chain(map -> as.of(
                        "divergence-" + query.asOf(),
                        () -> Windows.noted(rules, query, OpenItemTables.divergence(map)),
                        () -> DivergenceView.of(query.asOf(), knownAt(), map)));
    }

    private PageRequest page(String list, OpenItemParameters parameters, OpenItemQuery query) {
        return PageRequest.of(parameters.pageSize, parameters.cursor, list, caller.tenant(), query);
    }

    /// One more than the page has, from where the one before ended.
    private static List<OpenItem> after(List<OpenItem> all, PageRequest page) {
        Cursor cursor = page.after();
        return all.stream()
                .filter(item -> cursor == null || isAfter(item, cursor))
                .limit(page.limit())
                .toList();
    }

    private static boolean isAfter(OpenItem item, Cursor cursor) {
        int bySeverity = item.severity().code().compareTo(cursor.text(0));
        if (bySeverity != 0) {
            return bySeverity > 0;
        }
        int byTime = item.firstDetectedAt().compareTo(cursor.instant(1));
        return byTime > 0 || (byTime == 0 && item.id().toString().compareTo(cursor.text(2)) > 0);
    }

    private static List<?> keys(OpenItem item) {
        return List.of(item.severity().code(), item.firstDetectedAt(), item.id());
    }

    private OffsetDateTime knownAt() {
        return Times.of(rules.instant());
    }
}
