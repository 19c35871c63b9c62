package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Limits;
import io.tieout.event.Reference;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.kit.trace.RecordTrace;
import io.tieout.ledger.app.UnmergeTransactions;
import io.tieout.ledger.app.Unmerged;
import io.tieout.ledger.app.Unmerging.Unmerge;
import io.tieout.ledger.app.Unmerging.Wish;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
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
import org.jspecify.annotations.Nullable;

/// Takes transactions apart that a reference tied wrongly.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Transactions")
class SplitResource {

    private final UnmergeTransactions unmerging;
    private final RecordTrace trace;
    private final Caller caller;

    SplitResource(UnmergeTransactions unmerging, RecordTrace trace, Caller caller) {
        this.unmerging = unmerging;
        this.trace = trace;
        this.caller = caller;
    }

    @POST
    @Path("/transactions/{correlationId}:split")
    @RolesAllowed({Roles.OPERATOR, Roles.FINANCE})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "splitTransaction",
            summary = "Takes a transaction apart that a reference tied wrongly",
            description = "The reference stops joining, for good and for the whole tenant; the events regroup by their"
                    + " other references, and their entries move with them. The approver sends the hash of the"
                    + " content, with action and correlationId, to POST /v1/approvals; a request without an approval"
                    + " is answered with the hash. Told as tieout.transaction.split.v1.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = SplitRequest.class),
                            examples = @ExampleObject(name = "a default value", value = SplitExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "Taken apart, now or by an earlier request with the same key and content.",
            content =
                    @Content(
                            schema = @Schema(implementation = SplitView.class),
                            examples = @ExampleObject(name = "in two", value = SplitExamples.DONE)))
    @APIResponse(
            responseCode = "403",
            description = "second-person-needed or not-approved; or the token has neither the role operator nor"
                    + " finance.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-transaction",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "not-tied: the reference does not tie this transaction, or has stopped joining. still-tied:"
                    + " other references tie all of it too; nothing changed. idempotency-key-taken.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "not tied", value = SplitExamples.NOT_TIED)))
    @APIResponse(
            responseCode = "422",
            description = "split-refused: errors[] names the fields.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SplitView> split(
            @Parameter(description = "Any id that leads to the transaction.") @RestPath String correlationId,
            SplitRequest request) {
        Wish wish = wish(Parameters.id("correlationId", correlationId), request);
        return unmerging.unmerge(wish).map(unmerged -> SplitView.of(done(wish, unmerged)));
    }

    private Wish wish(UUID correlationId, SplitRequest request) {
        FormErrors errors = new FormErrors();
        String key = errors.text("/idempotencyKey", request.idempotencyKey(), Limits.ID_LENGTH_MAX);
        String reason = errors.text("/reason", request.reason(), Limits.TEXT_LENGTH_MAX);
        Reference reference = reference(errors, request.reference());
        String hash = CanonicalJson.hashOf(new SplitRequest.Content(
                "split", correlationId.toString(), request.idempotencyKey(), request.reference(), request.reason()));
        String approver = errors.approver(caller.subject(), hash, request.approval());
        errors.requireNone(LedgerProblem.SPLIT_REFUSED);
        return new Wish(
                caller.tenant(),
                correlationId,
                Objects.requireNonNull(reference),
                key,
                hash,
                reason,
                caller.subject(),
                approver,
                trace.current());
    }

    private static @Nullable Reference reference(FormErrors errors, @Nullable String text) {
        try {
            return Reference.parse(errors.text("/reference", text, Limits.TEXT_LENGTH_MAX));
        } catch (IllegalArgumentException malformed) {
            errors.add(
                    "/reference",
                    String.valueOf(malformed.getMessage()) + ".",
                    "Send type:issuer:value, such as order:shopify-us:1001.");
            return null;
        }
    }

    private static Unmerge done(Wish wish, Unmerged unmerged) {
        return switch (unmerged) {
            case Unmerged.Done done -> done.unmerge();
            case Unmerged.KeyTaken(UUID unmergeId) ->
                throw LedgerProblem.IDEMPOTENCY_KEY_TAKEN.at(
                        "/idempotencyKey",
                        "The key stands for split " + unmergeId + ", whose content is another one.",
                        "Send a new key for a new split.");
            case Unmerged.NotApproved(String approver) ->
                throw LedgerProblem.NOT_APPROVED.at(
                        "/approval",
                        approver + " has not approved this content within the last 24 hours.",
                        "Have them send its hash to POST /v1/approvals.");
            case Unmerged.UnknownTransaction(UUID id) ->
                throw LedgerProblem.UNKNOWN_TRANSACTION.because("No transaction has the id " + id + ".");
            case Unmerged.NotTied() ->
                throw LedgerProblem.NOT_TIED.because(
                        "No event of it is tied by " + wish.reference() + ", or it has stopped joining.");
            case Unmerged.StillTied() ->
                throw LedgerProblem.STILL_TIED.because(
                        "Without " + wish.reference() + " other references tie all of it. It goes on joining.");
        };
    }
}
