package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.kit.time.BusinessClock;
import io.tieout.ledger.app.Suspense;
import io.tieout.ledger.app.Suspense.Open;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The business exceptions: what no rule of the posting policy knows.
@Path("/v1/suspense")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Books")
class SuspenseResource {

    private final Suspense suspense;
    private final BusinessClock clock;
    private final Caller caller;

    SuspenseResource(Suspense suspense, BusinessClock clock, Caller caller) {
        this.suspense = suspense;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listSuspense",
            summary = "Lists what stands in suspense: code, source and open amount, the oldest first",
            description = "What was reversed or cleared is gone. The totals are of all pages; never added up across"
                    + " legal entities or currencies.")
    @APIResponse(
            responseCode = "200",
            description = "A page of what is open.",
            content =
                    @Content(
                            schema = @Schema(implementation = SuspenseView.class),
                            examples =
                                    @ExampleObject(name = "an unknown tender", value = StoredValueExamples.SUSPENSE)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-page-size or bad-cursor.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SuspenseView> list(
            @Parameter(description = "Legal entity.", example = "US") @RestQuery @Nullable String entity,
            @Parameter(description = "ISO 4217.", example = "USD") @RestQuery @Nullable String currency,
            @Parameter(description = "Last business date that counts; all when left out.", example = "2026-03-06")
                    @RestQuery
                    @Nullable
                    String asOf,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        Suspense.Filter filter = new Suspense.Filter(
                Parameters.optionalText("entity", entity),
                Parameters.optionalCurrency("currency", currency),
                Parameters.optionalDate("asOf", asOf));
        PageRequest page = PageRequest.of(pageSize, cursor, "suspense", tenant, filter);
        LocalDate today = filter.asOf() == null ? clock.today(ZoneOffset.UTC) : filter.asOf();
        return suspense.open(tenant, filter, position(page.after()), page.limit())
                .chain(open -> suspense.totals(tenant, filter)
                        .map(totals -> SuspenseView.of(page.page(open, SuspenseResource::sortKeys), totals, today)));
    }

    private static List<?> sortKeys(Open open) {
        return List.of(
                open.since(),
                open.subKey(),
                open.entity(),
                open.balance().currency().getCurrencyCode());
    }

    private static Suspense.@Nullable Position position(@Nullable Cursor after) {
        if (after == null) {
            return null;
        }
        LocalDate since = Objects.requireNonNull(Parameters.optionalDate("cursor", after.text(0)));
        return new Suspense.Position(since, after.text(1), after.text(2), after.text(3));
    }
}
