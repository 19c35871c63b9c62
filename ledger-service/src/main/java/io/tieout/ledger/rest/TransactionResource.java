package io.tieout.ledger.rest;

import io.smallrye.mutiny.Uni;
import io.tieout.event.Reference;
import io.tieout.kit.page.Page;
import io.tieout.kit.page.PageRequest;
import io.tieout.kit.problem.Problem;
import io.tieout.kit.security.Caller;
import io.tieout.kit.security.Roles;
import io.tieout.ledger.app.BusinessTransaction;
import io.tieout.ledger.app.BusinessTransaction.Named;
import io.tieout.ledger.app.BusinessTransaction.Summary;
import io.tieout.ledger.app.Calendars;
import io.tieout.ledger.app.Policies;
import io.tieout.ledger.app.TransactionLog;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Business flows from end to end.
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Transactions")
class TransactionResource {

    private static final int MULTIPLE_CHOICES = 300;

    private final TransactionLog transactions;
    private final Policies policies;
    private final Calendars calendars;
    private final Caller caller;

    TransactionResource(TransactionLog transactions, Policies policies, Calendars calendars, Caller caller) {
        this.calendars = calendars;
        this.transactions = transactions;
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @Path("/transactions/{correlationId}")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "getTransaction",
            summary = "Shows one business flow: every system's events, the entries, where each object stands",
            description = "Any correlation id that an event of the flow ever had leads to it. An id that was made of a"
                    + " reference which stopped joining leads to several, answered with status 300.")
    @APIResponse(
            responseCode = "200",
            description = "The transaction; at most 1,000 events.",
            content =
                    @Content(
                            schema = @Schema(implementation = TransactionView.class),
                            examples = @ExampleObject(name = "refund", value = Examples.TRANSACTION)))
    @APIResponse(
            responseCode = "300",
            description = "The id leads to several transactions; the latest 50, and where all of them are listed.",
            content =
                    @Content(
                            schema = @Schema(implementation = SeveralTransactionsView.class),
                            examples = @ExampleObject(name = "hub", value = Examples.SEVERAL_TRANSACTIONS)))
    @APIResponse(
            responseCode = "404",
            description = "unknown-transaction",
            content = @Content(mediaType = Problem.MEDIA_TYPE, schema = @Schema(implementation = Problem.class)))
    public Uni<RestResponse<Object>> find(
            @Parameter(description = "From X-Correlation-Id, an event or an entry.") @RestPath String correlationId) {
        UUID id = Parameters.id("correlationId", correlationId);
        String tenant = caller.tenant();
        return transactions
                .find(tenant, id, PageRequest.PAGE_SIZE_DEFAULT)
                .map(found -> answer(
                        id,
                        tenant,
                        found.orElseThrow(() -> LedgerProblem.UNKNOWN_TRANSACTION.because("No transaction has the id "
                                + id + ". If its first event was accepted a moment ago it may still be on its way."))));
    }

    private RestResponse<Object> answer(UUID id, String tenant, Named named) {
        return switch (named) {
            case Named.One(BusinessTransaction transaction) ->
                RestResponse.ok(TransactionView.of(
                        transaction, new ChartOfAccounts(policies.of(tenant), calendars.of(tenant))));
            case Named.Several several ->
                RestResponse.ResponseBuilder.create(MULTIPLE_CHOICES)
                        .entity((Object) SeveralTransactionsView.of(id, several))
                        .build();
        };
    }

    @GET
    @Path("/transactions")
    @RolesAllowed(Roles.VIEWER)
    @Operation(operationId = "listTransactions", summary = "Lists transactions, the latest first")
    @APIResponse(
            responseCode = "200",
            description = "A page of transactions.",
            content =
                    @Content(
                            schema = @Schema(implementation = TransactionPage.class),
                            examples = @ExampleObject(name = "page", value = Examples.TRANSACTIONS)))
    public Uni<Page<TransactionSummaryView>> list(
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        PageRequest page = PageRequest.of(pageSize, cursor, "transactions", tenant);
        return transactions
                .list(tenant, before(page), page.limit())
                .map(found -> page.page(found, (Summary summary) -> List.of(summary.id()))
                        .map(TransactionSummaryView::of));
    }

    @GET
    @Path("/lookup")
    @RolesAllowed(Roles.VIEWER)
    @Operation(
            operationId = "lookUp",
            summary = "Finds transactions by a name that some system gave to something",
            description = "An unknown reference finds nothing, which is an answer and not an error.")
    @APIResponse(
            responseCode = "200",
            description = "The transactions with events that carry the reference, the latest first.",
            content =
                    @Content(
                            schema = @Schema(implementation = LookupView.class),
                            examples = @ExampleObject(name = "order", value = Examples.LOOKUP)))
    public Uni<LookupView> lookUp(
            @Parameter(description = "type:issuer:value", example = "order:shopify-us:1001", required = true)
                    @RestQuery
                    @Nullable
                    String ref,
            @Parameter(description = "Items per page, 1 to 500; 50 when left out.") @RestQuery @Nullable
                    String pageSize,
            @Parameter(description = "`next` of the page before.") @RestQuery @Nullable String cursor) {
        String tenant = caller.tenant();
        Reference reference = Parameters.reference("ref", ref);
        PageRequest page = PageRequest.of(pageSize, cursor, "lookup", tenant, reference);
        return transactions
                .lookUp(tenant, reference, before(page), page.limit())
                .map(found -> {
                    Page<TransactionSummaryView> items = page.page(
                                    found.transactions(), (Summary summary) -> List.of(summary.id()))
                            .map(TransactionSummaryView::of);
                    boolean joins = reference.type().joins() && !found.stoppedJoining();
                    return new LookupView(reference.toString(), joins, items.items(), items.next());
                });
    }

    private static @Nullable Long before(PageRequest page) {
        return page.after() == null ? null : page.after().number(0);
    }

    @Schema(name = "TransactionPage")
    record TransactionPage(
            List<TransactionSummaryView> items, @Nullable String next) {}
}
