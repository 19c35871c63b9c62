package io.tieout.recon.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.recon.app.Filters;
import io.tieout.recon.app.Rules;
import io.tieout.recon.app.TieBalances;
import io.tieout.recon.rest.BalanceTieViews.BooksView;
import io.tieout.recon.rest.BalanceTieViews.TieView;
import io.tieout.recon.table.BalanceTieTables;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/// Balances of the ledger beside those of the ERP.
@Path("/v1/reports/balance-tie")
@Produces({MediaType.APPLICATION_JSON, Representation.CSV, Representation.XLSX})
@Tag(name = "Reports")
@APIResponse(
        responseCode = "400",
        description = "bad-filter: names the parameter and the fix.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
@APIResponse(
        responseCode = "422",
        description = "unprocessable: more than 100 legal entities by currency; narrow it.",
        content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
class BalanceTieResource {

    private static final String EXAMPLE = """
            {"asOf":"2026-03-06","knownAt":"2026-03-06T12:00:00Z","books":[{"entity":"US","currency":"USD","controls":[\
            {"control":"refunds-payable","against":"open-refunds","ledgerAccounts":["2350"],"erpAccounts":[],\
            "ledger":"43.00","difference":"43.00","items":[\
            {"reason":"rejected-or-stuck","records":1,"net":"18.00","absolute":"18.00"},\
            {"reason":"timing","records":1,"net":"25.00","absolute":"25.00"}],"residual":"0.00","tied":true},\
            {"control":"stored-value","against":"erp","ledgerAccounts":["2200","2230","2240"],"erpAccounts":["2200","2230","2240"],\
            "ledger":"195.00","erp":"65.00","stated":"65.00","difference":"130.00","items":[\
            {"reason":"missing","records":1,"net":"50.00","absolute":"50.00"},\
            {"reason":"rejected-or-stuck","records":3,"net":"-20.00","absolute":"110.00"},\
            {"reason":"wrong-account","records":1,"net":"100.00","absolute":"100.00"}],\
            "residual":"0.00","untold":"0.00","tied":true}],"accounts":[{"account":"2200","debits":"75.00",\
            "credits":"230.00","balance":"-155.00","erp":"25.00","control":"stored-value"}]}]}""";

    private final TieBalances ties;
    private final Rules rules;
    private final Caller caller;

    BalanceTieResource(TieBalances ties, Rules rules, Caller caller) {
        this.ties = ties;
        this.rules = rules;
        this.caller = caller;
    }

    @GET
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "balanceTie",
            summary = "What the ledger and the ERP hold on their accounts, and what explains the difference",
            description = "Every account as the ledger told it, which is its trial balance; and of the accounts that a"
                    + " control names, what the ERP's documents come to, what the ERP states, the records that explain the"
                    + " difference by the class of their breaks, and what nothing explains.")
    @APIResponse(
            responseCode = "200",
            description = "By legal entity and currency.",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(implementation = TieView.class),
                        examples = @ExampleObject(name = "a load that was lost", value = EXAMPLE)),
                @Content(mediaType = Representation.CSV, schema = @Schema(implementation = String.class)),
                @Content(mediaType = Representation.XLSX, schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Uni<Response> tie(
            @Parameter(description = "Last business date that counts; today when left out.", example = "2026-03-06")
                    @QueryParam("asOf")
                    @Nullable
                    String asOf,
            @Parameter(description = "Legal entity.", example = "US") @QueryParam("entity") @Nullable String entity,
            @Parameter(description = "Currency.", example = "USD") @QueryParam("currency") @Nullable String currency,
            @Parameter(description = "csv, xlsx or json; without it the Accept header decides.", example = "xlsx")
                    @QueryParam("format")
                    @Nullable
                    String format,
            @Context HttpHeaders headers) {
        Representation as = Representation.asked(format, headers);
        Map<String, @Nullable String> parameters = new HashMap<>();
        parameters.put("asOf", asOf);
        parameters.put("entity", entity);
        parameters.put("currency", currency);
        TieBalances.Query query = new Filters(parameters).balances(rules.today());
        return ties.tie(caller.tenant(), query)
                .chain(found -> as.of(
                        "balance-tie-" + query.asOf(),
                        () -> BalanceTieTables.of(rules, query, found),
                        () -> new TieView(
                                query.asOf(),
                                Times.of(rules.instant()),
                                found.stream().map(BooksView::of).toList())));
    }
}
