package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.AcceptBreaks;
import io.tieout.recon.app.Acceptances.Known;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.SignCheckpoint.Signer;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/// Letting a difference stay as it is.
@Path("/v1/breaks")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Breaks")
@APIResponse(
        responseCode = "404",
        description = "unknown-break: there is none with this id in the token's tenant.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class AcceptanceResource {

    private final AcceptBreaks accepting;
    private final Caller caller;

    AcceptanceResource(AcceptBreaks accepting, Caller caller) {
        this.accepting = accepting;
        this.caller = caller;
    }

    @POST
    @Path("/{id}:accept")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "proposeAcceptance",
            summary = "Proposes that a difference may stay as it is",
            description =
                    "Nothing changes until another person approves it within 24 hours. What is proposed is bound to the"
                            + " version and the amount of the break. Proposing the same again answers the same.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = AcceptanceRequests.Accept.class),
                            examples = @ExampleObject(name = "a rounding", value = AcceptanceExamples.ACCEPT)))
    @APIResponse(
            responseCode = "200",
            description = "Proposed, now or before.",
            content =
                    @Content(
                            schema = @Schema(implementation = AcceptanceView.class),
                            examples = @ExampleObject(name = "proposed", value = AcceptanceExamples.PENDING)))
    @APIResponse(
            responseCode = "409",
            description = "not-open: it is over or accepted. other-content: the break is at another version.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "not-acceptable: such a difference must not stay. unprocessable: a field is missing or"
                    + " malformed.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<AcceptanceView> accept(
            @Parameter(description = "Break id.") @RestPath String id, AcceptanceRequests.Accept request) {
        return accepting
                .propose(caller.tenant(), FilterValues.id("id", id), signer(), request.known(), request.reason())
                .map(this::view);
    }

    @POST
    @Path("/{id}:approve")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(
            operationId = "approveAcceptance",
            summary = "Approves that a difference stays as it is",
            description =
                    "By another person than proposed it: an approver, or somebody of finance where less than T3 of the"
                            + " rule is in dispute. The break is `accepted` then, keeps its id and history, and opens again"
                            + " when its class or amount changes. Repeating it is safe.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = AcceptanceRequests.Approve.class),
                            examples = @ExampleObject(name = "a hash", value = AcceptanceExamples.APPROVE)))
    @APIResponse(
            responseCode = "200",
            description = "Accepted.",
            content =
                    @Content(
                            schema = @Schema(implementation = AcceptanceView.class),
                            examples = @ExampleObject(name = "accepted", value = AcceptanceExamples.ACCEPTED)))
    @APIResponse(
            responseCode = "403",
            description = "second-person-needed: the caller proposed it. Or the token has not the role that the amount"
                    + " needs.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "not-proposed: nobody proposed it within 24 hours. other-content: another hash, or the break"
                    + " has changed since.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "unprocessable: the hash is missing or malformed.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<AcceptanceView> approve(
            @Parameter(description = "Break id.") @RestPath String id, AcceptanceRequests.Approve request) {
        return accepting
                .approve(caller.tenant(), FilterValues.id("id", id), signer(), request.hash())
                .map(this::view);
    }

    @POST
    @Path("/{id}:withdraw")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(
            operationId = "withdrawAcceptance",
            summary = "Takes back a proposal, or opens an accepted difference again",
            description = "One person may: an open break hides nothing.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = AcceptanceRequests.Withdraw.class),
                            examples = @ExampleObject(name = "a reason", value = AcceptanceExamples.WITHDRAW)))
    @APIResponse(
            responseCode = "200",
            description = "Withdrawn.",
            content = @Content(schema = @Schema(implementation = AcceptanceView.class)))
    @APIResponse(
            responseCode = "409",
            description = "not-proposed: there is nothing to withdraw.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "unprocessable: the reason is missing or malformed.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<AcceptanceView> withdraw(
            @Parameter(description = "Break id.") @RestPath String id, AcceptanceRequests.Withdraw request) {
        return accepting
                .withdraw(caller.tenant(), FilterValues.id("id", id), signer(), request.reason())
                .map(this::view);
    }

    private Signer signer() {
        return new Signer(caller.subject(), caller.roles());
    }

    private AcceptanceView view(Known known) {
        return AcceptanceView.of(known, accepting.pending(known));
    }
}
