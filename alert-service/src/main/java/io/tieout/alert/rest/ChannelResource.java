package io.tieout.alert.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.Channels;
import io.tieout.alert.app.webhook.SealedSecrets;
import io.tieout.alert.app.webhook.WebhookSecret;
import io.tieout.alert.domain.Channel;
import io.tieout.alert.domain.Target;
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

/// Where the caller's tenant wants to be told.
@Path("/v1/channels")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Channels", description = "Signed webhooks and mailboxes.")
class ChannelResource {

    private static final String WEBHOOK =
            "{\"name\":\"finance-webhook\",\"kind\":\"webhook\",\"url\":\"https://hooks.example.com/tieout\"}";
    private static final String EMAIL =
            "{\"name\":\"finance-mail\",\"kind\":\"email\",\"recipients\":[\"finance@example.com\"]}";

    private final Channels channels;
    private final ChannelForm form;
    private final SealedSecrets secrets;
    private final Caller caller;

    ChannelResource(Channels channels, ChannelForm form, SealedSecrets secrets, Caller caller) {
        this.channels = channels;
        this.form = form;
        this.secrets = secrets;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List channels by name")
    @APIResponse(responseCode = "200", description = "One page; `next` is the cursor of the following one.")
    @APIResponse(
            responseCode = "400",
            description = "The page size or the cursor is malformed.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<ChannelView>> list(
            @Parameter(description = "1 to 500, default 50") @RestQuery @Nullable String pageSize,
            @Parameter(description = "`next` of the page before") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        PageRequest page = PageRequest.of(pageSize, cursor, "channels", tenant);
        return channels.list(tenant, page)
                .map(found ->
                        page.page(found, kept -> List.of(kept.channel().name())).map(ChannelView::of));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show one channel, without its secret")
    @APIResponse(responseCode = "200", description = "The channel.")
    @APIResponse(
            responseCode = "404",
            description = "There is no such channel in the caller's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<ChannelView> one(@RestPath String id) {
        return channels.find(caller.tenant(), Faults.id("channel", id))
                .map(found -> ChannelView.of(found.orElseThrow(() -> Faults.unknown("channel"))));
    }

    @POST
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Add a channel",
            description = "Idempotent by name and content. A signing secret that Tieout makes is shown once, here.")
    @RequestBody(
            content =
                    @Content(
                            schema = @Schema(implementation = ChannelRequest.class),
                            examples = {
                                @ExampleObject(name = "webhook", value = WEBHOOK),
                                @ExampleObject(name = "e-mail", value = EMAIL)
                            }))
    @APIResponse(
            responseCode = "201",
            description = "Added.",
            content = @Content(schema = @Schema(implementation = ChannelView.class)))
    @APIResponse(
            responseCode = "200",
            description = "It was there already.",
            content = @Content(schema = @Schema(implementation = ChannelView.class)))
    @APIResponse(
            responseCode = "409",
            description = "Another channel has the name.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Fields are wrong; each is named with its fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<ChannelView>> add(ChannelRequest request) {
        ChannelForm.Filled filled = form.read(caller.tenant(), UUID.randomUUID(), request, true);
        return channels.add(filled.channel()).map(added -> {
            if (added.isNew()) {
                boolean wasMade = request.secret() == null;
                ChannelView view = ChannelView.of(
                        added.kept(),
                        filled.secret()
                                .filter(_ -> wasMade)
                                .map(WebhookSecret::reveal)
                                .orElse(null));
                return RestResponse.ResponseBuilder.<ChannelView>created(URI.create("/v1/channels/" + view.id()))
                        .entity(view)
                        .build();
            }
            if (!isSame(added.kept().channel(), filled, request)) {
                throw nameTaken(filled.channel().name());
            }
            return RestResponse.ok(ChannelView.of(added.kept()));
        });
    }

    @PUT
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(
            summary = "Replace a channel",
            description = "Without a secret the present one stays. A new one signs beside the old one for a day.")
    @RequestBody(content = @Content(schema = @Schema(implementation = ChannelRequest.class)))
    @APIResponse(responseCode = "200", description = "Replaced.")
    @APIResponse(
            responseCode = "404",
            description = "There is no such channel in the caller's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "The name is taken, the kind is another, or the version is not the present one.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "Fields are wrong; each is named with its fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<ChannelView> replace(@RestPath String id, ChannelRequest request) {
        ChannelForm.Filled filled = form.read(caller.tenant(), Faults.id("channel", id), request, false);
        return channels.replace(filled.channel(), Optional.ofNullable(request.version()))
                .map(outcome -> switch (outcome) {
                    case Channels.Replaced.Done done -> ChannelView.of(done.kept());
                    case Channels.Replaced.Unknown _ -> throw Faults.unknown("channel");
                    case Channels.Replaced.NameTaken _ ->
                        throw nameTaken(filled.channel().name());
                    case Channels.Replaced.OtherKind _ ->
                        throw AlertProblem.CHANNEL_KIND.at(
                                "/kind", "The channel is of another kind.", "Add a new channel and delete this one.");
                    case Channels.Replaced.Stale(int version) ->
                        throw AlertProblem.STALE_VERSION.at(
                                "/version", "The present version is " + version + ".", "Read it again, then send it.");
                });
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed(Roles.OPERATOR)
    @Operation(summary = "Delete a channel", description = "What still waits to be sent there fails.")
    @APIResponse(responseCode = "204", description = "Deleted.")
    @APIResponse(
            responseCode = "404",
            description = "There is no such channel in the caller's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "409",
            description = "Rules name the channel.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Void> remove(@RestPath String id) {
        return channels.remove(caller.tenant(), Faults.id("channel", id))
                .invoke(outcome -> {
                    switch (outcome) {
                        case Channels.Removed.Done _ -> {}
                        case Channels.Removed.Unknown _ -> throw Faults.unknown("channel");
                        case Channels.Removed.InUse(List<String> rules) ->
                            throw AlertProblem.CHANNEL_IN_USE.because("Take it out of these rules first: "
                                    + String.join(", ", rules) + ". Or disable it with PUT.");
                    }
                })
                .replaceWithVoid();
    }

    /// A secret that the request brings must be the one that is kept; one it leaves out may be any.
    private boolean isSame(Channel present, ChannelForm.Filled filled, ChannelRequest request) {
        Channel wanted = filled.channel();
        boolean isSameTarget = switch (present.target()) {
            case Target.Webhook webhook ->
                wanted.target() instanceof Target.Webhook other
                        && other.url().equals(webhook.url())
                        && (request.secret() == null
                                || filled.secret()
                                        .equals(Optional.of(secrets.open(
                                                webhook.sealedSecrets().getFirst(), present.id()))));
            case Target.Email email -> email.equals(wanted.target());
        };
        return isSameTarget && present.isEnabled() == wanted.isEnabled();
    }

    private static RuntimeException nameTaken(String name) {
        return AlertProblem.NAME_TAKEN.at(
                "/name",
                "A channel '" + name + "' exists with other content.",
                "Choose another name, or PUT it under its id.");
    }
}
