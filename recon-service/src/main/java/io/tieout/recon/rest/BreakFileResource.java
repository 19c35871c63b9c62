package io.tieout.recon.rest;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.AllBreaks;
import io.tieout.recon.app.Filters;
import io.tieout.recon.app.Rules;
import io.tieout.recon.domain.Ageing;
import io.tieout.recon.domain.report.BreakRow;
import io.tieout.recon.table.BreakTable;
import io.tieout.recon.table.Csv;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.time.LocalDate;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestMulti;

/// All breaks as one file.
@Path("/v1/reports/breaks")
@Tag(name = "Reports")
class BreakFileResource {

    /// Parts that are read ahead of the reader.
    private static final int PARTS_AHEAD = 2;

    private final AllBreaks breaks;
    private final Rules rules;
    private final Caller caller;

    BreakFileResource(AllBreaks breaks, Rules rules, Caller caller) {
        this.breaks = breaks;
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @Produces(Representation.CSV)
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "breakFile",
            summary = "All breaks that the filters let through, one a row, however many",
            description = "In the order of the list of breaks, without pages: the file is sent while it is read. A"
                    + " break that changes meanwhile is told as it is when its row is read. An answer that is cut off"
                    + " failed; ask again.")
    @APIResponse(
            responseCode = "200",
            description = "CSV with a line of headings.",
            content =
                    @Content(
                            mediaType = Representation.CSV,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "a missing credit memo", value = ReportExamples.BREAKS)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter or bad-id: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Multi<String> all(@BeanParam BreakParameters parameters) {
        Filters filters = parameters.filters();
        LocalDate asOf = filters.asOf(rules.today());
        AtomicBoolean isBegun = new AtomicBoolean();
        Multi<String> parts = breaks.read(caller.tenant(), filters.breaks())
                .emitOn(Infrastructure.getDefaultExecutor(), PARTS_AHEAD)
                .map(rows -> BreakTable.of(rows, each -> age(each, asOf)))
                .map(part -> isBegun.getAndSet(true) ? Csv.more(part) : Csv.begin(part));
        return RestMulti.fromMultiData(parts)
                .header("Content-Disposition", "attachment; filename=\"breaks-" + asOf + ".csv\"")
                .build();
    }

    private Ageing age(BreakRow row, LocalDate asOf) {
        LocalDate detected = rules.calendarOf(row.rule()).dateOf(row.firstDetectedAt(), row.entity());
        return Ageing.of(detected, row.businessDate(), asOf);
    }
}
