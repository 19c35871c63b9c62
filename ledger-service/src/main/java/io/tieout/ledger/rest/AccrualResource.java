package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.AccrualFigures;
import io.tieout.ledger.app.Calendars;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// What to accrue at the end of a period.
@Path("/v1/periods/{entity}/{period}/accruals")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Periods")
class AccrualResource {

    private final AccrualFigures figures;
    private final Calendars calendars;
    private final Caller caller;

    AccrualResource(AccrualFigures figures, Calendars calendars, Caller caller) {
        this.calendars = calendars;
        this.figures = figures;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "proposeAccruals",
            summary = "Proposes what to accrue at the end of a period, by kind and currency",
            description =
                    "Fees of captures and commission of sales that no settlement has named by the last day, at the rate"
                            + " that those of the last 90 days cost; and disputes that were announced and not debited, in full."
                            + " What is older than 120 days is left to reconciliation. Computed from the books as they stand;"
                            + " nothing is booked. Send `correction` with an approval to POST /v1/corrections: it is booked on"
                            + " the last day and taken back on the first of the next period.")
    @APIResponse(
            responseCode = "200",
            description = "The proposals; none where nothing is open.",
            content =
                    @Content(
                            schema = @Schema(implementation = AccrualsView.class),
                            examples = @ExampleObject(name = "fees of March", value = AccrualsView.EXAMPLE)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter: this is no period of the legal entity.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<AccrualsView> propose(
            @Parameter(description = "Legal entity.", example = "US") @RestPath String entity,
            @Parameter(
                            description = "A period of the legal entity: a month, or weeks such as 2026-P02.",
                            example = "2026-03")
                    @RestPath
                    String period) {
        String only = Parameters.text("entity", entity);
        FiscalPeriod asked = Parameters.period("period", period, calendars.of(caller.tenant(), only));
        return figures.of(caller.tenant(), only, asked).map(proposals -> {
            List<AccrualsView.AccrualView> items =
                    proposals.stream().map(AccrualsView.AccrualView::of).toList();
            return new AccrualsView(only, asked.name(), asked.lastDay(), items);
        });
    }
}
