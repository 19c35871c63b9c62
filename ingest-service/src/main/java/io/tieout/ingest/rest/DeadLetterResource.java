package io.tieout.ingest.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.smallrye.mutiny.Uni;
import io.tieout.ingest.app.DeadLetter;
import io.tieout.ingest.app.DeadLetterDesk;
import io.tieout.ingest.app.SealedLetter;
import io.tieout.kit.page.Cursor;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.CommonProblem;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.kit.security.SecretBox;
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
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Records that some service could not process.
@Path("/v1/dead-letters")
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
class DeadLetterResource {

    private final DeadLetterDesk desk;
    private final SecretBox box;
    private final Caller caller;

    DeadLetterResource(DeadLetterDesk desk, SecretBox box, Caller caller) {
        this.desk = desk;
        this.box = box;
        this.caller = caller;
    }

    record Origin(String topic, int partition, long offset) {}

    /// @param headers of the record; absent where it does not say whose it was
    /// @param value of the record in base64; only where one letter is asked for
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DeadLetterView(
            String id,
            String service,
            String reason,
            String detail,
            Origin origin,
            int attempts,
            Instant at,
            @Nullable String traceId,

            @JsonRawValue @Schema(implementation = Object.class) @Nullable
            String headers,

            byte @Nullable [] value) {

        static DeadLetterView of(DeadLetter letter, byte @Nullable [] value) {
            boolean isOwned = !letter.tenant().isEmpty();
            return new DeadLetterView(
                    letter.id(),
                    letter.service(),
                    letter.reason(),
                    letter.detail(),
                    new Origin(letter.topic(), letter.partition(), letter.offset()),
                    letter.attempts(),
                    letter.at(),
                    TraceIds.of(letter.traceparent()),
                    isOwned ? letter.headers() : null,
                    isOwned ? value : null);
        }
    }

    /// Newest first. Where a record does not say whose it was, only where it lay and why it failed is shown.
    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            summary = "List dead letters",
            description = "Records of all services that can never be processed as they are, newest first.")
    @APIResponse(
            responseCode = "200",
            description = "A page of dead letters.",
            content =
                    @Content(
                            mediaType = "application/json",
                            examples = @ExampleObject(name = "dead letters", value = Examples.DEAD_LETTERS)))
    public Uni<Page<DeadLetterView>> list(
            @Parameter(description = "Only what this service gave up", example = "ledger-service") @RestQuery @Nullable
                    String service,
            @Parameter(description = "Only this class of reason", example = "malformed") @RestQuery @Nullable
                    String reason,
            @Parameter(description = "Given up at or after", example = "2026-03-03T00:00:00Z") @RestQuery @Nullable
                    String since,
            @RestQuery @Nullable String pageSize,
            @RestQuery @Nullable String cursor) {
        PageRequest page = PageRequest.of(pageSize, cursor, "dead-letters", caller.tenant(), service, reason, since);
        var filter = new DeadLetterDesk.Filter(service, reason, TimeParameter.of("since", since));
        Cursor after = page.after();
        var from = after == null ? null : new DeadLetterDesk.After(after.instant(0), after.text(1));
        return desk.list(caller.tenant(), filter, from, page.limit())
                .map(rows ->
                        page.page(rows, row -> List.of(row.at(), row.id())).map(row -> DeadLetterView.of(row, null)));
    }

    /// With the record's value.
    @GET
    @Path("/{id}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(summary = "Show a dead letter", description = "With the record's headers and its value in base64.")
    @APIResponse(
            responseCode = "200",
            description = "The dead letter.",
            content = @Content(mediaType = "application/json", schema = @Schema(implementation = DeadLetterView.class)))
    @APIResponse(
            responseCode = "404",
            description = "The tenant has no such dead letter.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<DeadLetterView> one(@RestPath String id) {
        return desk.find(caller.tenant(), id)
                .map(found -> found.map(letter -> DeadLetterView.of(letter, SealedLetter.open(box, letter)))
                        .orElseThrow(() -> CommonProblem.NOT_FOUND.because("There is no dead letter '" + id + "'.")));
    }
}
