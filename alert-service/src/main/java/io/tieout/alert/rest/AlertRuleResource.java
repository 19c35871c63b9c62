package io.tieout.alert.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertRules;
import io.tieout.alert.app.Channels;
import io.tieout.alert.app.SweepTenants;
import io.tieout.alert.domain.AlertRule;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
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
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// The rules of the caller's tenant. A change takes effect before it is answered.
@Path("/v1/alert-rules")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Alert rules", description = "Thresholds on open breaks, per entity and currency.")
class AlertRuleResource {

    private static final String EXAMPLE = """
            {"name":"refund-amount","severity":"P2",
             "threshold":{"amounts":[{"amount":"100.00","currency":"USD"}]},
             "scope":{"rules":["refunds"],"entities":["US"]}}""";

    private final AlertRules rules;
    private final Channels channels;
    private final SweepTenants sweeps;
    private final Caller caller;

    AlertRuleResource(AlertRules rules, Channels channels, SweepTenants sweeps, Caller caller) {
        this.rules = rules;
        this.channels = channels;
        this.sweeps = sweeps;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List alert rules by name", description = "A tenant seen for the first time has the defaults.")
    @APIResponse(responseCode = "200", description = "One page; `next` is the cursor of the following one.")
    @APIResponse(
            responseCode = "400",
            description = "The page size or the cursor is malformed.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<RuleView>> list(
            @Parameter(description = "1 to 500, default 50") @RestQuery @Nullable String pageSize,
            @Parameter(description = "`next` of the page before") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        PageRequest page = PageRequest.of(pageSize, cursor, "alert-rules", tenant);
        return rules.list(tenant, page)
                .map(found ->
                        page.page(found, kept -> List.of(kept.rule().name())).map(RuleView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show one rule and the currencies it does not watch")
    @APIResponse(responseCode = "200", description = "The rule.")
    @APIResponse(
            responseCode = "404",
            description = "There is no such rule in the caller's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RuleView> one(@RestPath String id) {
        return rules.find(caller.tenant(), Faults.id("alert rule", id))
                .map(found -> found.orElseThrow(() -> Faults.unknown("alert rule")))
                .chain(kept -> rules.unwatched(kept.rule()).map(unwatched -> RuleView.of(kept, unwatched)));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Add a rule", description = "Idempotent by name and content.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = RuleRequest.class),
                            examples = @ExampleObject(name = "amount", value = EXAMPLE)))
    @APIResponse(
            responseCode = "201",
            description = "Added, and evaluated.",
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there already.",
            content = @Content(schema = @Schema(implementation = RuleView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Another rule has the name.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Fields are wrong; each is named with its fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<RuleView>> add(RuleRequest request) {
        AlertRule rule = RuleForm.read(caller.tenant(), UUID.randomUUID(), request);
        return requireChannels(rule).chain(() -> rules.add(rule)).chain(added -> {
            RuleView view = RuleView.of(added.kept());
            if (added.isNew()) {
                return sweeps.sweep()
                        .replaceWith(RestResponse.ResponseBuilder.<RuleView>created(
                                        URI.create("/v1/alert-rules/" + view.id()))
                                .entity(view)
                                .build());
            }
            if (!added.kept().rule().doesTheSameAs(rule)) {
                throw nameTaken(rule.name(), view.id());
            }
            return Uni.createFrom().item(RestResponse.ok(view));
        });
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Replace a rule",
            description = "Its open alerts are evaluated by the new rule; those it no longer covers resolve.")
    @RequestBody(content = @Content(schema = @Schema(implementation = RuleRequest.class)))
    @APIResponse(responseCode = "200", description = "Replaced, and evaluated.")
    @APIResponse(
            responseCode = "404",
            description = "There is no such rule in the caller's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "Another rule has the name, or the version is not the present one.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Fields are wrong; each is named with its fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RuleView> replace(@RestPath String id, RuleRequest request) {
        AlertRule rule = RuleForm.read(caller.tenant(), Faults.id("alert rule", id), request);
        return requireChannels(rule)
                .chain(() -> rules.replace(rule, Optional.ofNullable(request.version())))
                .map(outcome -> switch (outcome) {
                    case AlertRules.Replaced.Done done -> RuleView.of(done.kept());
                    case AlertRules.Replaced.Unknown _ -> throw Faults.unknown("alert rule");
                    case AlertRules.Replaced.NameTaken _ -> throw nameTaken(rule.name(), null);
                    case AlertRules.Replaced.Stale(int version) ->
                        throw AlertProblem.STALE_VERSION.at(
                                "/version", "The present version is " + version + ".", "Read it again, then send it.");
                })
                .call(() -> sweeps.sweep(rule.tenant()));
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Delete a rule", description = "Its open alerts resolve with the reason rule-withdrawn.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(
            responseCode = "404",
            description = "There is no such rule in the caller's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> remove(@RestPath String id) {
        String tenant = caller.tenant();
        return rules.remove(tenant, Faults.id("alert rule", id)).chain(isRemoved -> {
            if (!isRemoved) {
                throw Faults.unknown("alert rule");
            }
            return sweeps.sweep(tenant);
        });
    }

    private Uni<Void> requireChannels(AlertRule rule) {
        return channels.unknown(rule.tenant(), rule.channels())
                .invoke(unknown -> {
                    Faults faults = new Faults();
                    unknown.forEach(id -> faults.add("/channels", id + " is unknown", "send ids of /v1/channels"));
                    faults.throwIfAny();
                })
                .replaceWithVoid();
    }

    private static RuntimeException nameTaken(String name, @Nullable UUID id) {
        return AlertProblem.NAME_TAKEN.at(
                "/name",
                "A rule '" + name + "' exists with other content.",
                id == null ? "Choose another name." : "Choose another name, or PUT /v1/alert-rules/" + id + ".");
    }
}
