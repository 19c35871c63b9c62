package io.tieout.ledger.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.UnmappedCodes;
import io.tieout.ledger.app.UnmappedCodes.Filter;
import io.tieout.ledger.app.UnmappedCodes.Unmapped;
import io.tieout.ledger.domain.CodeKind;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.OffsetDateTime;
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

/// The codes that nobody has said the meaning of.
@Path("/v1/unmapped")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Cross-references")
class UnmappedResource {

    private final UnmappedCodes codes;
    private final Caller caller;

    UnmappedResource(UnmappedCodes codes, Caller caller) {
        this.codes = codes;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "listUnmapped",
            summary =
                    "Lists codes without a meaning: how many events carry them, since when, and what is open for them",
            description =
                    "Of kinds for which cross-references are kept for the source, and tenders that stand in suspense."
                            + " A code is gone when PUT /v1/cross-references/{source}/{kind}/{code} has said what it means.")
    @APIResponse(
            responseCode = "200",
            description = "A page of codes, by kind, source and code.",
            content =
                    @Content(
                            schema = @Schema(implementation = UnmappedPage.class),
                            examples = @ExampleObject(name = "a tender", value = CrossReferenceExamples.UNMAPPED)))
    @APIResponse(
            responseCode = "400",
            description = "bad-filter, bad-page-size or bad-cursor.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<UnmappedPage> list(
            @Parameter(description = "sku, location, tender or account.") @RestQuery @Nullable String kind,
            @Parameter(description = "Who writes the codes.", example = "pos-us") @RestQuery @Nullable String source,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        Filter filter = new Filter(
                Parameters.optionalCode("kind", kind, List.of(CodeKind.values())),
                Parameters.optionalText("source", source));
        PageRequest page = PageRequest.of(pageSize, cursor, "unmapped", tenant, filter);
        return codes.list(tenant, filter, CodeKeys.after(page.after()), page.limit())
                .map(found -> page.page(found, unmapped -> CodeKeys.of(unmapped.key())))
                .map(found -> new UnmappedPage(
                        found.items().stream().map(UnmappedView::of).toList(), found.next()));
    }

    @Schema(name = "UnmappedPage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record UnmappedPage(List<UnmappedView> items, @Nullable String next) {}

    @Schema(name = "UnmappedCode")
    record UnmappedView(
            @Schema(enumeration = {"sku", "location", "tender", "account"})
            String kind,

            @Schema(examples = "pos-us") String source,
            @Schema(examples = "GC") String code,
            @Schema(description = "How many carry it.") long events,

            @Schema(description = "When the earliest of them happened.")
            OffsetDateTime firstSeen,

            @Schema(description = "When the latest of them happened.")
            OffsetDateTime lastSeen,

            @Schema(
                    description =
                            "What stands in suspense for them, by currency. An event with several unmapped codes is"
                                    + " in the amounts of each.")
            List<OpenView> open) {

        static UnmappedView of(Unmapped unmapped) {
            return new UnmappedView(
                    unmapped.key().kind().code(),
                    unmapped.key().source(),
                    unmapped.key().code(),
                    unmapped.events(),
                    Times.of(unmapped.firstSeen()),
                    Times.of(unmapped.lastSeen()),
                    unmapped.open().stream()
                            .map(open -> new OpenView(MoneyView.of(open.debits()), MoneyView.of(open.credits())))
                            .toList());
        }
    }

    @Schema(name = "UnmappedOpen")
    record OpenView(
            @Schema(description = "Of events with a debit balance in suspense.")
            MoneyView debits,

            @Schema(description = "Of events with a credit balance in suspense.")
            MoneyView credits) {}
}
