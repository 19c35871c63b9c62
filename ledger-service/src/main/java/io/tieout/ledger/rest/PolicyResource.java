package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.PolicyBook;
import io.tieout.ledger.app.PolicyChange;
import io.tieout.ledger.app.PolicyId;
import io.tieout.ledger.app.PolicyVersion;
import io.tieout.ledger.policy.PolicyFile;
import io.tieout.ledger.policy.PolicyRefused;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/// Versions of the posting policy: saved by one person, put in force by another.
@Path("/v1/posting-policies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Posting policies", description = "Which events book what, from which business date on.")
class PolicyResource {

    private static final int YAML_BYTES_MAX = 1 << 19;

    private final PolicyBook book;
    private final Caller caller;

    PolicyResource(PolicyBook book, Caller caller) {
        this.book = book;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listPostingPolicies",
            summary = "Lists the versions of the posting policy",
            description = "The latest dates first, and last the one that comes with the configuration. At most 500, so"
                    + " there is one page.")
    @APIResponse(
            responseCode = "200",
            description = "The versions, without their texts.",
            content =
                    @Content(
                            schema = @Schema(implementation = PolicyList.class),
                            examples = @ExampleObject(name = "one version", value = PolicyExamples.LIST)))
    public Uni<PolicyList> list() {
        return book.list(caller.tenant())
                .map(all -> new PolicyList(
                        all.stream().map(version -> PolicyView.of(version, all)).toList()));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getPostingPolicy", summary = "Shows a version with its text and what it says in short")
    @APIResponse(
            responseCode = "200",
            description = "The version.",
            content =
                    @Content(
                            schema = @Schema(implementation = PolicyDetailView.class),
                            examples = @ExampleObject(name = "active", value = PolicyExamples.DETAIL)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-policy",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PolicyDetailView> find(
            @Parameter(description = "name@version", example = "retail-default@3") @RestPath String id) {
        PolicyId policy = PolicyAnswers.id(id);
        String tenant = caller.tenant();
        return book.list(tenant)
                .chain(all -> book.find(tenant, policy)
                        .emitOn(Infrastructure.getDefaultWorkerPool())
                        .map(found -> detail(found.orElseThrow(() -> PolicyAnswers.unknown(policy)), all)));
    }

    private static PolicyDetailView detail(PolicyVersion version, List<PolicyVersion> all) {
        String yaml = String.valueOf(version.yaml());
        return PolicyDetailView.of(
                PolicyView.of(version, all), PolicyFile.ofText(version.id().toString(), yaml), yaml);
    }

    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.FINANCE, Roles.ADMIN})
    @Consumes(MediaType.WILDCARD)
    @Operation(
            operationId = "savePostingPolicy",
            summary = "Saves a version as a draft",
            description = "It books nothing until another person activates it. The same text again answers with what is"
                    + " kept. What would not balance, names unknown accounts, leaves a code undecided or decides one twice"
                    + " is refused with its line.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/yaml",
                            schema = @Schema(type = SchemaType.STRING),
                            examples = @ExampleObject(name = "a small shop", value = PolicyExamples.YAML)))
    @APIResponse(
            responseCode = "201",
            description = "Saved.",
            content = @Content(schema = @Schema(implementation = PolicyView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there already.",
            content =
                    @Content(
                            schema = @Schema(implementation = PolicyView.class),
                            examples = @ExampleObject(name = "draft", value = PolicyExamples.DRAFT)))
    @APIResponse(
            responseCode = "409",
            description = "policy-taken: the version stands for another text. too-many-policies.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "413",
            description = "too-large: more than 512 KiB.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "policy-refused, with the line and the fix.",
            content =
                    @Content(
                            mediaType = Problem.MEDIA_TYPE,
                            schema = @Schema(implementation = Problem.class),
                            examples = @ExampleObject(name = "unbalanced", value = PolicyExamples.REFUSED)))
    public Uni<RestResponse<PolicyView>> save(byte[] yaml) {
        if (yaml.length > YAML_BYTES_MAX) {
            throw CommonProblem.TOO_LARGE.because("A policy has at most " + YAML_BYTES_MAX + " bytes.");
        }
        return book.save(caller.tenant(), new String(yaml, StandardCharsets.UTF_8), caller.subject())
                .onFailure(PolicyRefused.class)
                .transform(PolicyAnswers::refused)
                .map(PolicyAnswers::done)
                .map(done -> {
                    PolicyView view = PolicyView.of(done.version(), List.of());
                    return done.isNew()
                            ? RestResponse.ResponseBuilder.<PolicyView>created(
                                            URI.create("/v1/posting-policies/" + view.id()))
                                    .entity(view)
                                    .build()
                            : RestResponse.ok(view);
                });
    }

    @POST
    @Path("/{id}:activate")
    @RolesAllowed(Roles.APPROVER)
    @Operation(
            operationId = "activatePostingPolicy",
            summary = "Puts a draft in force from its date on",
            description = "By another person than saved it. The date begins nowhere on Earth within the next hour"
                    + " (tieout.ledger.policy-notice), so every instance knows the version before it books by it.")
    @APIResponse(
            responseCode = "200",
            description = "Active, now or before.",
            content =
                    @Content(
                            schema = @Schema(implementation = PolicyView.class),
                            examples = @ExampleObject(name = "active", value = PolicyExamples.ACTIVE)))
    @APIResponse(
            responseCode = "403",
            description = "second-person-needed, or the token has not the role approver.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-policy",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "too-soon, policy-date-taken or policy-decided.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PolicyView> activate(
            @Parameter(description = "name@version", example = "retail-default@3") @RestPath String id) {
        return view(book.activate(caller.tenant(), PolicyAnswers.id(id), caller.subject()));
    }

    @POST
    @Path("/{id}:retire")
    @RolesAllowed(Roles.APPROVER)
    @Operation(
            operationId = "retirePostingPolicy",
            summary = "Withdraws a draft, or an active version whose date is still far enough away",
            description = "A version that has booked stays: activate another one that follows it.")
    @APIResponse(
            responseCode = "200",
            description = "Retired, now or before.",
            content =
                    @Content(
                            schema = @Schema(implementation = PolicyView.class),
                            examples = @ExampleObject(name = "retired", value = PolicyExamples.RETIRED)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-policy",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "too-soon or policy-decided.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<PolicyView> retire(
            @Parameter(description = "name@version", example = "retail-default@3") @RestPath String id) {
        return view(book.retire(caller.tenant(), PolicyAnswers.id(id), caller.subject()));
    }

    private static Uni<PolicyView> view(Uni<PolicyChange> change) {
        return change.map(PolicyAnswers::done).map(done -> PolicyView.of(done.version(), List.of()));
    }

    @Schema(name = "PolicyList")
    record PolicyList(List<PolicyView> items) {}
}
