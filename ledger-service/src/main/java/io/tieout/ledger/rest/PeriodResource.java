package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.Calendars;
import io.tieout.ledger.app.Periods;
import io.tieout.ledger.app.Periods.Period;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What is posted in accounting periods, and what was decided about them.
@Path("/v1/periods")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Periods",
        description = "Months or weeks of legal entities, closed for good and reopened for what is named.")
class PeriodResource {

    private final Periods periods;
    private final Calendars calendars;
    private final Caller caller;

    PeriodResource(Periods periods, Calendars calendars, Caller caller) {
        this.calendars = calendars;
        this.periods = periods;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listPeriods",
            summary = "Lists accounting periods by legal entity, the latest first, with what is out of period",
            description = "Those that anything was booked or decided for; all others are open, or closed with a later"
                    + " one.")
    @APIResponse(
            responseCode = "200",
            description = "A page of periods.",
            content =
                    @Content(
                            schema = @Schema(implementation = PeriodPage.class),
                            examples = @ExampleObject(name = "one is closed", value = PeriodExamples.LIST)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-page-size or bad-cursor.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<PeriodView>> list(
            @Parameter(description = "Legal entity.", example = "US") @RestQuery @Nullable String entity,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        String only = Parameters.optionalText("entity", entity);
        PageRequest page = PageRequest.of(pageSize, cursor, "periods", tenant, only == null ? "" : only);
        return periods.list(tenant, only, position(tenant, page.after()), page.limit())
                .map(found -> page.page(
                                found,
                                (Period period) ->
                                        List.of(period.entity(), period.period().name()))
                        .map(PeriodView::of));
    }

    private Periods.@Nullable Position position(String tenant, @Nullable Cursor after) {
        return after == null
                ? null
                : new Periods.Position(
                        after.text(0), Parameters.period("cursor", after.text(1), calendars.of(tenant, after.text(0))));
    }

    @GET
    @Path("/{entity}/{period}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getPeriod", summary = "Shows a period: its state, its history, what is out of period")
    @APIResponse(
            responseCode = "200",
            description = "The period; one that nothing was decided about is open.",
            content =
                    @Content(
                            schema = @Schema(implementation = PeriodView.class),
                            examples = {
                                @ExampleObject(name = "closed", value = PeriodExamples.CLOSED),
                                @ExampleObject(name = "of weeks", value = PeriodExamples.WEEKS)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter: this is no period of the legal entity.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PeriodView> find(
            @Parameter(description = "Legal entity.", example = "US") @RestPath String entity,
            @Parameter(
                            description = "A period of the legal entity: a month, or weeks such as 2026-P02.",
                            example = "2026-03")
                    @RestPath
                    String period) {
        String only = Parameters.text("entity", entity);
        return periods.find(
                        caller.tenant(), only, Parameters.period("period", period, calendars.of(caller.tenant(), only)))
                .map(PeriodView::of);
    }

    @Schema(name = "PeriodPage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PeriodPage(List<PeriodView> items, @Nullable String next) {}
}
