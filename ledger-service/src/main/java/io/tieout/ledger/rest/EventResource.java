package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.event.SourceRole;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.Calendars;
import io.tieout.ledger.app.EventLog;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.app.RecordedEvent;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
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

/// What was said, and what became of it.
@Path("/v1/events")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Events")
class EventResource {

    private final EventLog events;
    private final Policies policies;
    private final Calendars calendars;
    private final Caller caller;

    EventResource(EventLog events, Policies policies, Calendars calendars, Caller caller) {
        this.calendars = calendars;
        this.events = events;
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @Path("/{eventId}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getEvent",
            summary = "Tells what became of an event",
            description =
                    "Recorded, booked or suspended; how often it was delivered again; which deliveries of the same"
                            + " fact contradict it.")
    @APIResponse(
            responseCode = "200",
            description = "The event.",
            content =
                    @Content(
                            schema = @Schema(implementation = EventFateView.class),
                            examples = @ExampleObject(name = "booked", value = Examples.FATE)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-event: not recorded. It may still be on its way, or refused by ingest.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unknown", value = Examples.PROBLEM)))
    public Uni<EventFateView> find(
            @Parameter(description = "The event id that ingest answered with.") @RestPath String eventId) {
        UUID id = Parameters.id("eventId", eventId);
        String tenant = caller.tenant();
        return events.find(tenant, id)
                .map(found -> found.map(fate ->
                                EventFateView.of(fate, new ChartOfAccounts(policies.of(tenant), calendars.of(tenant))))
                        .orElseThrow(() -> LedgerProblem.UNKNOWN_EVENT.because("No event " + id
                                + " is recorded. If it was accepted a moment ago it may still be on its way: ask again."
                                + " If it stays unknown, look at the rejections and dead letters of ingest.")));
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listEvents",
            summary = "Lists recorded events, the latest first",
            description = "Filters add up. What is recorded while you page is on none of the further pages, or once.")
    @APIResponse(
            responseCode = "200",
            description = "A page of events.",
            content =
                    @Content(
                            schema = @Schema(implementation = EventPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.EVENTS)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-reference, bad-page-size or bad-cursor.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<EventView>> list(
            @Parameter(description = "Legal entity.", example = "US") @RestQuery @Nullable String entity,
            @Parameter(description = "Event type.", example = "tieout.refund.issued.v1") @RestQuery @Nullable
                    String type,
            @Parameter(description = "Id of the source.", example = "shopify-us") @RestQuery @Nullable String source,
            @Parameter(description = "Business key at the source.") @RestQuery @Nullable String subject,
            @Parameter(description = "The part the source plays.", example = "storefront") @RestQuery @Nullable
                    String role,
            @Parameter(description = "What became of it: booked, recorded or suspended.", example = "suspended")
                    @RestQuery
                    @Nullable
                    String outcome,
            @Parameter(
                            description = "type:issuer:value that the event carries, itself or in a repeat.",
                            example = "order:shopify-us:1001")
                    @RestQuery
                    @Nullable
                    String reference,
            @Parameter(description = "First business date.", example = "2026-03-01") @RestQuery @Nullable String from,
            @Parameter(description = "Last business date.", example = "2026-03-06") @RestQuery @Nullable String to,
            @Parameter(description = "Recorded at this instant or later.", example = "2026-03-03T10:00:00Z")
                    @RestQuery
                    @Nullable
                    String recordedFrom,
            @Parameter(description = "Recorded before this instant.", example = "2026-03-03T11:00:00Z")
                    @RestQuery
                    @Nullable
                    String recordedBefore,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        EventLog.Filter filter = new EventLog.Filter(
                Parameters.optionalText("entity", entity),
                Parameters.optionalEventType("type", type),
                Parameters.optionalText("source", source),
                Parameters.optionalText("subject", subject),
                Parameters.optionalCode("role", role, List.of(SourceRole.values())),
                Parameters.optionalCode("outcome", outcome, RecordedEvent.OUTCOMES),
                Parameters.optionalReference("reference", reference),
                Parameters.optionalDate("from", from),
                Parameters.optionalDate("to", to),
                Parameters.optionalInstant("recordedFrom", recordedFrom),
                Parameters.optionalInstant("recordedBefore", recordedBefore));
        PageRequest page = PageRequest.of(pageSize, cursor, "events", tenant, filter);
        Long before = page.after() == null ? null : page.after().number(0);
        return events.list(tenant, filter, before, page.limit())
                .map(found -> page.page(found, (RecordedEvent event) -> List.of(event.id()))
                        .map(EventView::of));
    }

    @Schema(name = "EventPage")
    record EventPage(List<EventView> items, @Nullable String next) {}
}
