package io.tieout.alert.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AcknowledgeAlert;
import io.tieout.alert.app.AlertArchive;
import io.tieout.alert.app.AlertArchive.AlertFilter;
import io.tieout.alert.app.AlertBook;
import io.tieout.alert.app.AlertDocument;
import io.tieout.alert.app.AlertDocuments;
import io.tieout.alert.app.AlertKey;
import io.tieout.alert.domain.Acknowledgement;
import io.tieout.alert.domain.AlertState;
import io.tieout.event.finding.Severity;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The alerts of the caller's tenant.
@Path("/v1/alerts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alerts", description = "Thresholds that are or were reached.")
class AlertResource {

    private final AlertArchive archive;
    private final AlertDocuments documents;
    private final AcknowledgeAlert acknowledging;
    private final Caller caller;
    private final ObjectMapper json;

    AlertResource(
            AlertArchive archive,
            AlertDocuments documents,
            AcknowledgeAlert acknowledging,
            Caller caller,
            ObjectMapper json) {
        this.archive = archive;
        this.documents = documents;
        this.acknowledging = acknowledging;
        this.caller = caller;
        this.json = json;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List alerts, newest first")
    @APIResponse(responseCode = "200", description = "One page; `next` is the cursor of the following one.")
    @APIResponse(
            responseCode = "400",
            description = "A filter, the page size or the cursor is malformed.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<AlertDocument>> list(
            @Parameter(description = "open, acknowledged or resolved") @RestQuery @Nullable String state,
            @Parameter(description = "P1 to P4") @RestQuery @Nullable String severity,
            @Parameter(example = "US") @RestQuery @Nullable String entity,
            @Parameter(example = "USD") @RestQuery @Nullable String currency,
            @Parameter(description = "Name or id of the rule") @RestQuery @Nullable String rule,
            @Parameter(description = "Id of the incident that it tells of") @RestQuery @Nullable String incident,
            @Parameter(description = "1 to 500, default 50") @RestQuery @Nullable String pageSize,
            @Parameter(description = "`next` of the page before") @RestQuery @Nullable String cursor) {
        Faults.requireCode("state", AlertState.class, state);
        Faults.requireCode("severity", Severity.class, severity);
        String tenant = caller.tenant();
        PageRequest page =
                PageRequest.of(pageSize, cursor, "alerts", tenant, state, severity, entity, currency, rule, incident);
        return archive.list(tenant, new AlertFilter(state, severity, entity, currency, rule, incident), page)
                .map(found -> page.page(
                                found,
                                change -> List.of(
                                        change.alert().openedAt(),
                                        change.alert().id()))
                        .map(documents::current));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show one alert with its history and deliveries")
    @APIResponse(responseCode = "200", description = "The alert.")
    @APIResponse(
            responseCode = "404",
            description = "There is no such alert in the caller's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<AlertDetailView> one(@RestPath String id) {
        return archive.find(caller.tenant(), Faults.id("alert", id))
                .map(found -> found.orElseThrow(() -> Faults.unknown("alert")))
                .map(detail -> AlertDetailView.of(documents.current(detail.latest()), detail));
    }

    @GET
    @Path("/{id}/breaks")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "List the breaks behind an alert, the oldest first",
            description =
                    "Those of its entity and currency in the scope of its rule that were open at some time while it"
                            + " was active, as they are now. The scope is that of the rule as it is now.")
    @APIResponse(
            responseCode = "200",
            description = "One page; `next` is the cursor of the following one.",
            content = @Content(schema = @Schema(implementation = BreakBehindView.Listed.class)))
    @APIResponse(
            responseCode = "400",
            description = "The page size or the cursor is malformed.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such alert in the caller's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The rule of the alert was deleted, so what it looked at is not known any more.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<BreakBehindView>> breaks(
            @RestPath String id,
            @Parameter(description = "1 to 500, default 50") @RestQuery @Nullable String pageSize,
            @Parameter(description = "`next` of the page before") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        UUID alert = Faults.id("alert", id);
        PageRequest page = PageRequest.of(pageSize, cursor, "alert-breaks", tenant, alert);
        return archive.breaks(tenant, alert, page).map(behind -> switch (behind) {
            case AlertArchive.BreaksBehind.Known known ->
                page.page(known.breaks(), each -> List.of(each.firstDetectedAt(), each.breakId()))
                        .map(BreakBehindView::of);
            case AlertArchive.BreaksBehind.NoAlert _ -> throw Faults.unknown("alert");
            case AlertArchive.BreaksBehind.NoRule _ ->
                throw AlertProblem.RULE_GONE.because("What it looked at went with it.");
        });
    }

    @POST
    @Path("/{id}/acknowledge")
    @RolesAllowed({Roles.OPERATOR, Roles.FINANCE})
    @Operation(
            summary = "Take an alert",
            description = "Idempotent: who came first stays. It is taken back when the alert gets worse.")
    @RequestBody(
            required = false,
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = AcknowledgeRequest.class),
                            examples =
                                    @ExampleObject(
                                            name = "with a note",
                                            value = "{\"note\":\"Celigo is being replayed\"}")))
    @APIResponse(
            responseCode = "200",
            description = "The alert, acknowledged now or before.",
            content = @Content(schema = @Schema(implementation = AlertDocument.class)))
    @APIResponse(
            responseCode = "403",
            description = "The token has neither the role operator nor finance.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "There is no such alert in the caller's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The alert is resolved.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @Consumes(MediaType.WILDCARD)
    public Uni<AlertDocument> acknowledge(@RestPath String id, byte @Nullable [] body) throws IOException {
        String note = body == null || body.length == 0 ? null : note(json.readValue(body, AcknowledgeRequest.class));
        UUID alert = Faults.id("alert", id);
        return acknowledging
                .acknowledge(new AlertKey(caller.tenant(), alert), caller.subject(), note)
                .map(outcome -> switch (outcome) {
                    case AlertBook.Acknowledged.Done done -> documents.read(done.document());
                    case AlertBook.Acknowledged.Unknown _ -> throw Faults.unknown("alert");
                    case AlertBook.Acknowledged.Resolved _ ->
                        throw AlertProblem.ALERT_RESOLVED.because("It needs nobody any more.");
                });
    }

    private static @Nullable String note(@Nullable AcknowledgeRequest request) {
        String note = request == null ? null : request.note();
        if (note != null && (note.isBlank() || note.length() > Acknowledgement.NOTE_LENGTH_MAX)) {
            Faults faults = new Faults();
            faults.add(
                    "/note",
                    "is empty or too long",
                    "send 1 to " + Acknowledgement.NOTE_LENGTH_MAX + " characters, or leave it out");
            faults.throwIfAny();
        }
        return note;
    }

    /// What whoever takes an alert may say.
    @Schema(name = "AcknowledgeRequest")
    record AcknowledgeRequest(
            @Schema(description = "At most 1,000 characters.") @Nullable
            String note) {}
}
