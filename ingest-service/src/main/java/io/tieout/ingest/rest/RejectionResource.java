package io.tieout.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import io.tieout.ingest.app.Receipts;
import io.tieout.ingest.app.Rejection;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.FieldError;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.security.SecurityRequirement;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// What sources sent and nobody could read.
@Path("/v1/rejections")
@SecurityRequirement(name = IngestApplication.TOKEN)
@APIResponse(
        responseCode = "401",
        description = "A valid token is needed.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "403",
        description = "The token lacks the role, or names no tenant.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@Tag(name = "desk")
class RejectionResource {

    private final Receipts receipts;
    private final Caller caller;

    RejectionResource(Receipts receipts, Caller caller) {
        this.receipts = receipts;
        this.caller = caller;
    }

    /// @param index of the item in its batch
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record RejectionView(
            String receiptId,
            int index,
            String source,
            Instant receivedAt,

            @JsonRawValue @Schema(implementation = FieldError[].class)
            String errors,

            @Nullable Instant resolvedAt) {

        static RejectionView of(Rejection rejection) {
            return new RejectionView(
                    rejection.receiptId(),
                    rejection.index(),
                    rejection.source(),
                    rejection.receivedAt(),
                    rejection.errors(),
                    rejection.resolvedAt());
        }
    }

    /// Newest first.
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "List rejections",
            description = "Inputs that broke the contract, newest first; each names its fields and its receipt.")
    @APIResponse(
            responseCode = "200",
            description = "A page of rejections.",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "rejections", value = Examples.REJECTIONS)))
    public Uni<Page<RejectionView>> list(
            @Parameter(description = "Only this source's", example = "shopify-us") @RestQuery @Nullable String source,
            @Parameter(description = "Received at or after", example = "2026-03-03T00:00:00Z") @RestQuery @Nullable
                    String since,
            @Parameter(description = "true: not resolved by a later delivery yet") @RestQuery @Nullable Boolean open,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String cursor) {
        PageRequest page = PageRequest.of(pageSize, cursor, "rejections", caller.tenant(), source, since, open);
        var filter = new Receipts.RejectionFilter(source, TimeParameter.of("since", since), open);
        Cursor after = page.after();
        var from = after == null
                ? null
                : new Receipts.After(after.instant(0), after.text(1), Math.toIntExact(after.number(2)));
        return receipts.rejections(caller.tenant(), filter, from, page.limit())
                .map(rows -> page.page(rows, row -> List.of(row.receivedAt(), row.receiptId(), row.index()))
                        .map(RejectionView::of));
    }
}
