package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.CheckpointQuery;
import io.tieout.recon.app.Checkpoints;
import io.tieout.recon.app.Checkpoints.Checkpoint;
import io.tieout.recon.app.Checkpoints.OpenBreak;
import io.tieout.recon.app.Checkpoints.SignsAs;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.Filters;
import io.tieout.recon.app.FreezeCheckpoint;
import io.tieout.recon.app.SignCheckpoint;
import io.tieout.recon.app.SignCheckpoint.Signer;
import io.tieout.recon.rest.CheckpointView.OpenBreakView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/// As-of runs that are frozen and signed.
@Path("/v1/checkpoints")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Checkpoints", description = "Frozen proof of a window, bound to its hash and signed by two persons.")
class CheckpointResource {

    private final FreezeCheckpoint freezing;
    private final SignCheckpoint signing;
    private final Checkpoints checkpoints;
    private final Caller caller;

    CheckpointResource(FreezeCheckpoint freezing, SignCheckpoint signing, Checkpoints checkpoints, Caller caller) {
        this.freezing = freezing;
        this.signing = signing;
        this.checkpoints = checkpoints;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.FINANCE)
    @Operation(
            operationId = "freezeCheckpoint",
            summary = "Freezes what a window adds up to, over all rules, for one legal entity and currency",
            description =
                    "By all that is known now. The same figures give the same content, byte by byte: repeating the"
                            + " request answers the checkpoint that has it. The opening is the closing of the checkpoint whose window"
                            + " ends the day before; without one it is taken from the history of breaks.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = CheckpointRequest.class),
                            examples = @ExampleObject(name = "a week", value = CheckpointExamples.REQUEST)))
    @APIResponse(
            responseCode = "201",
            description = "Frozen.",
            content =
                    @Content(
                            schema = @Schema(implementation = CheckpointView.class),
                            examples = @ExampleObject(name = "refund lag", value = CheckpointExamples.CHECKPOINT)))
    @APIResponse(
            responseCode = "200",
            description = "Nothing has changed since the window was frozen; the checkpoint of then.",
            content = @Content(schema = @Schema(implementation = CheckpointView.class)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter: the window ends in the future.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "unprocessable: a part of the window is missing or malformed; each is named with its fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> freeze(CheckpointRequest request) {
        return freezing.freeze(caller.tenant(), caller.subject(), request.window())
                .map(frozen -> {
                    CheckpointView view = CheckpointView.of(frozen.checkpoint());
                    return frozen.isNew()
                            ? Response.created(URI.create("/v1/checkpoints/" + view.id()))
                                    .entity(view)
                                    .build()
                            : Response.ok(view).build();
                });
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listCheckpoints", summary = "Lists checkpoints without their content, the latest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of checkpoints.",
            content =
                    @Content(
                            schema = @Schema(implementation = CheckpointPage.class),
                            examples = @ExampleObject(name = "one", value = CheckpointExamples.LIST)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-cursor or bad-page-size: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<CheckpointView>> list(
            @Parameter(description = "Legal entity.", example = "US") @RestQuery @Nullable String entity,
            @Parameter(description = "Currency.", example = "USD") @RestQuery @Nullable String currency,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        Map<String, @Nullable String> parameters = new HashMap<>();
        parameters.put("entity", entity);
        parameters.put("currency", currency);
        CheckpointQuery query = new Filters(parameters).checkpoints();
        PageRequest page = PageRequest.of(pageSize, cursor, "checkpoints", tenant, query);
        return checkpoints
                .list(tenant, query, page)
                .map(found -> page.page(found, (Checkpoint each) -> List.of(each.order()))
                        .map(CheckpointView::withoutContent));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "getCheckpoint", summary = "One checkpoint with its content and its signatures")
    @APIResponse(
            responseCode = "200",
            description = "The checkpoint.",
            content =
                    @Content(
                            schema = @Schema(implementation = CheckpointView.class),
                            examples = @ExampleObject(name = "refund lag", value = CheckpointExamples.CHECKPOINT)))
    @APIResponse(
            responseCode = "400",
            description = "bad-id: the id is no UUID.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-checkpoint: there is none with this id in the token's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<CheckpointView> one(@Parameter(description = "Checkpoint id.") @RestPath String id) {
        return signing.found(caller.tenant(), FilterValues.id("id", id)).map(CheckpointView::of);
    }

    @GET
    @Path("/{id}/content")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getCheckpointContent",
            summary = "The content in its canonical form, whose SHA-256 is the hash",
            description = "Byte by byte as it was signed: `sha256sum` of the answer is contentSha256.")
    @APIResponse(
            responseCode = "200",
            description = "The content; `ETag` is its hash.",
            content =
                    @Content(
                            schema =
                                    @Schema(
                                            type =
                                                    org.eclipse.microprofile.openapi.annotations.enums.SchemaType
                                                            .OBJECT)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-checkpoint: there is none with this id in the token's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> content(@Parameter(description = "Checkpoint id.") @RestPath String id) {
        return signing.found(caller.tenant(), FilterValues.id("id", id))
                .map(checkpoint -> Response.ok(
                                checkpoint.content().json().getBytes(StandardCharsets.UTF_8),
                                MediaType.APPLICATION_JSON_TYPE)
                        .header("ETag", '"' + checkpoint.content().sha256() + '"')
                        .build());
    }

    @GET
    @Path("/{id}/breaks")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listCheckpointBreaks",
            summary = "The breaks that were open when it was frozen, by id",
            description =
                    "The content binds to this list by openBreaks.sha256: SHA-256 of `id version delta` in minor units,"
                            + " one break a line, by id.")
    @APIResponse(
            responseCode = "200",
            description = "A page of breaks.",
            content =
                    @Content(
                            schema = @Schema(implementation = CheckpointBreakPage.class),
                            examples = @ExampleObject(name = "one", value = CheckpointExamples.BREAKS)))
    @APIResponse(
            responseCode = "400",
            description = "bad-id, bad-cursor or bad-page-size: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-checkpoint: there is none with this id in the token's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<OpenBreakView>> breaks(
            @Parameter(description = "Checkpoint id.") @RestPath String id,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        UUID known = FilterValues.id("id", id);
        PageRequest page = PageRequest.of(pageSize, cursor, "checkpoint-breaks", tenant, known);
        return signing.found(tenant, known)
                .chain(_ -> checkpoints.open(tenant, known, page))
                .map(found ->
                        page.page(found, (OpenBreak each) -> List.of(each.id())).map(OpenBreakView::of));
    }

    @POST
    @Path("/{id}:sign")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.FINANCE, Roles.APPROVER})
    @Operation(
            operationId = "signCheckpoint",
            summary = "Signs a complete checkpoint, as who prepared it or as who reviewed it",
            description = "Two different persons, for the same content. The window must be over. Nobody signs who"
                    + " accepted a large difference in it; other breaks close by evidence.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            schema = @Schema(implementation = SignatureRequest.class),
                            examples = @ExampleObject(name = "prepared", value = CheckpointExamples.SIGNATURE)))
    @APIResponse(
            responseCode = "200",
            description = "Signed.",
            content =
                    @Content(
                            schema = @Schema(implementation = CheckpointView.class),
                            examples = @ExampleObject(name = "refund lag", value = CheckpointExamples.CHECKPOINT)))
    @APIResponse(
            responseCode = "403",
            description =
                    "second-person-needed: the caller prepared it, or accepted a large difference in it. Or the token has not the role: finance for the"
                            + " preparer, approver for the reviewer.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-checkpoint: there is none with this id in the token's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "other-content, already-signed or not-prepared.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description =
                    "incomplete-checkpoint: something is unexplained, or the window is not over. close-hindered: the content's"
                            + " hindrances say why it cannot be closed. unprocessable: a field"
                            + " is missing or malformed.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<CheckpointView> sign(
            @Parameter(description = "Checkpoint id.") @RestPath String id, SignatureRequest request) {
        UUID known = FilterValues.id("id", id);
        SignsAs as = request.role();
        Signer signer = new Signer(caller.subject(), caller.roles());
        return signing.sign(caller.tenant(), known, as, signer, request.hash()).map(CheckpointView::of);
    }

    /// For the API description only.
    @Schema(name = "CheckpointPage")
    record CheckpointPage(
            List<CheckpointView> items,

            @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}

    /// For the API description only.
    @Schema(name = "CheckpointBreakPage")
    record CheckpointBreakPage(
            List<OpenBreakView> items,

            @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}
}
