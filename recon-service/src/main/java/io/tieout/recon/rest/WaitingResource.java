package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.AcceptBreaks;
import io.tieout.recon.app.Acceptances.Waiting;
import io.tieout.recon.rest.AcceptanceView.WaitingView;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What waits for a second person.
@Path("/v1/acceptances")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Breaks")
class WaitingResource {

    private final AcceptBreaks accepting;
    private final Caller caller;

    WaitingResource(AcceptBreaks accepting, Caller caller) {
        this.accepting = accepting;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listWaitingAcceptances",
            summary = "Lists proposals to let a difference stay that wait for another person, the oldest first",
            description = "Those that can still be approved: of the last 24 hours, about breaks that are as they were"
                    + " read.")
    @APIResponse(
            responseCode = "200",
            description = "A page of proposals.",
            content =
                    @Content(
                            schema = @Schema(implementation = WaitingPage.class),
                            examples = @ExampleObject(name = "a rounding", value = AcceptanceExamples.WAITING)))
    @APIResponse(
            responseCode = "400",
            description = "bad-cursor or bad-page-size: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Page<WaitingView>> list(
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        PageRequest page = PageRequest.of(pageSize, cursor, "acceptances", tenant, "waiting");
        return accepting
                .waiting(tenant, page)
                .map(found -> page.page(
                                found,
                                (Waiting each) -> List.of(
                                        each.step().proposal().at(),
                                        each.state().breakId()))
                        .map(WaitingView::of));
    }

    /// For the API description only.
    @Schema(name = "WaitingAcceptancePage")
    record WaitingPage(
            List<WaitingView> items,

            @Schema(description = "Cursor of the next page; absent on the last one.")
            String next) {}
}
