package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Limits;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.Calendars;
import io.tieout.ledger.app.ReverseSettlements;
import io.tieout.ledger.app.SettlementReversed;
import io.tieout.ledger.app.Settlements;
import io.tieout.ledger.app.Settlements.Residue;
import io.tieout.ledger.app.Settlements.Reversal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
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
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Residues of clearing that the posting policy booked away, or did not although they are small.
@Path("/v1/settlements")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Books")
class SettlementResource {

    private final Settlements settlements;
    private final ReverseSettlements reversing;
    private final Calendars calendars;
    private final Caller caller;

    SettlementResource(Settlements settlements, ReverseSettlements reversing, Calendars calendars, Caller caller) {
        this.calendars = calendars;
        this.settlements = settlements;
        this.reversing = reversing;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listSettlements",
            summary = "Lists residues of clearing that the policy settled, and those that a cap stopped, by date",
            description = "What is too much for one residue, or waits for its other side, is not listed: it stands open"
                    + " in the sub-ledger of its account.")
    @APIResponse(
            responseCode = "200",
            description = "A page of residues.",
            content =
                    @Content(
                            schema = @Schema(implementation = SettlementPage.class),
                            examples = @ExampleObject(name = "page", value = SettlementExamples.PAGE)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-page-size or bad-cursor.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<SettlementView>> list(
            @Parameter(description = "Legal entity.", example = "US") @RestQuery @Nullable String entity,
            @Parameter(description = "Clearing account.", example = "1200") @RestQuery @Nullable String account,
            @Parameter(
                            description = "Posted in this accounting period; of open ones that of their date.",
                            example = "2026-03")
                    @RestQuery
                    @Nullable
                    String period,
            @Parameter(description = "settled, reversed or open.", example = "open") @RestQuery @Nullable String state,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        Settlements.Filter filter = new Settlements.Filter(
                Parameters.optionalText("entity", entity),
                Parameters.optionalText("account", account),
                Parameters.optionalPeriod("period", period, entity, calendars.of(tenant)),
                Parameters.optionalCode("state", state, List.of(Settlements.State.values())));
        PageRequest page = PageRequest.of(pageSize, cursor, "settlements", tenant, filter);
        return settlements
                .list(tenant, filter, position(page.after()), page.limit())
                .map(found -> page.page(found, SettlementResource::sortKeys)
                        .map(residue -> SettlementView.of(residue, calendars.of(tenant))));
    }

    @POST
    @Path("/{settlementId}:reverse")
    @RolesAllowed(Roles.FINANCE)
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "reverseSettlement",
            summary = "Reverses a settlement, so that its residue stands open again",
            description = "By an entry of its own, on the same business date; where that is closed, in the first period"
                    + " that is open. The residue is never settled again. The approver sends the hash of the content,"
                    + " with action reverse-settlement and settlementId, to POST /v1/approvals; a request without an"
                    + " approval is answered with the hash.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = SettlementRequest.class),
                            examples = @ExampleObject(name = "a claim", value = SettlementExamples.REQUEST)))
    @APIResponse(
            responseCode = "200",
            description = "Reversed, now or by an earlier request with the same content.",
            content =
                    @Content(
                            schema = @Schema(implementation = SettlementView.class),
                            examples = @ExampleObject(name = "reversed", value = SettlementExamples.REVERSED)))
    @APIResponse(
            responseCode = "403",
            description = "second-person-needed or not-approved; or the token has not the role finance.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-settlement",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "settlement-reversed: because its key moved, or for another reason.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "before", value = SettlementExamples.BEFORE)))
    @APIResponse(
            responseCode = "422",
            description = "settlement-refused: errors[] names the fields.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SettlementView> reverse(
            @Parameter(description = "The settlement's id.") @RestPath String settlementId, SettlementRequest request) {
        return reversing
                .reverse(wish(Parameters.id("settlementId", settlementId), request))
                .map(reversed -> SettlementView.of(done(reversed), calendars.of(caller.tenant())));
    }

    private Settlements.Wish wish(UUID settlementId, SettlementRequest request) {
        FormErrors errors = new FormErrors();
        String reason = errors.text("/reason", request.reason(), Limits.TEXT_LENGTH_MAX);
        String hash = CanonicalJson.hashOf(
                new SettlementRequest.Content("reverse-settlement", request.reason(), settlementId.toString()));
        String approver = errors.approver(caller.subject(), hash, request.approval());
        errors.requireNone(LedgerProblem.SETTLEMENT_REFUSED);
        return new Settlements.Wish(caller.tenant(), settlementId, reason, hash, caller.subject(), approver);
    }

    private static Residue done(SettlementReversed reversed) {
        return switch (reversed) {
            case SettlementReversed.Done(Residue residue) -> residue;
            case SettlementReversed.Unknown(UUID settlementId) ->
                throw LedgerProblem.UNKNOWN_SETTLEMENT.because("No settlement has the id " + settlementId + ".");
            case SettlementReversed.Before(Residue residue) -> {
                Reversal reversal = Objects.requireNonNull(residue.reversal(), "it was reversed before");
                throw LedgerProblem.SETTLEMENT_REVERSED.because(
                        "It was reversed at " + reversal.at() + ": " + reversal.reason() + ".");
            }
            case SettlementReversed.NotApproved(String approver) ->
                throw LedgerProblem.NOT_APPROVED.at(
                        "/approval",
                        approver + " has not approved this content within the last 24 hours.",
                        "Have them send its hash to POST /v1/approvals.");
        };
    }

    private static List<?> sortKeys(Residue residue) {
        return List.of(
                residue.businessDate(),
                residue.entity(),
                residue.account(),
                residue.subKey(),
                residue.amount().currency().getCurrencyCode(),
                residue.number());
    }

    private static Settlements.@Nullable Position position(@Nullable Cursor after) {
        return after == null
                ? null
                : new Settlements.Position(
                        Objects.requireNonNull(Parameters.optionalDate("cursor", after.text(0))),
                        after.text(1),
                        after.text(2),
                        after.text(3),
                        after.text(4),
                        Math.toIntExact(after.number(5)));
    }

    @Schema(name = "SettlementPage")
    record SettlementPage(
            List<SettlementView> items, @Nullable String next) {}
}
