package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.ReportKpis;
import io.tieout.recon.app.ReportWindow;
import io.tieout.recon.app.Rules;
import io.tieout.recon.app.SideBySide;
import io.tieout.recon.rest.WindowViews.KpiView;
import io.tieout.recon.rest.WindowViews.KpisView;
import io.tieout.recon.rest.WindowViews.LagView;
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
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Figures of a window of business dates: how long things took, and what a business steers by.
@Path("/v1/reports")
@Produces({MediaType.APPLICATION_JSON, Representation.CSV, Representation.XLSX})
@Tag(name = "Reports")
@APIResponse(
        responseCode = "400",
        description = "bad-filter: names the parameter and the fix.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class FigureResource {

    private final SideBySide sides;
    private final ReportKpis kpis;
    private final Rules rules;
    private final Caller caller;

    FigureResource(SideBySide sides, ReportKpis kpis, Rules rules, Caller caller) {
        this.sides = sides;
        this.kpis = kpis;
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @Path("/lag")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "lagReport",
            summary = "How long each hop takes: from the system that spoke first of a record to each other one",
            description =
                    "Median, p90 and p99 by nearest rank, by the clocks of the systems; and by rule how much came late or is missing. At most"
                            + " 2,000 records.")
    @APIResponse(
            responseCode = "200",
            description = "One row for each rule, legal entity and hop, and the delays by rule.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = LagView.class),
                        examples = @ExampleObject(name = "refund lag", value = ReportExamples.LAG)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "422",
            description = "unprocessable: more than 2,000 records; narrow it.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> lag(@BeanParam WindowParameters parameters, @Context HttpHeaders headers) {
        Representation as = Representation.asked(parameters.format, headers);
        ReportWindow window = parameters.window(rules.today());
        String tenant = caller.tenant();
        return sides.lags(tenant, window)
                .chain(report -> kpis.delays(tenant, window)
                        .chain(delays -> as.of(
                                Windows.name("lag", window),
                                () -> Windows.noted(
                                        rules, window, WindowTables.lags(report), WindowTables.delays(delays)),
                                () -> LagView.of(window, knownAt(), report, delays))));
    }

    @GET
    @Path("/kpis")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "kpis",
            summary = "The figures that reconciliation can answer, each with numerator and denominator",
            description = "One set for each legal entity and currency. docs/reference/recon-service.md has the formulas"
                    + " and which figures are not here and why.")
    @APIResponse(
            responseCode = "200",
            description = "The figures.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = KpisView.class),
                        examples = @ExampleObject(name = "refund lag", value = ReportExamples.KPIS)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Response> kpis(@BeanParam WindowParameters parameters, @Context HttpHeaders headers) {
        Representation as = Representation.asked(parameters.format, headers);
        ReportWindow window = parameters.window(rules.today());
        return kpis.of(caller.tenant(), window)
                .chain(all -> as.of(
                        Windows.name("kpis", window),
                        () -> Windows.noted(rules, window, WindowTables.kpis(all)),
                        () -> new KpisView(
                                window.from(),
                                window.to(),
                                rules.today(),
                                knownAt(),
                                all.stream().map(KpiView::of).toList())));
    }

    private OffsetDateTime knownAt() {
        return Times.of(rules.instant());
    }
}
