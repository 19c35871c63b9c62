package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.problem.FieldError;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.Calendars;
import io.tieout.ledger.app.ChangePeriods;
import io.tieout.ledger.app.LateAmounts.Item;
import io.tieout.ledger.app.PeriodChanged;
import io.tieout.ledger.app.Periods;
import io.tieout.ledger.app.Periods.Wish;
import io.tieout.ledger.domain.Objection;
import io.tieout.ledger.domain.PeriodAction;
import io.tieout.ledger.domain.PeriodChange;
import io.tieout.ledger.domain.PeriodState;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
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

/// Closes accounting periods and reopens them for what is named.
@Path("/v1/periods")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "Periods")
class PeriodChangeResource {

    private final Periods periods;
    private final ChangePeriods changing;
    private final Calendars calendars;
    private final Caller caller;

    PeriodChangeResource(Periods periods, ChangePeriods changing, Calendars calendars, Caller caller) {
        this.calendars = calendars;
        this.periods = periods;
        this.changing = changing;
        this.caller = caller;
    }

    @POST
    @Path("/{entity}/{period}:softClose")
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "softClosePeriod",
            summary = "Lets no late entries of earlier periods into a period and those before it",
            description = "What has its business date inside is posted there all the same. Approved as a close is.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = PeriodRequest.class),
                            examples = @ExampleObject(name = "soft close", value = PeriodExamples.CLOSE)))
    @APIResponse(
            responseCode = "200",
            description = "Soft-closed, now or by an earlier request with the same key and content.",
            content =
                    @Content(
                            schema = @Schema(implementation = PeriodView.class),
                            examples = @ExampleObject(name = "closed", value = PeriodExamples.CLOSED)))
    @APIResponse(
            responseCode = "403",
            description = "second-person-needed or not-approved; or the token has not the role finance.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "period-decided: it is soft-closed or closed. idempotency-key-taken.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "closed", value = PeriodExamples.DECIDED)))
    @APIResponse(
            responseCode = "422",
            description = "period-refused: errors[] names the fields.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PeriodView> softClose(
            @Parameter(description = "Legal entity.", example = "US") @RestPath String entity,
            @Parameter(
                            description = "A period of the legal entity: a month, or weeks such as 2026-P02.",
                            example = "2026-03")
                    @RestPath
                    String period,
            PeriodRequest request) {
        return change(PeriodAction.SOFT_CLOSE, entity, period, request);
    }

    @POST
    @Path("/{entity}/{period}:close")
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "closePeriod",
            summary = "Closes a period and all before it, for good",
            description = "From then on late events of it are posted in the first open period, with their business"
                    + " date, and nobody dates a correction in it. Its last day must be over everywhere. The approver"
                    + " sends the hash of the content, with action, entity and period, to POST /v1/approvals; a"
                    + " request without an approval is answered with the hash.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = PeriodRequest.class),
                            examples = @ExampleObject(name = "close", value = PeriodExamples.CLOSE)))
    @APIResponse(
            responseCode = "200",
            description = "Closed, now or by an earlier request with the same key and content.",
            content =
                    @Content(
                            schema = @Schema(implementation = PeriodView.class),
                            examples = @ExampleObject(name = "closed", value = PeriodExamples.CLOSED)))
    @APIResponse(
            responseCode = "403",
            description = "second-person-needed or not-approved; or the token has not the role finance.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "period-decided: it is closed. period-not-over. late-undecided: material amounts were posted"
                    + " late in it, and no approver decided on them. late-to-do: it was decided to accrue them or to"
                    + " reopen their period, and that is not done. errors[] names each amount. idempotency-key-taken.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = {
                                @ExampleObject(name = "closed", value = PeriodExamples.DECIDED),
                                @ExampleObject(name = "undecided", value = LateExamples.UNDECIDED),
                                @ExampleObject(name = "not carried out", value = LateExamples.TO_DO)
                            }))
    @APIResponse(
            responseCode = "422",
            description = "period-refused: errors[] names the fields.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PeriodView> close(
            @Parameter(description = "Legal entity.", example = "US") @RestPath String entity,
            @Parameter(
                            description = "A period of the legal entity: a month, or weeks such as 2026-P02.",
                            example = "2026-03")
                    @RestPath
                    String period,
            PeriodRequest request) {
        return change(PeriodAction.CLOSE, entity, period, request);
    }

    @POST
    @Path("/{entity}/{period}:reopen")
    @RolesAllowed(Roles.APPROVER)
    @Operation(
            operationId = "reopenPeriod",
            summary = "Lets what is named into a closed period, and nothing else",
            description = "Late entries of the events are reversed where they stand and posted in the period, at once."
                    + " Corrections with the keys may be dated in it, each once. By an approver, with another"
                    + " approver's approval.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = PeriodRequest.class),
                            examples = @ExampleObject(name = "for an event", value = PeriodExamples.REOPEN)))
    @APIResponse(
            responseCode = "200",
            description = "Done, now or by an earlier request with the same key and content.",
            content =
                    @Content(
                            schema = @Schema(implementation = PeriodView.class),
                            examples = @ExampleObject(name = "closed again", value = PeriodExamples.CLOSED)))
    @APIResponse(
            responseCode = "403",
            description = "second-person-needed or not-approved; or the token has not the role approver.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "period-decided: it is not closed. idempotency-key-taken.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "period-refused: an event has nothing that is late, or also stands in the books of an entity"
                    + " whose period is closed. errors[] names it.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PeriodView> reopen(
            @Parameter(description = "Legal entity.", example = "US") @RestPath String entity,
            @Parameter(
                            description = "A period of the legal entity: a month, or weeks such as 2026-P02.",
                            example = "2026-03")
                    @RestPath
                    String period,
            PeriodRequest request) {
        return change(PeriodAction.REOPEN, entity, period, request);
    }

    private Uni<PeriodView> change(PeriodAction action, String entity, String period, PeriodRequest request) {
        PeriodForm.Target target = new PeriodForm.Target(
                caller.tenant(),
                caller.subject(),
                action,
                Parameters.text("entity", entity),
                Parameters.period("period", period, calendars.of(caller.tenant(), entity)));
        Wish wish = PeriodForm.read(target, request);
        return changing.change(wish).chain(changed -> {
            PeriodChange change = done(wish.change(), changed);
            return periods.find(caller.tenant(), change.entity(), change.period())
                    .map(PeriodView::of);
        });
    }

    private static PeriodChange done(PeriodChange wanted, PeriodChanged changed) {
        return switch (changed) {
            case PeriodChanged.Done _ -> wanted;
            case PeriodChanged.KeyTaken(UUID changeId) ->
                throw LedgerProblem.IDEMPOTENCY_KEY_TAKEN.at(
                        "/idempotencyKey",
                        "The key stands for change " + changeId + ", whose content is another one.",
                        "Send a new key for a new change.");
            case PeriodChanged.NotApproved(String approver) ->
                throw LedgerProblem.NOT_APPROVED.at(
                        "/approval",
                        approver + " has not approved this content within the last 24 hours.",
                        "Have them send its hash to POST /v1/approvals.");
            case PeriodChanged.NotNow(PeriodState state) ->
                throw LedgerProblem.PERIOD_DECIDED.because(
                        wanted.period().name() + " of " + wanted.entity() + " is " + state.code() + ".");
            case PeriodChanged.NotOver(LocalDate lastDay) ->
                throw LedgerProblem.PERIOD_NOT_OVER.because(
                        wanted.period().name() + " is not over everywhere; its last day is " + lastDay + ".");
            case PeriodChanged.NotSettled(List<Item> items) -> throw LateErrors.of(wanted, items);
            case PeriodChanged.Refused(List<Objection> objections) ->
                throw FormErrors.of(
                        LedgerProblem.PERIOD_REFUSED,
                        objections.stream()
                                .map(objection ->
                                        new FieldError(objection.pointer(), objection.message(), objection.fix()))
                                .toList());
        };
    }
}
