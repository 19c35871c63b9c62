package io.tieout.ingest.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.ingest.app.IngestProblem;
import io.tieout.ingest.app.RegisterSource;
import io.tieout.ingest.app.SourceForm;
import io.tieout.ingest.app.SourceRecord;
import io.tieout.ingest.app.Sources;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.problem.ProblemException;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Who may send, and as what.
@Path("/v1/sources")
@SecurityRequirement(name = IngestApplication.TOKEN)
@APIResponse(
        responseCode = "401",
        description = "A valid token is needed.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "403",
        description = "The token lacks the role, or names no tenant.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@Tag(name = "sources")
class SourceResource {

    private final RegisterSource registration;
    private final Sources sources;
    private final Caller caller;

    SourceResource(RegisterSource registration, Sources sources, Caller caller) {
        this.registration = registration;
        this.sources = sources;
        this.caller = caller;
    }

    /// Idempotent: the same description again changes nothing and shows no key.
    @POST
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Register a source",
            description = "Answers with the source's API key, shown this once. Ids of webhook sources are unique "
                    + "among all tenants, because a webhook's address names no tenant.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SourceDescription.class),
                            examples = @ExampleObject(name = "Shopify shop", value = Examples.SOURCE)))
    @APIResponse(
            responseCode = "201",
            description = "Registered; the key is shown now and never again.",
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SourceView.class),
                            examples = @ExampleObject(name = "registered", value = Examples.SOURCE_REGISTERED)))
    @APIResponse(
            responseCode = "200",
            description = "It was registered before with this very content.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SourceView.class)))
    @APIResponse(
            responseCode = "409",
            description = "The id is in use with other content, or as another webhook address.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The description has faults; each is named.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> register(byte @Nullable [] body) {
        SourceForm.Filled form = SourceBody.read(caller.tenant(), body, null, true);
        return registration
                .register(form.source(), form.secret())
                .map(outcome -> answer(outcome, form.source().id()));
    }

    /// Replaces the description; a secret left out stays as it is.
    @PUT
    @Path("/{id}")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Change a source",
            description = "The key stays. A new secret counts at once, the one before for 24 hours more.")
    @RequestBody(
            required = true,
            content =
                    @Content(
                            mediaType = "application/json",
                            schema = @Schema(implementation = SourceDescription.class),
                            examples = @ExampleObject(name = "Shopify shop", value = Examples.SOURCE)))
    @APIResponse(
            responseCode = "200",
            description = "Changed.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SourceView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such source.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "The description has faults, or another format.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> change(@RestPath String id, byte @Nullable [] body) {
        SourceForm.Filled form = SourceBody.read(caller.tenant(), body, id, false);
        return registration.change(form.source(), form.secret()).map(outcome -> answer(outcome, id));
    }

    /// For a key that was lost or seen by others.
    @POST
    @Path("/{id}/api-key")
    @RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
    @Operation(summary = "Make a new API key", description = "Shown this once; the one before ends at once.")
    @APIResponse(
            responseCode = "200",
            description = "The source with its new key.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SourceView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such source.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SourceView> newApiKey(@RestPath String id) {
        return registration
                .newApiKey(caller.tenant(), id)
                .map(made -> made.map(known -> SourceView.of(known.kept(), known.apiKey()))
                        .orElseThrow(() -> unknown(id)));
    }

    /// In the order of their ids.
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List the tenant's sources", description = "Never shows a secret or a key.")
    @APIResponse(responseCode = "200", description = "A page of sources.")
    public Uni<Page<SourceView>> list(@RestQuery @Nullable String pageSize, @RestQuery @Nullable String cursor) {
        PageRequest page = PageRequest.of(pageSize, cursor, "sources", caller.tenant());
        String after = page.after() == null ? null : page.after().text(0);
        return sources.list(caller.tenant(), after, page.limit())
                .map(rows -> page.page(rows, row -> List.of(row.source().id())).map(SourceView::of));
    }

    /// One source.
    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show a source", description = "Never shows a secret or a key.")
    @APIResponse(
            responseCode = "200",
            description = "The source.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = SourceView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such source.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<SourceView> one(@RestPath String id) {
        Uni<Optional<SourceRecord>> found = sources.find(caller.tenant(), id);
        return found.map(kept -> kept.map(SourceView::of).orElseThrow(() -> unknown(id)));
    }

    private static Response answer(RegisterSource.Registration outcome, String id) {
        return switch (outcome) {
            case RegisterSource.Registered(var kept, var apiKey) ->
                Response.status(Response.Status.CREATED)
                        .entity(SourceView.of(kept, apiKey))
                        .build();
            case RegisterSource.Unchanged(var kept) ->
                Response.ok(SourceView.of(kept)).build();
            case RegisterSource.Changed(var kept) ->
                Response.ok(SourceView.of(kept)).build();
            case RegisterSource.Different() ->
                throw IngestProblem.SOURCE_EXISTS.at(
                        "/id",
                        "Source '" + id + "' is registered with other content.",
                        "Change it with PUT /v1/sources/" + id + ", or register another id.");
            case RegisterSource.IdTaken() ->
                throw IngestProblem.SOURCE_ID_TAKEN.at(
                        "/id",
                        "The id '" + id + "' is in use as a webhook address.",
                        "Register another id; ids of webhook sources are unique in the whole installation.");
            case RegisterSource.Unknown() -> throw unknown(id);
            case RegisterSource.FormatFixed(var format) ->
                throw IngestProblem.BAD_SOURCE.at(
                        "/format",
                        "A source keeps its format; '" + id + "' speaks " + format + ".",
                        "Register another source for the other format.");
        };
    }

    private static ProblemException unknown(String id) {
        return CommonProblem.NOT_FOUND.because("There is no source '" + id + "'.");
    }
}
