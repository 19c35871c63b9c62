package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Coded;
import io.tieout.event.Limits;
import io.tieout.event.calendar.FiscalPeriod;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.Calendars;
import io.tieout.ledger.app.DecideLateAmounts;
import io.tieout.ledger.app.LateAmounts;
import io.tieout.ledger.app.LateAmounts.Decision;
import io.tieout.ledger.app.LateAmounts.Wish;
import io.tieout.ledger.app.LateDecided;
import io.tieout.ledger.domain.LateVerdict;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
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

/// Material amounts that were posted late, and what was decided about them.
@Path("/v1/periods")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Periods")
class LateResource {

    private final LateAmounts amounts;
    private final DecideLateAmounts deciding;
    private final Calendars calendars;
    private final Caller caller;

    LateResource(LateAmounts amounts, DecideLateAmounts deciding, Calendars calendars, Caller caller) {
        this.calendars = calendars;
        this.amounts = amounts;
        this.deciding = deciding;
        this.caller = caller;
    }

    @GET
    @Path("/{entity}/{period}/late")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listLateAmounts",
            summary = "Shows what was posted late in a period and must be decided on before it is closed",
            description =
                    "By the period of the business dates and currency: events of at least T1, or all of them where"
                            + " they come to performance materiality. What of the same period stands in earlier ones is"
                            + " counted. What is not material is not shown; GET /v1/entries?outOfPeriod=true lists everything.")
    @APIResponse(
            responseCode = "200",
            description = "What is decided on; no items where nothing is material.",
            content =
                    @Content(
                            schema = @Schema(implementation = LateAmountsView.class),
                            examples = {
                                @ExampleObject(name = "undecided", value = LateExamples.UNDECIDED_LIST),
                                @ExampleObject(name = "decided", value = LateExamples.DECIDED_LIST)
                            }))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter: this is no period of the legal entity.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<LateAmountsView> list(
            @Parameter(description = "Legal entity.", example = "US") @RestPath String entity,
            @Parameter(
                            description = "A period of the legal entity: a month, or weeks such as 2026-P02.",
                            example = "2026-04")
                    @RestPath
                    String period) {
        String only = Parameters.text("entity", entity);
        FiscalPeriod asked = Parameters.period("period", period, calendars.of(caller.tenant(), only));
        return amounts.of(caller.tenant(), only, asked).map(items -> LateAmountsView.of(only, asked, items));
    }

    @POST
    @Path("/{entity}/{period}:decide")
    @RolesAllowed(Roles.APPROVER)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "decideLateAmount",
            summary = "Records what is done about material amounts that were posted late in a period",
            description = "By an approver, for the content that they looked at. It books nothing: accrue by"
                    + " POST /v1/corrections, reopen by :reopen; the period is closed once that is done. Asking again"
                    + " answers the same. What was decided and is not carried out may be decided anew.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = DecisionRequest.class),
                            examples = @ExampleObject(name = "pass", value = LateExamples.DECIDE)))
    @APIResponse(
            responseCode = "200",
            description = "Decided so, now or before.",
            content =
                    @Content(
                            schema = @Schema(implementation = LateDecisionView.class),
                            examples = @ExampleObject(name = "passed", value = LateExamples.DECIDED)))
    @APIResponse(
            responseCode = "409",
            description = "late-decided: the same content was decided on otherwise, and that is done.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "otherwise", value = LateExamples.OTHERWISE)))
    @APIResponse(
            responseCode = "422",
            description = "unprocessable: nothing with this hash is to be decided on, or a field is missing.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<LateDecisionView> decide(
            @Parameter(description = "Legal entity.", example = "US") @RestPath String entity,
            @Parameter(description = "The period that is to be closed.", example = "2026-04") @RestPath String period,
            DecisionRequest request) {
        FormErrors errors = new FormErrors();
        String hash = errors.text("/contentHash", request.contentHash(), Limits.ID_LENGTH_MAX);
        String reason = errors.text("/reason", request.reason(), Limits.TEXT_LENGTH_MAX);
        Optional<LateVerdict> verdict =
                Optional.ofNullable(request.decision()).flatMap(code -> Coded.find(LateVerdict.class, code));
        if (verdict.isEmpty()) {
            errors.add("/decision", "This is no decision.", "Send pass, accrue or reopen.");
        }
        errors.requireNone(CommonProblem.UNPROCESSABLE);
        Wish wish = new Wish(
                caller.tenant(),
                Parameters.text("entity", entity),
                Parameters.period("period", period, calendars.of(caller.tenant(), entity)),
                hash,
                verdict.orElseThrow(),
                reason,
                caller.subject());
        return deciding.decide(wish).map(LateResource::done);
    }

    private static LateDecisionView done(LateDecided decided) {
        return switch (decided) {
            case LateDecided.Done(Decision decision) -> LateDecisionView.of(decision);
            case LateDecided.Otherwise(LateVerdict verdict) ->
                throw LedgerProblem.LATE_DECIDED.because("It was decided to " + verdict.code() + ".");
            case LateDecided.OtherHash() ->
                throw CommonProblem.UNPROCESSABLE.at(
                        "/contentHash",
                        "Nothing with this hash is to be decided on; maybe more came late.",
                        "Look at what is late again and send its contentHash.");
        };
    }

    @Schema(
            name = "LateDecisionRequest",
            requiredProperties = {"contentHash", "decision", "reason"})
    record DecisionRequest(
            @Schema(description = "contentHash of the item: what was looked at is what is decided on.") @Nullable
            String contentHash,

            @Schema(enumeration = {"pass", "accrue", "reopen"}) @Nullable
            String decision,

            @Schema(examples = "Disclosed with April") @Nullable
            String reason) {}
}
