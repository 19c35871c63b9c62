package io.tieout.recon.rest;

import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.Page;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.PublishedRule;
import io.tieout.recon.app.ReconProblem;
import io.tieout.recon.app.RuleDrafts;
import io.tieout.recon.app.RuleLibrary;
import io.tieout.recon.app.TryRule;
import io.tieout.recon.domain.Rule;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
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
import org.jspecify.annotations.Nullable;

/// The rules that are in force, and what another version would have found.
@Path("/v1/rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Rules")
class RuleResource {

    private static final String YAML = "application/yaml";

    private final RuleLibrary library;
    private final RuleDrafts drafts;
    private final TryRule trying;
    private final Caller caller;

    RuleResource(RuleLibrary library, RuleDrafts drafts, TryRule trying, Caller caller) {
        this.library = library;
        this.drafts = drafts;
        this.trying = trying;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listRules", summary = "Lists the rules in force, in the order of the configuration")
    @APIResponse(
            responseCode = "200",
            description = "All of them on one page.",
            content =
                    @Content(
                            schema = @Schema(implementation = RulePage.class),
                            examples = @ExampleObject(name = "one rule", value = RuleExamples.RULES)))
    public Page<RuleView> list() {
        return new Page<>(library.rules().stream().map(RuleView::of).toList(), null);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getRule", summary = "One rule in force with the text of its file")
    @APIResponse(
            responseCode = "200",
            description = "The rule.",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleView.class),
                            examples = @ExampleObject(name = "the sum of payouts", value = RuleExamples.RULE)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-rule: none with this id is in force.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public RuleView one(@Parameter(description = "Id of the rule.", example = "payout-lines") @RestPath String id) {
        PublishedRule found = library.find(id)
                .orElseThrow(() -> ReconProblem.UNKNOWN_RULE.because(
                        "No rule '" + FilterValues.shortened(id) + "' is in force; GET /v1/rules lists them."));
        return RuleView.withText(found);
    }

    @POST
    @Path("/{id}:dryRun")
    @Blocking
    @Consumes({YAML, "text/yaml", MediaType.TEXT_PLAIN})
    @RolesAllowed({Roles.OPERATOR, Roles.FINANCE, Roles.APPROVER, Roles.ADMIN})
    @Operation(
            operationId = "dryRunRule",
            summary = "Tells what a draft of a rule would find in what is recorded, and what would change",
            description =
                    "The draft's own cases are run first. Then everything recorded that is of its business is folded"
                            + " by the draft and by the version in force, both at this business instant. Nothing is written."
                            + " One call looks at a bounded number of transactions or references; go on with `next`.")
    @RequestBody(
            required = true,
            description = "The file of the draft.",
            content =
                    @Content(
                            mediaType = YAML,
                            schema = @Schema(implementation = String.class),
                            examples = @ExampleObject(name = "the sum of payouts", value = RuleExamples.DRAFT)))
    @APIResponse(
            responseCode = "200",
            description = "What both find, added up, and the first keys about which they differ.",
            content =
                    @Content(
                            schema = @Schema(implementation = RuleTrialView.class),
                            examples = @ExampleObject(name = "a break would close", value = RuleExamples.TRIAL)))
    @APIResponse(
            responseCode = "400",
            description = "bad-rule: every line that is wrong and every case that fails, or a draft with another id"
                    + " than the path's. bad-filter, bad-cursor: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RuleTrialView> dryRun(
            @Parameter(
                            description = "Id of the rule; one that is not in force is compared with nothing.",
                            example = "payout-lines")
                    @RestPath
                    String id,
            @BeanParam RuleTrialParameters parameters,
            @Nullable String text) {
        Rule draft = drafts.read(text == null ? "" : text);
        if (!draft.terms().id().equals(id)) {
            throw ReconProblem.BAD_RULE.at(
                    "rule",
                    "The draft is called '" + draft.terms().id() + "', the path says '" + FilterValues.shortened(id)
                            + "'.",
                    "Send it to /v1/rules/" + draft.terms().id() + ":dryRun.");
        }
        String tenant = caller.tenant();
        TryRule.Window window = parameters.window();
        Object[] bound = {"dry-run", tenant, id, window};
        @Nullable UUID after = parameters.after(bound);
        return trying.run(tenant, draft, window, after, parameters.units())
                .map(trial -> RuleTrialView.of(
                        trial, trial.next() == null ? null : Cursor.encode(List.of(trial.next()), bound)));
    }

    /// For the API description only.
    @Schema(name = "RulePage")
    record RulePage(List<RuleView> items) {}
}
