package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.FilterValues;
import io.tieout.recon.app.ProvePayout;
import io.tieout.recon.table.PayoutTable;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Payouts, proved by their lines.
@Path("/v1/payouts")
@Produces({MediaType.APPLICATION_JSON, Representation.CSV, Representation.XLSX})
@Tag(name = "Reports")
class PayoutResource {

    private final ProvePayout proving;
    private final Caller caller;

    PayoutResource(ProvePayout proving, Caller caller) {
        this.proving = proving;
        this.caller = caller;
    }

    @GET
    @Path("/{payout}/proof")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "payoutProof",
            summary =
                    "Whether the lines of a payout come to what was paid, by kind of line, and whether the bank has it",
            description = "Lines = payout is one of two equations; the other, that the clearing account ties, is the"
                    + " ledger's. A manual payout has no lines and can be proved by the balance only. `bank` is what the"
                    + " rule bank-lines has of it now.")
    @APIResponse(
            responseCode = "200",
            description = "The proof, or what it lacks.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = PayoutProofView.class),
                        examples = @ExampleObject(name = "12.40 not told", value = ReportExamples.PAYOUT)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    @APIResponse(
            responseCode = "400",
            description = "bad-filter: names the parameter and the fix.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-payout: nobody told of it in the token's tenant.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    @APIResponse(
            responseCode = "422",
            description = "unprocessable: it has more than 10,000 lines.",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<Response> proof(
            @Parameter(description = "The payout's reference.", example = "payout:stripe-us:po_1") @RestPath
                    String payout,
            @Parameter(description = "csv, xlsx or json; goes before the Accept header.", example = "xlsx")
                    @RestQuery
                    @Nullable
                    String format,
            @Context HttpHeaders headers) {
        Representation as = Representation.asked(format, headers);
        Reference reference = FilterValues.referenceOf("payout", payout);
        return proving.prove(caller.tenant(), reference)
                .chain(proof ->
                        as.of("payout-proof", () -> List.of(PayoutTable.of(proof)), () -> PayoutProofView.of(proof)));
    }
}
