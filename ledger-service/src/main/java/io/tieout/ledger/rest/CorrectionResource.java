package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.FieldError;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.Calendars;
import io.tieout.ledger.app.CorrectBooks;
import io.tieout.ledger.app.Corrected;
import io.tieout.ledger.app.Corrections;
import io.tieout.ledger.app.Corrections.Proposed;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.domain.Objection;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// What is booked because somebody decided it, rather than because an event says so.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Corrections", description = "The only way other services and people book. Two persons, always.")
class CorrectionResource {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final CorrectBooks correcting;
    private final Policies policies;
    private final Calendars calendars;
    private final Caller caller;

    CorrectionResource(CorrectBooks correcting, Policies policies, Calendars calendars, Caller caller) {
        this.calendars = calendars;
        this.correcting = correcting;
        this.policies = policies;
        this.caller = caller;
    }

    @POST
    @Path("/corrections")
    @RolesAllowed(Roles.FINANCE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "correctBooks",
            summary = "Books a correction",
            description =
                    "An entry of its own: what is booked is never edited. Its content must have been approved by"
                            + " somebody else at POST /v1/approvals within the last 24 hours. Repeating the request with its key"
                            + " is safe. An accrual with reverseOn is booked with its reversal, which counts from that date on.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = CorrectionRequest.class),
                            examples = @ExampleObject(name = "bank counts less", value = CorrectionExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Booked.",
            content = @Content(schema = @Schema(implementation = CorrectionView.class)))
    @APIResponse(
            responseCode = "200",
            description = "An earlier request with the same key and content booked it.",
            content =
                    @Content(
                            schema = @Schema(implementation = CorrectionView.class),
                            examples = @ExampleObject(name = "booked", value = CorrectionExamples.BOOKED)))
    @APIResponse(
            responseCode = "403",
            description = "second-person-needed: the approver is the caller. not-approved: the approver did not approve"
                    + " this content, or more than 24 hours ago. Or the token has not the role finance.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "idempotency-key-taken: the key stands for another content.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "correction-refused: unbalanced, an unknown account or event, above the cap, not the opposite of"
                            + " what stands, or not what was approved. Each is named with its field and fix.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unbalanced", value = CorrectionExamples.REFUSED)))
    public Uni<RestResponse<CorrectionView>> correct(CorrectionRequest request) {
        Proposed proposed = CorrectionForm.read(caller.tenant(), caller.subject(), request);
        if (proposed.approvedBy().equals(proposed.requestedBy())) {
            throw LedgerProblem.SECOND_PERSON_NEEDED.at(
                    "/approval/by", "Nobody approves their own correction.", "Have another person approve it.");
        }
        return correcting.book(proposed).map(this::answer);
    }

    private RestResponse<CorrectionView> answer(Corrected corrected) {
        return switch (corrected) {
            case Corrected.Booked(var correction, boolean isNew) -> {
                CorrectionView view = CorrectionView.of(
                        correction, new ChartOfAccounts(policies.of(caller.tenant()), calendars.of(caller.tenant())));
                yield isNew
                        ? RestResponse.ResponseBuilder.<CorrectionView>created(
                                        URI.create("/v1/corrections/" + view.correctionId()))
                                .entity(view)
                                .build()
                        : RestResponse.ok(view);
            }
            case Corrected.KeyTaken(UUID correctionId) ->
                throw LedgerProblem.IDEMPOTENCY_KEY_TAKEN.at(
                        "/idempotencyKey",
                        "The key stands for correction " + correctionId + ", whose content is another one.",
                        "Send a new key for a new correction.");
            case Corrected.NotApproved(String approver, Duration valid) ->
                throw LedgerProblem.NOT_APPROVED.at(
                        "/approval",
                        approver + " has not approved this content within the last " + valid.toHours() + " hours.",
                        "Have them send its hash to POST /v1/approvals.");
            case Corrected.UnknownEvent(UUID eventId) ->
                throw CorrectionForm.refused(List.of(new FieldError(
                        "/eventId", "No event " + eventId + " is recorded.", "Send the id of a recorded event.")));
            case Corrected.Refused(List<Objection> objections) ->
                throw CorrectionForm.refused(objections.stream()
                        .map(objection -> new FieldError(objection.pointer(), objection.message(), objection.fix()))
                        .toList());
        };
    }

    @GET
    @Path("/corrections/{correctionId}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getCorrection", summary = "Shows a correction: who, why, and what it booked")
    @APIResponse(
            responseCode = "200",
            description = "The correction.",
            content =
                    @Content(
                            schema = @Schema(implementation = CorrectionView.class),
                            examples = @ExampleObject(name = "booked", value = CorrectionExamples.BOOKED)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-correction",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<CorrectionView> find(
            @Parameter(description = "From the answer, or `correction.correctionId` of an entry.") @RestPath
                    String correctionId) {
        UUID id = Parameters.id("correctionId", correctionId);
        String tenant = caller.tenant();
        return correcting
                .find(tenant, id)
                .map(found -> CorrectionView.of(
                        found.orElseThrow(
                                () -> LedgerProblem.UNKNOWN_CORRECTION.because("There is no correction " + id + ".")),
                        new ChartOfAccounts(policies.of(tenant), calendars.of(tenant))));
    }

    @POST
    @Path("/approvals")
    @RolesAllowed(Roles.APPROVER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "approve",
            summary = "Approves the content of a correction by its hash",
            description = "It counts for 24 hours, and for whoever sends that very content, except the approver.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = Approving.class),
                            examples = @ExampleObject(name = "a hash", value = CorrectionExamples.APPROVE)))
    @APIResponse(
            responseCode = "200",
            description = "Approved.",
            content =
                    @Content(
                            schema = @Schema(implementation = ApprovalView.class),
                            examples = @ExampleObject(name = "approved", value = CorrectionExamples.APPROVED)))
    @APIResponse(
            responseCode = "422",
            description = "unprocessable: this is no SHA-256 in hexadecimal.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<ApprovalView> approve(Approving request) {
        String hash = request.hash();
        if (hash == null || !HASH.matcher(hash).matches()) {
            throw CommonProblem.UNPROCESSABLE.at(
                    "/hash", "This is no hash.", "Send the 64 lower-case hexadecimal digits of the SHA-256.");
        }
        String by = caller.subject();
        return correcting
                .approve(caller.tenant(), hash, by)
                .map(at -> new ApprovalView(hash, by, Times.of(at), Times.of(at.plus(Corrections.APPROVAL_VALID))));
    }

    @Schema(name = "Approving", requiredProperties = "hash")
    record Approving(
            @Schema(description = "SHA-256 of the correction without its approval; see CorrectionApproval.hash.")
            @Nullable
            String hash) {}

    @Schema(name = "Approval")
    record ApprovalView(String hash, String by, OffsetDateTime at, OffsetDateTime expiresAt) {}
}
