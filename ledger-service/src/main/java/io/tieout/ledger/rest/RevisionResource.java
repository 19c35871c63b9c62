package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.DecideRevisions;
import io.tieout.ledger.app.DecideRevisions.Wish;
import io.tieout.ledger.app.Revision;
import io.tieout.ledger.app.Revisions;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What later versions of mappings read of facts that are booked already.
@Path("/v1/revisions")
@Produces(MediaType.APPLICATION_JSON)
@Tag(
        name = "Revisions",
        description =
                "A later version of a mapping reads a booked fact otherwise; somebody decides whether that holds.")
class RevisionResource {

    private static final int REASON_LENGTH_MAX = 500;

    private final Revisions revisions;
    private final DecideRevisions deciding;
    private final Caller caller;

    RevisionResource(Revisions revisions, DecideRevisions deciding, Caller caller) {
        this.revisions = revisions;
        this.deciding = deciding;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listRevisions",
            summary = "Lists readings of facts by other versions of a mapping, the latest first",
            description = "Superseded ones are evidence of how a fact was read once.")
    @APIResponse(
            responseCode = "200",
            description = "A page of revisions.",
            content =
                    @Content(
                            schema = @Schema(implementation = RevisionPage.class),
                            examples = @ExampleObject(name = "one is pending", value = RevisionExamples.LIST)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-id, bad-page-size or bad-cursor.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<RevisionView>> list(
            @Parameter(
                            description = "pending, approved, refused or superseded; all when left out.",
                            example = "pending")
                    @RestQuery
                    @Nullable
                    String state,
            @Parameter(description = "Those of one event.") @RestQuery @Nullable String eventId,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        Revisions.Filter filter = new Revisions.Filter(
                Parameters.optionalCode("state", state, Revision.State.ALL), Parameters.optionalId("eventId", eventId));
        PageRequest page = PageRequest.of(pageSize, cursor, "revisions", tenant, filter);
        Long before = page.after() == null ? null : page.after().number(0);
        return revisions
                .list(tenant, filter, before, page.limit())
                .map(found -> page.page(found, (Revision revision) -> List.of(revision.id()))
                        .map(RevisionView::of));
    }

    @GET
    @Path("/{revisionId}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getRevision", summary = "Shows a revision beside what holds")
    @APIResponse(
            responseCode = "200",
            description = "The revision.",
            content =
                    @Content(
                            schema = @Schema(implementation = RevisionView.class),
                            examples = @ExampleObject(name = "pending", value = RevisionExamples.PENDING)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-revision",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RevisionView> find(@Parameter(description = "From the list.") @RestPath String revisionId) {
        UUID id = Parameters.id("revisionId", revisionId);
        return revisions
                .find(caller.tenant(), id)
                .map(found -> RevisionView.of(found.orElseThrow(RevisionAnswers::unknown)));
    }

    @POST
    @Path("/{revisionId}:approve")
    @RolesAllowed(Roles.APPROVER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "approveRevision",
            summary = "Reverses what is booked for the event and books the revision",
            description =
                    "By an approver who did not make the mapping. At once, and once: asking again answers the same.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = DecisionRequest.class),
                            examples = @ExampleObject(name = "approve", value = RevisionExamples.DECIDE)))
    @APIResponse(
            responseCode = "200",
            description = "It holds, now or before.",
            content =
                    @Content(
                            schema = @Schema(implementation = RevisionView.class),
                            examples = @ExampleObject(name = "approved", value = RevisionExamples.APPROVED)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-revision",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description =
                    "revision-decided: it is decided otherwise, or superseded. revision-outdated: a later version is"
                            + " pending. revision-refused: people corrected the event, or it sets a value that others are booked by.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "outdated", value = RevisionExamples.OUTDATED)))
    @APIResponse(
            responseCode = "422",
            description = "unprocessable: the hash is that of another content, or there is no reason.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RevisionView> approve(
            @Parameter(description = "From the list.") @RestPath String revisionId, DecisionRequest request) {
        return deciding.approve(wish(revisionId, request)).map(RevisionAnswers::done);
    }

    @POST
    @Path("/{revisionId}:refuse")
    @RolesAllowed(Roles.APPROVER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "refuseRevision",
            summary = "Decides that what is booked holds",
            description = "Where the revision was read from other bytes, the source contradicts itself: it becomes a"
                    + " conflict.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = DecisionRequest.class),
                            examples = @ExampleObject(name = "refuse", value = RevisionExamples.DECIDE)))
    @APIResponse(
            responseCode = "200",
            description = "Refused, now or before.",
            content =
                    @Content(
                            schema = @Schema(implementation = RevisionView.class),
                            examples = @ExampleObject(name = "refused", value = RevisionExamples.REFUSED)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-revision",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "revision-decided or revision-outdated.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "unprocessable: the hash is that of another content, or there is no reason.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RevisionView> refuse(
            @Parameter(description = "From the list.") @RestPath String revisionId, DecisionRequest request) {
        return deciding.refuse(wish(revisionId, request)).map(RevisionAnswers::done);
    }

    private Wish wish(String revisionId, DecisionRequest request) {
        String hash = request.contentHash();
        if (hash == null || hash.isEmpty()) {
            throw CommonProblem.UNPROCESSABLE.at(
                    "/contentHash", "The hash is missing.", "Send contentHash of the revision as it was shown.");
        }
        String reason = request.reason();
        if (reason == null || reason.isBlank() || reason.length() > REASON_LENGTH_MAX || reason.indexOf('\0') >= 0) {
            throw CommonProblem.UNPROCESSABLE.at(
                    "/reason",
                    "There is no reason of 1 to " + REASON_LENGTH_MAX + " characters.",
                    "Say why, in a sentence.");
        }
        return new Wish(caller.tenant(), Parameters.id("revisionId", revisionId), hash, caller.subject(), reason);
    }

    @Schema(
            name = "RevisionDecision",
            requiredProperties = {"contentHash", "reason"})
    record DecisionRequest(
            @Schema(description = "contentHash of the revision: what was looked at is what is decided on.") @Nullable
            String contentHash,

            @Schema(description = "1 to 500 characters.") @Nullable
            String reason) {}

    @Schema(name = "RevisionPage")
    record RevisionPage(List<RevisionView> items, @Nullable String next) {}
}
