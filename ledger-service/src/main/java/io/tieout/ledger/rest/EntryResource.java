package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.BookedEntry;
import io.tieout.ledger.app.Calendars;
import io.tieout.ledger.app.EntryLog;
import io.tieout.ledger.app.Policies;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
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

/// The journal.
@Path("/v1/entries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Books")
class EntryResource {

    private final EntryLog entries;
    private final Policies policies;
    private final Calendars calendars;
    private final Caller caller;

    EntryResource(EntryLog entries, Policies policies, Calendars calendars, Caller caller) {
        this.calendars = calendars;
        this.entries = entries;
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listEntries",
            summary = "Lists journal entries with their lines, by business date",
            description = "Filters add up; those of a line hold for one and the same line. An entry booked while you"
                    + " page, of a date that you have passed, is on none of the further pages.")
    @APIResponse(
            responseCode = "200",
            description = "A page of entries.",
            content =
                    @Content(
                            schema = @Schema(implementation = EntryPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.ENTRIES)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-id, bad-page-size or bad-cursor.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<EntryView>> list(
            @Parameter(description = "With a line of this legal entity.", example = "US") @RestQuery @Nullable
                    String entity,
            @Parameter(description = "With a line in this currency, ISO 4217.", example = "USD") @RestQuery @Nullable
                    String currency,
            @Parameter(description = "With a line on this account.", example = "2350") @RestQuery @Nullable
                    String account,
            @Parameter(description = "With a line under this sub-key.", example = "order:shopify-us:1001")
                    @RestQuery
                    @Nullable
                    String subKey,
            @Parameter(description = "Of this row of the posting table, alone or among others.", example = "4c")
                    @RestQuery
                    @Nullable
                    String row,
            @Parameter(description = "Of this policy; with a version, of that one.", example = "retail-default/3")
                    @RestQuery
                    @Nullable
                    String policy,
            @Parameter(description = "Entries of this event.") @RestQuery @Nullable String eventId,
            @Parameter(description = "Entries of this transaction.") @RestQuery @Nullable String correlationId,
            @Parameter(description = "First business date.", example = "2026-03-01") @RestQuery @Nullable String from,
            @Parameter(description = "Last business date.", example = "2026-03-06") @RestQuery @Nullable String to,
            @Parameter(
                            description = "Posted in this accounting period; a month where no entity is sent.",
                            example = "2026-04")
                    @RestQuery
                    @Nullable
                    String period,
            @Parameter(description = "true: only those posted in another period than that of their business date.")
                    @RestQuery
                    @Nullable
                    String outOfPeriod,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        EntryLog.Filter filter = new EntryLog.Filter(
                new EntryLog.LineFilter(
                        Parameters.optionalText("entity", entity),
                        Parameters.optionalCurrency("currency", currency),
                        Parameters.optionalText("account", account),
                        Parameters.optionalText("subKey", subKey)),
                Parameters.optionalText("row", row),
                Parameters.optionalText("policy", policy),
                Parameters.optionalId("eventId", eventId),
                Parameters.optionalId("correlationId", correlationId),
                Parameters.optionalDate("from", from),
                Parameters.optionalDate("to", to),
                Parameters.optionalPeriod("period", period, entity, calendars.of(tenant)),
                Parameters.flag("outOfPeriod", outOfPeriod));
        PageRequest page = PageRequest.of(pageSize, cursor, "entries", tenant, filter);
        ChartOfAccounts chart = new ChartOfAccounts(policies.of(tenant), calendars.of(tenant));
        return entries.list(tenant, filter, position(page.after()), page.limit())
                .map(found -> page.page(
                                found, (BookedEntry entry) -> List.of(entry.businessDate(), entry.id(), entry.number()))
                        .map(entry -> EntryView.of(entry, chart)));
    }

    private static EntryLog.@Nullable Position position(@Nullable Cursor after) {
        if (after == null) {
            return null;
        }
        LocalDate date = Parameters.optionalDate("cursor", after.text(0));
        return new EntryLog.Position(Objects.requireNonNull(date), after.number(1), Math.toIntExact(after.number(2)));
    }

    @Schema(name = "EntryPage")
    record EntryPage(List<EntryView> items, @Nullable String next) {}
}
