package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.Calendars;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.app.PolicyBook;
import io.tieout.ledger.app.PolicyId;
import io.tieout.ledger.app.Replays.Window;
import io.tieout.ledger.app.TryPolicy;
import io.tieout.ledger.domain.PostingPolicy;
import io.tieout.ledger.policy.PolicyFile;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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

/// Tries a version of the posting policy on what is recorded.
@Path("/v1/posting-policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Posting policies")
class DryRunResource {

    private final PolicyBook book;
    private final TryPolicy trying;
    private final Policies policies;
    private final Calendars calendars;
    private final Caller caller;

    DryRunResource(PolicyBook book, TryPolicy trying, Policies policies, Calendars calendars, Caller caller) {
        this.calendars = calendars;
        this.book = book;
        this.trying = trying;
        this.policies = policies;
        this.caller = caller;
    }

    @POST
    @Path("/{id}:dryRun")
    @RolesAllowed({Roles.OPERATOR, Roles.FINANCE, Roles.APPROVER, Roles.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            operationId = "dryRunPostingPolicy",
            summary = "Tells what a version would have booked for a window of recorded events",
            description =
                    "Every event of the window is posted by the version, whatever its own date: what the event says,"
                            + " what it takes back, and what is valued by the costs and rates recorded so far. Nothing is booked."
                            + " Corrections are left out on both sides.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = WindowRequest.class),
                            examples = @ExampleObject(name = "a month", value = PolicyExamples.WINDOW)))
    @APIResponse(
            responseCode = "200",
            description = "Counts, totals by account, and the first events that differ.",
            content =
                    @Content(
                            schema = @Schema(implementation = DryRunView.class),
                            examples = @ExampleObject(name = "one difference", value = PolicyExamples.DRY_RUN)))
    @APIResponse(
            responseCode = "400",
            description = "bad-window: a date is missing or malformed, or the window has more than 92 days.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-policy",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<DryRunView> run(
            @Parameter(description = "name@version", example = "retail-default@3") @RestPath String id,
            WindowRequest request) {
        PolicyId policyId = PolicyAnswers.id(id);
        Window window = request.window();
        String tenant = caller.tenant();
        return book.find(tenant, policyId)
                .emitOn(Infrastructure.getDefaultWorkerPool())
                .chain(found -> {
                    String yaml = String.valueOf(found.orElseThrow(() -> PolicyAnswers.unknown(policyId))
                            .yaml());
                    PostingPolicy policy = PolicyFile.ofText(id, yaml);
                    return trying.run(tenant, policy, window)
                            .map(run -> DryRunView.of(
                                    id, run, new ChartOfAccounts(policies.of(tenant), policy, calendars.of(tenant))));
                });
    }

    @Schema(name = "DryRunWindow", description = "Business dates, both included.")
    record WindowRequest(
            @Schema(examples = "2026-11-01") @Nullable String from,
            @Schema(examples = "2026-11-30") @Nullable String to,

            @Schema(description = "Only events of this legal entity.", examples = "US") @Nullable
            String entity) {

        Window window() {
            LocalDate first = required("from", from);
            LocalDate last = required("to", to);
            long days = ChronoUnit.DAYS.between(first, last) + 1;
            if (days < 1 || days > TryPolicy.DAYS_MAX) {
                throw LedgerProblem.BAD_WINDOW.at(
                        "/to", "The window has " + days + " days.", "Send 1 to " + TryPolicy.DAYS_MAX + " days.");
            }
            return new Window(first, last, Parameters.optionalText("/entity", entity));
        }

        private static LocalDate required(String name, @Nullable String text) {
            LocalDate date = Parameters.optionalDate("/" + name, text);
            if (date == null) {
                throw LedgerProblem.BAD_WINDOW.at(
                        "/" + name, name + " is missing.", "Send a business date such as 2026-11-01.");
            }
            return date;
        }
    }
}
