package io.tieout.alert.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.alert.app.AlertArchive;
import io.tieout.alert.app.AlertArchive.DeliveryFilter;
import io.tieout.alert.domain.DeliveryStatus;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Who was told what, when, and whether they took it.
@Path("/v1/deliveries")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Deliveries", description = "The log of messages to webhooks and mailboxes.")
class DeliveryResource {

    private final AlertArchive archive;
    private final Caller caller;

    DeliveryResource(AlertArchive archive, Caller caller) {
        this.archive = archive;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "List deliveries with every try, newest first")
    @APIResponse(responseCode = "200", description = "One page; `next` is the cursor of the following one.")
    @APIResponse(
            responseCode = "400",
            description = "A filter, the page size or the cursor is malformed.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<DeliveryView>> list(
            @Parameter(description = "pending, delivered, failed or withdrawn") @RestQuery @Nullable String status,
            @Parameter(description = "Id of an alert") @RestQuery @Nullable String alert,
            @Parameter(description = "Id of a channel") @RestQuery @Nullable String channel,
            @Parameter(description = "1 to 500, default 50") @RestQuery @Nullable String pageSize,
            @Parameter(description = "`next` of the page before") @RestQuery @Nullable String cursor) {
        Faults.requireCode("status", DeliveryStatus.class, status);
        UUID ofAlert = Faults.optionalId("alert", alert);
        UUID ofChannel = Faults.optionalId("channel", channel);
        String tenant = caller.tenant();
        PageRequest page = PageRequest.of(pageSize, cursor, "deliveries", tenant, status, alert, channel);
        return archive.deliveries(tenant, new DeliveryFilter(status, ofAlert, ofChannel), page)
                .map(lines -> page.page(lines, line -> List.of(line.createdAt(), line.id()))
                        .map(DeliveryView::of));
    }
}
